/**
 * Why a file was not taken. Streamlit's uploader says it in English only, inside itself; the frame has written every
 * reason into the dialog, in the reader's language and hidden, and the one that holds is shown.
 */
const REASON = "[data-gw-refusal]";

/** The name of the reason in what the uploader says: a status, or what went wrong before there was one. */
export function reason(said: string): string {
  return /status code (\d{3})/.exec(said)?.[1] ?? (/or smaller/.test(said) ? "too-large" : "network");
}

/** Shows the reason that holds for the file that came last, or none: those before it stay in the uploader. */
export function tell(uploader: Element): void {
  const last = [...uploader.querySelectorAll('[data-testid="stFileChip"]')].at(-1);
  const said =
    last?.getAttribute("aria-invalid") === "true" && last.querySelector('[role="alert"]')?.textContent;
  const name = said ? reason(said) : "";
  const reasons = [...(uploader.closest('[role="dialog"]')?.querySelectorAll<HTMLElement>(REASON) ?? [])];
  const known = reasons.some((one) => one.dataset.gwRefusal === name);
  for (const one of reasons) {
    one.hidden = !name || one.dataset.gwRefusal !== (known ? name : "other");
    one.dataset.gwStatus = name;
  }
  reasons[0]?.parentElement?.classList.toggle("gw-refusing", !!name);
}
