/** Over the one lane of the first minute: the sentence, under each character what the lane holds after it, and where words will stand. */

import { decimal, short } from "../format";
import type { Frame, Pane } from "../frame";
import { restOf } from "../motion/score";
import { markInk, signed } from "../primitives/colour-ruler";
import { make, mark, say, veil } from "../primitives/dom";
import { face } from "../sentence/tokens";

const TIGHT = 6; // columns of a telephone that bear three decimals

interface Column {
  tile: HTMLElement;
  memory: HTMLElement;
}

class FirstPane implements Pane {
  readonly element = make("div", "gw-first");
  private readonly tiles = make("div", "gw-first-row gw-first-tiles");
  private readonly memories = make("div", "gw-first-row");
  private readonly words = make("div", "gw-first-row");
  private readonly notes = [make("span", "gw-first-note gw-part-c"), make("span", "gw-first-note")];
  private readonly arrow = make("p", "gw-first-arrow");
  private columns: Column[] = [];
  private frame: Frame | null = null;

  constructor() {
    this.element.append(this.tiles, this.memories, this.words, this.arrow);
  }

  draw(frame: Frame, previous: Frame | null): void {
    this.frame = frame;
    if (!frame.first) return;
    if (frame.run !== previous?.run || !this.columns.length) this.lay(frame);
    this.show(frame.ms);
  }

  private lay({ run, first }: Frame): void {
    this.columns = run.payload.tokens.map((token) => ({
      tile: make("span", "gw-first-tile", {}, face(token)),
      memory: make("span", "gw-first-memory"),
    }));
    const { words } = first!.told;
    say(this.notes[0]!, words.after!);
    say(this.notes[1]!, words.answer_later!);
    say(this.arrow, words.reads!);
    this.tiles.replaceChildren(...this.columns.map(({ tile }) => tile));
    this.memories.replaceChildren(...this.columns.map(({ memory }) => memory), this.notes[0]!);
    this.element.style.setProperty("--gw-columns", String(this.columns.length));
    this.words.replaceChildren(
      ...this.columns.map(() => make("span", "gw-first-word", {}, "?")),
      this.notes[1]!,
    );
  }

  /** The lane's value after each character that has been read; that of the step itself once its sum is there. */
  show(ms: number): void {
    const { frame } = this;
    if (!frame?.first) return;
    const { run, state, palette } = frame;
    const reader = run.reader("forward");
    const isTight = frame.narrow && this.columns.length > TIGHT;
    this.columns.forEach(({ tile, memory }, place) => {
      const isThere = place < state.step || (place === state.step && ms >= restOf("update"));
      const value = reader.value("c", place, state.unit);
      mark(tile, "data-now", place === state.step && frame.first!.story.beat > 1);
      say(memory, isThere ? (isTight ? decimal(value, 2) : short(value)) : "");
      memory.style.background = isThere ? signed(palette, value) : "";
      memory.style.color = isThere ? markInk(palette, value) : "";
      memory.classList.toggle("gw-due", !isThere);
    });
    veil(this.arrow, frame.first.story.beat > 1); // its row stays
  }
}

export const firstPane = (): Pane => new FirstPane();
