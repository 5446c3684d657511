/** The notes of the plan that another window of this browser goes by: the item's note, the clock, what comes next. */
import { filler } from "../classroom/words";
import { now } from "../plan/kept";
import { named, type Says } from "../plan/list";
import { make, say } from "../primitives/dom";
import { ENTRY } from "../telling/record";
import type { Data } from "./data";

const TICK = 1000; // ms

const clock = (seconds: number): string => {
  const [whole, sign] = [Math.abs(seconds), seconds < 0 ? "−" : ""];
  return `${sign}${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
};

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
    this.says = { fill: filler({ room: words, stage: {}, pages }), pages };
    main.replaceChildren(this.place, this.what, this.more, this.clock, this.note, this.next, this.whole);
    addEventListener("storage", ({ key }) => (key === ENTRY || key === null) && this.draw());
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
    const { plan, at, since, began } = shown;
    const [chapter, more] = named(item, this.says);
    const following = plan.items[at + 1];
    const seconds = (from: number) => Math.floor((Date.now() - from) / 1000);
    const left = 60 * item.minutes - seconds(since);
    say(this.place, fill("chip", `${at + 1} / ${plan.items.length}`));
    say(this.what, chapter);
    say(this.more, more);
    say(this.clock, clock(left));
    this.clock.classList.toggle("gw-over", left < 0);
    say(this.note, item.note);
    say(
      this.next,
      following ? fill("next", named(following, this.says).filter(Boolean).join(" · ")) : fill("last"),
    );
    say(this.whole, fill("whole", `${clock(seconds(began))} / ${plan.minutes}:00`));
  }
}
