/** The clock of playing. */
import type { Speed } from "./frame";

/** Milliseconds from one notch to the next: at the slowest speed a notch is one phase of five. */
export const beat = (speed: Speed) => (speed === 0.5 ? 1000 / speed / 5 : 1000 / speed);

export class Player {
  private timer: ReturnType<typeof setInterval> | undefined;
  private speed: Speed | null = null;

  constructor(private readonly advance: () => void) {}

  /** Runs at a speed; null: stands still. */
  set(speed: Speed | null): void {
    if (speed === this.speed) return;
    clearInterval(this.timer);
    this.speed = speed;
    if (speed !== null) this.timer = setInterval(this.advance, beat(speed));
  }
}
