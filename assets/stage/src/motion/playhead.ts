/** The playhead: where the walk stands, and how it goes on from there, by the score of a step and by notches of playing. */

import type { Action, State } from "../frame";
import type { Run } from "../run";
import { fitted, reduce } from "../state";
import { Clock } from "./clock";
import { courseOf, QUICK } from "./course";
import { beat, Player, pauseOf } from "./player";
import { END, restOf, startOf } from "./score";

interface Watcher {
  moment: (ms: number) => void; // the same step at another moment of its score
  ended: () => void; // the score has come to where it was to
  advance: () => void; // the next notch of playing is due
}

export class Playhead {
  state!: State;
  readonly clock: Clock;
  private readonly player: Player;
  private readonly slow = globalThis.matchMedia?.("(prefers-reduced-motion: reduce)");
  private pressed = -Infinity; // when it was last sent on

  constructor(by: Watcher) {
    this.clock = new Clock(by.moment, by.ended);
    this.player = new Player(by.advance);
  }

  /** Nothing moves where nobody wants it, nobody looks, or a text or a sum is shown. */
  get isStill(): boolean {
    const { view, drill } = this.state;
    return this.slow?.matches !== false || document.hidden || view === "text" || !!drill;
  }

  get isMoving(): boolean {
    return this.state.playing || this.clock.running;
  }

  /** The moment of the step that is to be drawn; at rest that of its phase. */
  get ms(): number {
    if (this.clock.running) return this.clock.ms;
    return this.state.drill ? END : restOf(this.state.phase);
  }

  /** Takes a wish; false where it only finished the step that was being computed. */
  take(action: Action, run: Run): boolean {
    const now = performance.now();
    const since = now - this.pressed;
    if (action.kind === "step" && action.walked && this.clock.running && since >= QUICK) {
      this.finish();
      return false;
    }
    const { state: before, isStill } = this;
    this.state = reduce(before, action, run, isStill);
    if (action.kind !== "unit") this.pressed = now;
    const course = isStill ? null : courseOf({ action, before, after: this.state, since });
    if (course) this.clock.start(course);
    else if ((["step", "phase", "drill"] as const).some((name) => this.state[name] !== before[name]))
      this.clock.stop();
    return true;
  }

  /** Stands at a place at once, whatever played. */
  stand(step: number, run: Run): void {
    this.clock.stop();
    this.state = fitted({ ...this.state, step }, run);
  }

  /** Plays the phase it is in, once. */
  playPhase(): void {
    const { phase } = this.state;
    if (!this.isStill) this.clock.start({ from: startOf(phase), to: restOf(phase), rate: 1 });
  }

  /** The step that is being computed is there at once. */
  finish(): void {
    this.clock.stop();
    this.pressed = performance.now();
    this.state = { ...this.state, playing: false };
  }

  /** Drawn: while it plays, the next notch comes after a while, unless a step still moves. */
  wait(): void {
    const { state, clock, isStill } = this;
    const isDue = state.playing && !clock.running;
    this.player.set(isDue ? (isStill ? beat(state.speed) : pauseOf(state.speed)) : null);
  }

  stop(): void {
    this.clock.stop();
    this.player.set(null);
  }
}
