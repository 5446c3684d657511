/** The rows of the drill: numbers, weights and products, a column for each. */
import type { Label } from "../frame";
import { markInk, signed } from "../primitives/colour-ruler";
import { make, mark, say } from "../primitives/dom";
import type { Palette } from "../primitives/palette";
import { barOf, type Item, placed, type Scale, type Spot } from "./geometry";
import { arithmetic, longName, type Told } from "./says";

/** Heights in CSS pixels from the top of the board. */
export interface Rows {
  narrow: boolean;
  left: number;
  right: number;
  row: number; // of a number or weight
  value: number;
  weight: number;
  bars: { top: number; bottom: number };
  names: number;
  line: number;
}

const TIGHT = 9; // px: narrower columns stand without gaps

export function rowsOf(
  { width, height }: { width: number; height: number },
  narrow: boolean,
  { fall, label }: { fall: number; label: number },
): Rows {
  const row = narrow ? 18 : Math.max(16, Math.min(36, height / 12));
  const value = narrow ? 20 : 28;
  const weight = value + row + (narrow ? 4 : Math.min(20, height / 18));
  const top = weight + row + (narrow ? 6 : 14);
  const bottom = height - (narrow ? 66 : 76);
  return {
    narrow,
    left: narrow ? 16 : label,
    right: narrow ? width : width - fall - 32,
    row,
    value,
    weight,
    bars: { top, bottom: Math.max(top + 30, bottom) },
    names: bottom + 2,
    line: narrow ? bottom + 4 : bottom + 32,
  };
}

const stripes = (values: Float32Array, palette: Palette): string => {
  const each = 100 / values.length;
  const stops = [...values].map((v, k) => `${signed(palette, v)} ${k * each}% ${(k + 1) * each}%`);
  return `linear-gradient(90deg, ${stops.join()})`;
};

export class Column {
  private readonly number = make("i", "gw-drill-cell");
  private readonly weight = make("i", "gw-drill-cell");
  private readonly bar = make("i", "gw-drill-bar");
  readonly element = make("button", "gw-product", { type: "button" }, this.number, this.weight, this.bar);

  place({ x, width }: Spot, rows: Rows): void {
    const gap = width < TIGHT ? 0 : 1;
    Object.assign(this.element.style, { transform: `translateX(${x}px)`, width: `${width}px` });
    for (const [cell, top] of [
      [this.number, rows.value],
      [this.weight, rows.weight],
    ] as const)
      Object.assign(cell.style, { top: `${top}px`, height: `${rows.row}px`, right: `${gap}px` });
    this.bar.style.right = `${gap}px`;
  }

  /** `term` is what the column lights elsewhere. */
  show(told: Told, term: string, scale: Scale, palette: Palette, label: Label): void {
    const { item, numbers, weights, sum } = told;
    const { from, to } = item;
    this.fill(this.number, numbers.subarray(from, to), palette);
    this.fill(this.weight, weights.subarray(from, to), palette);
    const { top, height } = barOf(sum, scale);
    Object.assign(this.bar.style, { top: `${top}px`, height: `${height}px` });
    mark(this.bar, "data-sign", sum < 0 ? "−" : "+");
    mark(
      this.element,
      "aria-label",
      label("drill_column", { name: longName(told, label), line: arithmetic(told, label) }),
    );
    mark(this.element, "data-term", term || null);
  }

  /** Without numbers. */
  blank(): void {
    for (const cell of [this.number, this.weight]) {
      cell.style.background = "";
      mark(cell, "data-minus", null);
    }
    this.bar.style.height = "0";
    mark(this.element, "aria-label", "…");
    this.choose(false);
  }

  choose(is: boolean): void {
    this.element.tabIndex = is ? 0 : -1;
    mark(this.element, "aria-current", is ? "true" : null);
  }

  private fill(cell: HTMLElement, values: Float32Array, palette: Palette): void {
    const [only] = values;
    const isOne = values.length === 1;
    cell.style.background = isOne ? signed(palette, only!) : stripes(values, palette);
    cell.style.color = markInk(palette, only!);
    mark(cell, "data-minus", isOne && only! < 0 ? "" : null);
  }
}

/** The columns of a board: as many as there are items, in the order of the numbers. */
export class Columns {
  readonly element = make("div", "gw-drill-columns gw-squares");
  all: Column[] = [];

  count(n: number): void {
    if (this.all.length === n) return;
    this.all = Array.from({ length: n }, () => new Column());
    this.element.replaceChildren(...this.all.map(({ element }) => element));
  }

  /** Every column at its place, in order or by `ranks`; returns the places. */
  place(items: readonly Item[], ranks: readonly number[] | null, rows: Rows, D: number): Spot[] {
    return this.all.map((column, k) => {
      const spot = placed(items, k, ranks ? ranks.indexOf(k) : null, { ...rows, D });
      column.place(spot, rows);
      return spot;
    });
  }
}

/** A piece of writing on the board. */
export function write(element: HTMLElement, text: string, x: number, y: number): void {
  say(element, text);
  Object.assign(element.style, { left: `${x}px`, top: `${y}px` });
}
