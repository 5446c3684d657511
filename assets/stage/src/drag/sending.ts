/** What is held goes off once and is waited for: that it takes long is said, and it is given up where no answer will come. */

import { isThere } from "../telling/heard";

const PATIENCE = { first: 400, again: 250, all: 10_000 }; // ms

interface Sender {
  send: (hold: string) => void;
  late: () => void; // it is still on its way
  fail: () => void;
}

export class Sending {
  private away: { hold: string; since: number } | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly by: Sender) {}

  get isAway(): boolean {
    return this.away !== null;
  }

  send(hold: string): void {
    if (!isThere()) return this.by.fail();
    this.away = { hold, since: performance.now() };
    this.by.send(hold);
    this.wait(PATIENCE.first);
  }

  /** Whether what has come answers it: what was sent, or anything else than stood `before`. */
  isAnswer(hold: string, before: string): boolean {
    return this.away !== null && (hold === this.away.hold || hold !== before);
  }

  private wait(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      if (!this.away) return;
      if (!isThere() || performance.now() - this.away.since > PATIENCE.all) return this.by.fail();
      this.by.late();
      this.wait(PATIENCE.again);
    }, ms);
  }

  end(): void {
    clearTimeout(this.timer);
    this.away = null;
  }
}
