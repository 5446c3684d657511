/** The colour ruler as a picture: one bar for all signed values, the same in every view. */
import type { Label } from "../frame";
import { placeOf, TICKS } from "../primitives/colour-ruler";
import { hide, make, mark } from "../primitives/dom";

/** Where the palette's colours stand on it. */
const STOPS = { "negative-deep": -10, negative: -1, zero: 0, positive: 1, "positive-deep": 10 };

/** A place from the left end, in %. */
export const percent = (value: number): number => 50 + 50 * placeOf(value);

/** Points at a value on every ruler in `root`; null: at none. */
export function pointOn(root: Element, value: number | null): void {
  for (const caret of root.querySelectorAll<HTMLElement>(".gw-ruler-caret")) {
    hide(caret, value === null);
    if (value !== null) caret.style.left = `${percent(value)}%`;
  }
}

/** A tick as it is written. */
export const tickText = (value: number): string => String(value).replace("-", "−");

export class Ruler {
  private readonly bar = make("i", "gw-ruler-bar gw-squares");
  private readonly caret = make("i", "gw-ruler-caret", { hidden: "" });
  readonly element = make("span", "gw-ruler", { role: "img" }, this.bar, this.caret);

  constructor() {
    const stops = Object.entries(STOPS).map(
      ([name, value]) => `var(--gw-${name}) ${percent(value).toFixed(1)}%`,
    );
    this.bar.style.background = `linear-gradient(to right, ${stops.join(", ")})`;
    for (const value of TICKS) {
      const tick = make("span", "gw-tick", { "data-tick": String(value) }, tickText(value));
      tick.style.left = `${percent(value)}%`;
      this.element.append(tick);
    }
  }

  draw(label: Label): void {
    mark(this.element, "aria-label", label("ruler_aria"));
  }
}
