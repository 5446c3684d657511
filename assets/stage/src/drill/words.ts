/** The words of the rows: what the numbers are, and what is done with them. */
import type { Frame } from "../frame";
import { make } from "../primitives/dom";
import { face } from "../sentence/tokens";
import { type Rows, write } from "./board";
import { type Item, placed } from "./geometry";

const ABOVE = 22; // px from a caption's top to its numbers
const ROWS = ["drill_value", "drill_weight", "drill_product"];

export class Words {
  private readonly captions = [
    make("span", "gw-drill-caption"),
    make("span", "gw-drill-caption gw-tone-h"),
  ] as const;
  private readonly labels = ROWS.map(() => make("span", "gw-drill-label"));
  readonly elements = [...this.captions, ...this.labels];

  /** By size x and h stand in one row, and have no caption. */
  draw({ run, state, label, narrow }: Frame, items: readonly Item[], rows: Rows, isSorted: boolean): void {
    const { left, value, weight, bars, row } = rows;
    const { D, H, payload } = run;
    const slots = { token: face(payload.tokens[state.step]!), D, H };
    const first = items.findIndex(({ from }) => from >= D);
    const [x, h] = this.captions;
    write(x, isSorted ? "" : label("drill_x", slots), left, value - ABOVE);
    write(
      h,
      isSorted ? "" : label("drill_h", slots),
      placed(items, first, null, { ...rows, D }).x,
      value - ABOVE,
    );
    Object.assign(h.style, narrow ? { left: "", right: "0" } : { right: "" });
    const words = narrow ? ["", "×", "="] : ROWS.map((key) => label(key));
    const tops = [value, weight, (bars.top + bars.bottom - row) / 2]; // the last until 0 has its place
    this.labels.forEach((element, k) => {
      write(element, words[k]!, 0, tops[k]!);
      Object.assign(element.style, { lineHeight: `${row}px`, width: `${left - (narrow ? 2 : 10)}px` });
    });
  }

  /** The products' name stands at their line. */
  level(zero: number, row: number): void {
    this.labels[2]!.style.top = `${zero - row / 2}px`;
  }
}
