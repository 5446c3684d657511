/** The notes of the plan that another window of this browser goes by: the item's note, the clock, what comes next. */
import { clock } from "../classroom/clock";
import { filler } from "../classroom/words";
import { clocks, now, onKept, placeOf } from "../plan/kept";
import { named, type Says, titled } from "../plan/list";
import { make, say } from "../primitives/dom";
import type { Data } from "./data";

const TICK = 1000; // ms

export class Notes {
  private readonly says: Says;
  private readonly place = make("p");
  private readonly what = make("h1");
  private readonly more = make("p");
  private readonly clock = make("p", "gw-clock", { role: "timer" });
  private readonly note = make("p", "gw-note");
  private readonly next = make("p");
  private readonly whole = make("p");

  constructor(main: HTMLElement, { words, pages }: Data) {
    this.says = { fill: filler({ room: words }), pages };
    main.replaceChildren(this.place, this.what, this.more, this.clock, this.note, this.next, this.whole);
    onKept(() => this.draw());
    setInterval(() => this.draw(), TICK);
    this.draw();
  }

  private draw(): void {
    const { fill } = this.says;
    const shown = now();
    const item = shown?.plan.items[shown.at];
    if (!shown || !item) {
      say(this.what, fill("none"));
      for (const one of [this.place, this.more, this.clock, this.note, this.next, this.whole]) say(one, "");
      return;
    }
    const { plan, at } = shown;
    const [chapter, more] = named(item, this.says);
    const following = plan.items[at + 1];
    const { left, gone } = clocks(shown);
    say(this.place, fill("chip", placeOf(shown)));
    say(this.what, chapter);
    say(this.more, more);
    say(this.clock, clock(left));
    this.clock.classList.toggle("gw-over", left < 0);
    say(this.note, item.note);
    say(this.next, following ? fill("next", titled(following, this.says)) : fill("last"));
    say(this.whole, fill("whole", `${clock(gone)} / ${plan.minutes}:00`));
  }
}
