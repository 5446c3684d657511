/** Which column of the drill is chosen, in which order the columns stand, and which group is taken apart. */
import { type Item, itemsOf } from "./geometry";
import type { Order } from "./head";

export class Choice {
  order: Order = "order";
  private at = 0; // the first of [x, h] that the chosen column stands for
  private of = ""; // the gate and the unit for which it was chosen
  private open: number | null = null; // the group that is taken apart

  items(D: number, H: number): Item[] {
    return itemsOf(D, H, this.open);
  }

  /** Of another sum the largest product is chosen. */
  begin(of: string, largest: Item): void {
    if (of !== this.of) this.at = largest.from;
    this.of = of;
  }

  take({ from }: Item): void {
    this.at = from;
  }

  /** Takes a group apart. */
  apart({ from, to }: Item): void {
    this.at = from;
    if (to - from > 1) this.open = from;
  }

  index(items: readonly Item[]): number {
    return Math.max(
      0,
      items.findIndex(({ from, to }) => from <= this.at && this.at < to),
    );
  }

  /** The column beside the chosen one, as they stand; undefined behind the last. */
  beside(items: readonly Item[], ranks: readonly number[], by: 1 | -1): number | undefined {
    const shown = this.order === "size" ? ranks : items.map((_, k) => k);
    return shown[shown.indexOf(this.index(items)) + by];
  }
}
