/** What was sent to Python arrives before a click does that follows it.

Streamlit sends what changed at the end of a moment, as a run of one fragment; a click on another page goes out at once,
and one in another fragment is swallowed. So such a click is held until Python has heard, and then repeated.

A button that the page draws anew between press and release gets no click from the browser: it is given one. */
const LONGEST = 3000; // ms: where the server is away, a click is let through all the same
const LOOK = 30;
const PRESSED = "a[href], button, summary, [role=button]";

export interface Sender {
  flush(): void; // sends what has not been sent yet
  isAway(): boolean; // something sent has not been heard of
  isThere(): boolean; // the server, as far as the page knows
  forget(): void; // what is away is no longer waited for
  leave(): void; // another page has been asked for
}

/** Finds what was pressed again: the answer that a click is held for may have drawn it anew under the same key. */
function standingFor(pressed: HTMLElement): () => HTMLElement | undefined {
  const place = pressed.closest<HTMLElement>('[class*="st-key-"]');
  const key = [...(place?.classList ?? [])].find((name) => name.startsWith("st-key-"));
  const number = place ? [...place.querySelectorAll(PRESSED)].indexOf(pressed) : -1;
  return () => {
    if (pressed.isConnected || !key) return pressed;
    const now = document.querySelector(`.${CSS.escape(key)}:not([data-retained="true"])`);
    return now?.querySelectorAll<HTMLElement>(PRESSED)[number];
  };
}

export class ClickDelay {
  private held: (() => void) | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private down: HTMLElement | null = null; // what is pressed and not released yet
  private standing: () => HTMLElement | undefined = () => undefined; // what stands in its place
  private isSilent = false; // a click was held for as long as may be, and nothing has been heard since

  constructor(
    private readonly root: HTMLElement,
    private readonly sender: Sender,
    signal: AbortSignal,
  ) {
    document.addEventListener("pointerdown", (event) => this.press(event), { capture: true, signal });
    document.addEventListener("pointerup", (event) => this.release(event), { capture: true, signal });
    document.addEventListener("click", (event) => this.click(event), { capture: true, signal });
    window.addEventListener("popstate", () => this.sender.leave(), { signal }); // too late to send: Streamlit has asked
  }

  private press(event: PointerEvent): void {
    this.down = (event.target as Element).closest<HTMLElement>(PRESSED);
    if (this.down) this.standing = standingFor(this.down);
  }

  private release(event: PointerEvent): void {
    const isGone = this.down !== null && !this.down.isConnected;
    this.down = null;
    const now = isGone ? this.standing() : undefined;
    if (now?.contains(event.target as Element)) setTimeout(() => now.click()); // after the browser's, beside it
  }

  private click(event: MouseEvent): void {
    const pressed = (event.target as Element).closest<HTMLElement>(PRESSED);
    if (!pressed || this.root.contains(pressed) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const leaves =
      pressed instanceof HTMLAnchorElement && pressed.pathname !== location.pathname && !pressed.target;
    if (event.isTrusted) {
      this.sender.flush();
      if (this.isWorthWaiting()) {
        event.preventDefault();
        event.stopImmediatePropagation();
        const standing = standingFor(pressed);
        return this.hold(() => standing()?.click(), performance.now() + LONGEST); // the browser does not trust this one
      }
    }
    if (leaves) this.sender.leave();
  }

  isHolding(): boolean {
    return this.held !== null;
  }

  /** Something is on its way, and an answer may come. */
  private isWorthWaiting(): boolean {
    const isAway = this.sender.isAway();
    if (!isAway) this.isSilent = false;
    return isAway && !this.isSilent && this.sender.isThere();
  }

  private hold(again: () => void, until: number): void {
    this.held = again;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      if (!this.sender.isAway()) this.sender.flush(); // the walk may have gone on
      if (this.isWorthWaiting() && performance.now() < until) return this.hold(again, until);
      this.isSilent = this.sender.isAway();
      this.sender.forget();
      this.held = null;
      again();
    }, LOOK);
  }

  /** The stage goes: a click that is held goes its way now. */
  end(): void {
    clearTimeout(this.timer);
    this.held?.();
  }
}
