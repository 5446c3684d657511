/** What stands beside the bands: who reads, what a column is, what its colours mean, and whose unit is followed. */

import type { Frame, Label } from "../frame";
import { Ruler } from "../legend/ruler";
import { DIRECTIONS, type Direction } from "../payload";
import { CARETS } from "../primitives/carets";
import { make, mark, say } from "../primitives/dom";
import { type Layout, squaresTop } from "./geometry";

const BESIDE = CARETS + 5; // px from the squares to the tag
const TAG = 34; // height of the followed unit's two lines

/** "unit 3 of this reader", and that the other reader's unit 3 is another. */
export function unitOf(label: Label, direction: Direction, unit: number): [string, string] {
  const other = direction === "forward" ? "backward" : "forward";
  return [
    label(`readers_unit_${direction}`, { unit: unit + 1 }),
    `≠ ${label(`readers_unit_${other}`, { unit: unit + 1 })}`,
  ];
}

export class Signs {
  private readonly names = DIRECTIONS.map((direction) =>
    make("div", `gw-reader-name gw-reader-${direction}`, {}, make("b"), make("span"), make("small")),
  );
  private readonly column = make("span", "gw-readers-column");
  private readonly word = make("span", "gw-readers-word");
  private readonly ruler = new Ruler();
  private readonly legend = make("div", "gw-readers-legend", {}, this.column, this.word, this.ruler.element);
  private readonly tag = make("div", "gw-reader-tag", {}, make("b"), make("span"));
  readonly elements = [...this.names, this.legend, this.tag];

  lay({ run, label, narrow }: Frame, g: Layout): void {
    const column = label("readers_column", { H: run.H });
    DIRECTIONS.forEach((direction, n) => {
      const [name, way, note] = this.names[n]!.children;
      say(name!, label(`readers_${direction}`));
      say(way!, label(`readers_way_${direction}`));
      say(note!, narrow ? "" : column);
      const style = narrow
        ? { top: `${rowOf(g, direction)}px`, height: "", width: "" }
        : { top: `${g.top[direction]}px`, height: `${g.band}px`, width: `${g.names - 12}px` };
      Object.assign(this.names[n]!.style, style);
    });
    this.ruler.draw(label);
    say(this.column, narrow ? column : "");
    say(this.word, narrow ? "" : label("legend_colour"));
    Object.assign(
      this.legend.style,
      narrow
        ? { top: "0", height: "", width: "100%" }
        : { top: `${g.tileTop}px`, height: `${g.tile}px`, width: `${g.names - 12}px` },
    );
  }

  step({ run, state, label, narrow }: Frame, g: Layout): void {
    const { direction, unit } = state;
    DIRECTIONS.forEach((one, n) => mark(this.names[n]!, "data-on", one === direction));
    const [mine, others] = unitOf(label, direction, unit);
    say(this.tag.firstElementChild!, mine);
    say(this.tag.lastElementChild!, others);
    const middle = squaresTop(g, direction, run.H) + (unit + 0.5) * g.row;
    const top = Math.max(g.top[direction], Math.min(g.top[direction] + g.band - TAG, middle - TAG / 2));
    Object.assign(
      this.tag.style,
      narrow
        ? { top: `${rowOf(g, direction)}px`, left: "", right: "0" }
        : { top: `${top}px`, left: `${g.names + g.view + BESIDE}px`, right: "" },
    );
  }
}

/** On a phone: over the forward reader's band, under the backward reader's. */
const rowOf = (g: Layout, direction: Direction): number =>
  g.top[direction] + (direction === "forward" ? -22 : g.band + 2);
