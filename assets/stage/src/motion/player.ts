/** The clock of playing: when the next notch is due. */
import type { Speed } from "../frame";
import { PAUSE, rateOf } from "./course";

const SKIM = 400; // ms from one result to the next

/** Milliseconds from one notch to the next where nothing moves: at the slowest speed a notch is one phase of five. */
export const beat = (speed: Speed): number =>
  speed === "skim" ? SKIM : speed === 0.5 ? 1000 / speed / 5 : 1000 / speed;

/** The pause before the next character, once a step has come to its end. */
export const pauseOf = (speed: Speed): number => {
  const rate = rateOf(speed);
  return rate ? PAUSE / rate : SKIM;
};

export class Player {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private wait: number | null = null;

  constructor(private readonly advance: () => void) {}

  /** Lets one notch come after so many milliseconds, once; null: none is to come. */
  set(wait: number | null): void {
    if (wait === this.wait) return;
    clearTimeout(this.timer);
    this.wait = wait;
    if (wait !== null)
      this.timer = setTimeout(() => {
        this.wait = null;
        this.advance();
      }, wait);
  }
}
