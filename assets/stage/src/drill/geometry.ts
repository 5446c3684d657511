/** Where the products of a gate stand, and how far they reach. Numbers in, places in CSS pixels out. */
import type { Gate } from "../kinds/names";

const MOST = 96; // products that stand singly
const GROUP = 8;
const GAP = 10; // px between x and h

/** What a column stands for: the products from one to before another of [x, h], summed. */
export interface Item {
  from: number;
  to: number;
}

/** The products of one unit: (T, k, n), k gates in this order. */
export interface Table {
  products: Float32Array;
  T: number;
  n: number;
  gates: readonly Gate[];
}

/** One column a product; of more than MOST eight at a time, but for the group that begins at `open`. */
export function itemsOf(D: number, H: number, open: number | null): Item[] {
  const items: Item[] = [];
  const by = D + H > MOST ? GROUP : 1;
  for (const [start, end] of [
    [0, D],
    [D, D + H],
  ] as const)
    for (let from = start; from < end; from += by) {
      const to = Math.min(end, from + by);
      if (from !== open) items.push({ from, to });
      else for (let k = from; k < to; k++) items.push({ from: k, to: k + 1 });
    }
  return items;
}

/** What the columns stand for at a step, one number each. */
export function sumsOf(
  { products, n, gates }: Table,
  gate: Gate,
  step: number,
  items: readonly Item[],
): number[] {
  const row = (step * gates.length + gates.indexOf(gate)) * n;
  return items.map(({ from, to }) =>
    products.subarray(row + from, row + to).reduce((sum, one) => sum + one, 0),
  );
}

export interface Extent {
  up: number;
  down: number;
}

/** How far the columns reach over all steps of the sentence. */
export function extentOf(table: Table, gate: Gate, items: readonly Item[]): Extent {
  const extent = { up: 0, down: 0 };
  for (let step = 0; step < table.T; step++)
    for (const sum of sumsOf(table, gate, step, items)) {
      extent.up = Math.max(extent.up, sum);
      extent.down = Math.max(extent.down, -sum);
    }
  return extent;
}

/** Where 0 lies, and the pixels of 1. */
export interface Scale {
  zero: number;
  perOne: number;
}

export function scaleOf({ up, down }: Extent, { top, bottom }: { top: number; bottom: number }): Scale {
  const all = up + down;
  const perOne = all ? (bottom - top) / all : 0;
  return { zero: all ? top + up * perOne : (top + bottom) / 2, perOne };
}

/** The scales of the last table: looked for once, and walked with. */
export class Scales {
  private known: { of: unknown[]; extent: Extent } | null = null;

  of(table: Table, gate: Gate, items: readonly Item[], room: { top: number; bottom: number }): Scale {
    const of = [table.products, gate, items.length, items.find(({ from, to }) => to - from === 1)?.from];
    if (of.some((one, k) => one !== this.known?.of[k]))
      this.known = { of, extent: extentOf(table, gate, items) };
    return scaleOf(this.known!.extent, room);
  }
}

/** What is positive rises, what is negative hangs. */
export function barOf(value: number, { zero, perOne }: Scale): { top: number; height: number } {
  const height = Math.abs(value) * perOne;
  return { top: value > 0 ? zero - height : zero, height };
}

/** Columns from the largest to the smallest, whatever their sign. */
export const ranked = (sums: readonly number[]): number[] =>
  sums.map((_, k) => k).sort((a, b) => Math.abs(sums[b]!) - Math.abs(sums[a]!) || a - b);

export interface Spot {
  x: number;
  width: number;
}

/** A column's place: in order, with a gap between x and h, or at its rank. */
export function placed(
  items: readonly Item[],
  k: number,
  rank: number | null,
  { left, right, D }: { left: number; right: number; D: number },
): Spot {
  const width = (right - left - GAP) / items.length;
  const gap = rank === null && items[k]!.from >= D ? GAP : 0;
  return { x: left + (rank ?? k) * width + gap, width };
}

/** The column whose middle is nearest. */
export function nearest(spots: readonly Spot[], x: number): number {
  const away = spots.map((spot) => Math.abs(spot.x + spot.width / 2 - x));
  return away.indexOf(Math.min(...away));
}

/** A sum in steps: each part begins where the last has ended. */
export function fallOf(parts: readonly number[]): { bars: { from: number; to: number }[]; z: number } {
  let z = 0;
  const bars = parts.map((part) => ({ from: z, to: (z += part) }));
  return { bars, z };
}

/** Whether tanh is taken of a sum: of a candidate's, and of an RNN's. */
export const isTanh = (gate: Gate): boolean => gate === "g" || gate === "sum";

/** What is made of a sum: tanh or the model's own σ. */
export function curveOf(gate: Gate, hardSlope: number | null): (z: number) => number {
  if (isTanh(gate)) return Math.tanh;
  if (hardSlope === null) return (z) => 1 / (1 + Math.exp(-z));
  return (z) => Math.min(1, Math.max(0, hardSlope * z + 0.5));
}
