/** What a hand holds a door or the cell's value by: a leaf over its place, a mark with a note where it was, its number, and a slider. */

import type { Column } from "../cell/layout/scene";
import { hide, lay, make, mark, say } from "../primitives/dom";
import type { Area } from "../primitives/pen";
import { rangeOf } from "./pull";
import type { Pulled } from "./wish";
import "./drag.css";

/** What is held, and how it is said. */
export interface Held {
  part: Pulled;
  value: number;
  old: number; // where the mark stands
  note: string; // beside the mark
  number: string; // beside the leaf's edge; "" where the note says it
  slider: { name: string; value: string; text?: string } | null; // null: it is not moved any more
}

export class Grip {
  readonly note = make("span", "gw-pull-old");
  readonly knob = make("span", "gw-pull-knob", { role: "slider", tabindex: "0" });
  private readonly number = make("span", "gw-pull-number");
  private readonly hatch = make("i", "gw-pull-hatch");
  readonly element = make("div", "gw-pull", {}, make("i"), this.note, this.number, this.knob);

  /** `kind`: a class of its own. Stands on its board while something is held, and not in the document otherwise. */
  constructor(
    private readonly board: HTMLElement,
    private readonly kind = "",
  ) {}

  /** Over a place of the board; `behind` is where a door's lane goes on, drawn as thick as it will be. */
  draw({ part, value, old, note, number, slider }: Held, place: Area, behind: Area | null = null): void {
    const { element, hatch, knob } = this;
    const [low, high] = rangeOf({ part, old });
    mark(element, "class", `gw-pull gw-tone-${part}${part === "c" ? " gw-pull-level" : ""} ${this.kind}`);
    lay(element, place);
    for (const one of [element, hatch])
      for (const [name, at] of Object.entries({ "--v": value, "--o": old }))
        one.style.setProperty(name, String((at - low) / (high - low)));
    say(this.note, note);
    say(this.number, number);
    hide(this.number, !number);
    hide(knob, !slider);
    for (const [name, text] of Object.entries({
      "aria-label": slider?.name ?? null,
      "aria-valuemin": low,
      "aria-valuemax": high,
      "aria-valuenow": slider?.value.replace("−", "-") ?? null,
      "aria-valuetext": slider?.text ?? null,
      "aria-orientation": part === "c" ? "horizontal" : "vertical",
    }))
      mark(knob, name, text);
    if (behind) lay(hatch, behind);
    else hatch.remove();
    if (!element.isConnected) this.board.append(element);
    if (behind && !hatch.isConnected) element.before(hatch);
  }

  remove(): void {
    if (!this.element.isConnected) return;
    this.hatch.remove();
    this.element.remove();
  }
}

/** The place of a unit's square in a column; null where it has none. */
export function placeOf(column: Pick<Column, "x" | "width" | "rows"> | undefined, unit: number): Area | null {
  const row = column?.rows[unit];
  return row ? { x: column!.x, y: row.y, width: column!.width, height: row.height } : null;
}
