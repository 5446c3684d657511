/**
 * Why a file was not taken. Streamlit's uploader says it in English only, inside itself; the frame has written every
 * reason into the dialog, in the reader's language and hidden, and the one that holds is shown.
 */
const UPLOADER = '[data-testid="stFileUploader"]';
const REASON = "[data-gw-refusal]";

/** The name of the reason in what the uploader says: a status, or what went wrong before there was one. */
export function reason(said: string): string {
  return /status code (\d{3})/.exec(said)?.[1] ?? (/or smaller/.test(said) ? "too-large" : "network");
}

/** Shows the reason that holds now, or none: a refused file stays in the uploader beside one that came after it. */
export function tell(uploader: Element): void {
  const files = [...uploader.querySelectorAll('[data-testid="stFileChip"]')];
  const refused = files.filter((file) => file.ariaInvalid === "true");
  const said = refused.length === files.length && refused.at(-1)?.querySelector('[role="alert"]')?.textContent;
  const name = said ? reason(said) : "";
  const reasons = [...(uploader.closest('[role="dialog"]')?.querySelectorAll<HTMLElement>(REASON) ?? [])];
  const known = reasons.some((one) => one.dataset.gwRefusal === name);
  for (const one of reasons) {
    one.hidden = !name || one.dataset.gwRefusal !== (known ? name : "other");
    one.dataset.gwStatus = name;
  }
}

const watched = new WeakSet<Element>();

/** From the first file that an uploader is given, what it says is followed; before that nothing is watched. */
export function followUploads(page: Document): void {
  for (const kind of ["change", "drop"]) {
    page.addEventListener(kind, ({ target }) => {
      const uploader = target instanceof Element ? target.closest(UPLOADER) : null;
      if (!uploader || watched.has(uploader)) return;
      watched.add(uploader);
      new MutationObserver(() => tell(uploader)).observe(uploader, { childList: true, subtree: true });
    }, true);
  }
}
