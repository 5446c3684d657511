/** A number that changes often is told to the ear at most each five seconds, the newest last; the eye has it from others at once. */
import { make, say } from "../primitives/dom";

const GAP = 5000;

export class Polite {
  readonly element = make("span", "gw-hidden", { role: "status" });
  private timer: number | undefined;
  private waiting = "";

  tell(text: string): void {
    this.waiting = text;
    if (this.timer !== undefined || text === this.element.textContent) return;
    say(this.element, text);
    this.timer = window.setTimeout(() => {
      this.timer = undefined;
      this.tell(this.waiting);
    }, GAP);
  }
}
