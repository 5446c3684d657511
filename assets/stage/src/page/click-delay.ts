/** What was sent to Python arrives before a click does that follows it.

Streamlit sends what changed at the end of a moment, as a run of one fragment; a click on another page goes out at once,
and one in another fragment is swallowed. So such a click is held until Python has heard, and then repeated. */
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

export class ClickDelay {
  private held: (() => void) | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isSilent = false; // a click was held for as long as may be, and nothing has been heard since

  constructor(
    private readonly root: HTMLElement,
    private readonly sender: Sender,
    signal: AbortSignal,
  ) {
    document.addEventListener("click", (event) => this.click(event), { capture: true, signal });
    window.addEventListener("popstate", () => this.sender.leave(), { signal }); // too late to send: Streamlit has asked
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
        return this.hold(() => pressed.click(), performance.now() + LONGEST); // the browser does not trust this one
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
