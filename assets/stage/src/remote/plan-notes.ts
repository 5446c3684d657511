/** What a lesson plan says of the item that is shown, to the teacher alone: its place and clock, its note, what comes next. */
import { clock, secondsTo } from "../classroom/clock";
import { sleep } from "../classroom/pause";
import { fetchSecret } from "../classroom/post";
import type { Fill } from "../classroom/words";
import { hide, make, say } from "../primitives/dom";

const LOOK = 1000; // ms between two looks

/** Empty where no plan is followed (`notes` of pages/classroom/room.py). */
type Notes = Partial<Record<"place" | "what" | "note" | "next", string>> & { left?: number };

export class PlanNotes {
  private readonly place = make("p", "gw-remote-page");
  private readonly note = make("p", "gw-remote-note");
  private readonly next = make("p", "gw-remote-next");
  readonly elements = [this.place, this.note, this.next];
  private notes: Notes = {};
  private ends = 0; // of the item, on this page's own clock
  private looked = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly address: string,
    private readonly key: string,
    private readonly fill: Fill,
  ) {}

  get isPlanned(): boolean {
    return !!this.notes.place;
  }

  /** Asks for them, a second after the room has changed; `redraw` is called then. */
  async look(redraw: () => void): Promise<void> {
    const now = performance.now();
    if (now < this.looked + LOOK) return;
    this.looked = now;
    await sleep(LOOK); // the page that goes by the plan has said it by then
    try {
      this.notes = await fetchSecret<Notes>(this.address, this.key);
      this.ends = performance.now() + 1000 * (this.notes.left ?? 0);
    } catch {
      // it is asked for again at the next state
    }
    redraw();
  }

  draw(isOver: boolean): void {
    const { note = "", next = "" } = this.notes;
    say(this.note, note);
    hide(this.note, !note || isOver);
    say(this.next, this.fill("next_item", next));
    hide(this.next, !next || isOver);
  }

  /** The item and what is left of it; where no plan is followed, the `chapter`. */
  tick(chapter: string): void {
    const { place, what } = this.notes;
    say(this.place, place ? `${place} · ${what} · ${clock(secondsTo(this.ends))}` : chapter);
  }

  end(): void {
    say(this.place, this.fill("over"));
  }
}
