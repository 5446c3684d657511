/** A vote turns: for a moment it takes no press, which was meant for the state before; the clock may just have ended that. */
import { mark } from "../primitives/dom";
import type { Vote } from "./vote";

const TURN = 600; // ms

/** Which vote, round and state; "" without a vote. */
export const standsOf = (vote: Vote | undefined): string =>
  vote ? `${vote.number} ${vote.round} ${vote.state}` : "";

export class Turn {
  private stands = "";
  private timer = 0;

  /** `element` is marked as busy meanwhile. */
  constructor(private readonly element: HTMLElement) {}

  get isOn(): boolean {
    return this.timer !== 0;
  }

  /** What is shown now; whether that is new. */
  to(vote: Vote | undefined): boolean {
    const stands = standsOf(vote);
    if (stands === this.stands) return false;
    this.stands = stands;
    clearTimeout(this.timer);
    mark(this.element, "aria-busy", true);
    this.timer = window.setTimeout(() => {
      this.timer = 0;
      mark(this.element, "aria-busy", null);
    }, TURN);
    return true;
  }
}
