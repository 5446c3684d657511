/** The first minute on the stage: begun where Python sends it, and ended by its buttons or by whoever acts on the whole stage. */

import type { Frame } from "../frame";
import type { Playhead } from "../motion/playhead";
import type { Payload } from "../payload";
import { passed } from "../telling/record";
import { FirstBar } from "./bar";
import { FirstMinute } from "./minute";
import type { Wish } from "./story";

interface Stagehand {
  playhead: Playhead;
  draw: () => void;
  stand: (step: number) => void; // the whole stage, at a place
}

export class Opening {
  private minute: FirstMinute | null = null;
  private visit = "";
  private over = ""; // the visit whose first minute has come to its end
  private readonly bar = new FirstBar(
    (wish) => this.ask(wish),
    () => this.lead(),
  );
  readonly element = this.bar.element;

  constructor(private readonly by: Stagehand) {}

  /** What a frame shows of it; null where it is over. */
  get shown(): Frame["first"] {
    const { minute } = this;
    return minute && { told: minute.told, story: minute.story };
  }

  get isSingle(): boolean {
    return this.minute?.isSingle ?? false;
  }

  /** The moment at which its lane rests; null where the whole stage is shown. */
  get ms(): number | null {
    return this.minute?.isSingle ? this.minute.ms : null;
  }

  receive({ first, visit, tokens }: Payload): void {
    this.visit = visit;
    if (!first && this.minute) this.end();
    if (!first || this.minute || this.over === visit) return;
    const { playhead, draw } = this.by;
    playhead.state = {
      ...playhead.state,
      unit: first.unit,
      direction: "forward",
      view: "cell",
      phase: "output",
    };
    this.minute = new FirstMinute(first, tokens.length, {
      clock: playhead.clock,
      isStill: () => playhead.isStill,
      go: (step) => {
        playhead.state = { ...playhead.state, step };
      },
      draw: () => this.minute && draw(),
      end: () => this.end(),
    });
  }

  ask(wish: Wish): void {
    this.minute?.ask(wish);
  }

  /** Whether the key was one of the story's. */
  press({ key, shiftKey }: KeyboardEvent): boolean {
    return this.minute?.press(key, shiftKey) ?? false;
  }

  /** A stretch has been played; false where none of it was the story's. */
  next(): boolean {
    this.minute?.next();
    return this.minute !== null;
  }

  draw({ first }: Frame): void {
    if (first) this.bar.draw(first.told, first.story);
  }

  /** The stage stands open, at the first place or where the learner is. */
  end(step = 0): void {
    this.minute = null;
    this.over = this.visit;
    this.bar.end();
    passed();
    this.by.stand(step);
  }

  /** To the next chapter, by the page's own link, which keeps the visit. */
  private lead(): void {
    const link = document.querySelector<HTMLElement>(
      `a[href$="/${this.minute?.told.next}"], a[href="${this.minute?.told.next}"]`,
    );
    this.end();
    link?.click();
  }
}
