/** Plays the first minute: which leg of which beat is on screen, and what a wish makes of it. */

import type { Clock } from "../motion/clock";
import type { First } from "../payload";
import type { Story, Wish } from "./story";
import { BEGUN, isSingle, type Leg, legsOf, told, wishOf } from "./tour";

interface Stagehand {
  clock: Clock;
  isStill: () => boolean;
  go: (step: number) => void; // the playhead, without drawing
  draw: () => void;
  end: () => void;
}

export class FirstMinute {
  story: Story = BEGUN;
  ms = 0; // where the leg rests that was played last
  private legs: Leg[] = [];

  constructor(
    readonly told: First,
    private readonly T: number,
    private readonly by: Stagehand,
  ) {
    this.play();
  }

  get isSingle(): boolean {
    return isSingle(this.story);
  }

  /** A leg has come to its end. */
  next(): void {
    const { by } = this;
    const leg = this.legs.shift();
    if (leg) this.ms = leg.to;
    const [following] = this.legs;
    if (!following) return by.draw();
    by.go(following.step);
    this.ms = following.to;
    if (!following.rate || by.isStill()) return this.next();
    by.clock.start(following);
    by.draw();
  }

  ask(wish: Wish): void {
    if (typeof wish === "object") {
      this.story = told(this.story, wish)!;
      return this.by.draw();
    }
    if (wish === "on" && this.legs.length) return this.finish();
    const after = told(this.story, wish);
    if (!after) return this.by.end();
    this.story = after;
    this.play();
    if (wish === "back") this.finish();
  }

  /** Whether the key was one of the story's; the whole stage has its own. */
  press(key: string, isFine = false): boolean {
    const wish = wishOf(key, this.story, isFine);
    if (wish === null || (!this.isSingle && wish !== "skip")) return false;
    this.ask(wish);
    return true;
  }

  private play(): void {
    this.by.clock.stop();
    const legs = legsOf(this.story.beat, this.told, this.T);
    this.legs = [{ ...legs[0]!, rate: 0 }, ...legs]; // `next` begins behind the first
    this.ms = legs[0]!.from;
    this.next();
  }

  /** All that is still to play is there at once. */
  private finish(): void {
    this.by.clock.stop();
    const last = this.legs.at(-1);
    if (last) {
      this.by.go(last.step);
      this.ms = last.to;
    }
    this.legs = [];
    this.by.draw();
  }
}
