/** What the drill says of a column. */
import { decimal, spell } from "../format";
import type { Label } from "../frame";
import type { Item } from "./geometry";

const LOW = "₀₁₂₃₄₅₆₇₈₉";

/** What a column stands for and shows. */
export interface Told {
  item: Item;
  D: number; // h begins here in [x, h]
  numbers: Float32Array; // of all of [x, h], as the weights are
  weights: Float32Array;
  sum: number;
}

/** x₇, h₁₁: counted from 1. */
export function shortName({ item: { from }, D }: Told): string {
  const [letter, nth] = from < D ? ["x", from + 1] : ["h", from - D + 1];
  return letter + [...String(nth)].map((digit) => LOW[Number(digit)]).join("");
}

export function longName({ item: { from, to }, D }: Told, label: Label): string {
  const [key, first] = from < D ? ["drill_x", 0] : ["drill_h", D];
  if (to - from === 1) return label(`${key}_one`, { k: from - first + 1 });
  return label(`${key}_some`, { from: from - first + 1, to: to - first });
}

/** A column's arithmetic as it is printed: a number times its weight, or the sum of a group. */
export function arithmetic({ item: { from, to }, numbers, weights, sum }: Told, label: Label): string {
  if (to - from > 1) return label("drill_group", { n: to - from, sum: decimal(sum) });
  return spell("product", [numbers[from]!, weights[from]!], sum);
}
