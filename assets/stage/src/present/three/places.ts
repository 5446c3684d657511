/** Where the three cells stand side by side on the wall: pure numbers, in CSS pixels. */
import type { Area } from "../../primitives/pen";

export interface Wish {
  width: number;
  height: number;
  unit: number; // what shares are of
  sizes: readonly number[]; // greatest first
}

/** Of one card, from its own corner. */
export interface Places {
  cards: Area[];
  pad: number;
  rows: Record<Row, Area>;
}

export type Row = "title" | "about" | "film" | "names" | "lane" | "numbers" | "was" | "comes" | "formula";

/** Of a text's line, in its own type size: which size, 0 the greatest, and how high the line is. */
const LINES: Partial<Record<Row, [type: number, high: number]>> = {
  title: [1, 1.2],
  about: [3, 1.35],
  names: [3, 1.5],
  numbers: [2, 1.3],
  was: [4, 1.3],
  comes: [3, 1.4],
  formula: [3, 1.6],
};
const ORDER: Row[] = ["title", "about", "film", "names", "lane", "numbers", "was", "comes", "formula"];
const GAP = 0.01; // between cards, at their edges, round the film, and above the formula
const FILM = 0.55; // of what no text takes; the lane has the rest

export function placesOf({ width, height, unit, sizes }: Wish): Places {
  const gap = GAP * unit;
  const wide = (width - 2 * gap) / 3;
  const cards = [0, 1, 2].map((n) => ({ x: n * (wide + gap), y: 0, width: wide, height }));
  const lines = ORDER.map((row) => LINES[row]).map((line) => (line ? line[1] * sizes[line[0]]! : 0));
  const free = height - 5 * gap - lines.reduce((sum, high) => sum + high, 0);
  const rows = {} as Record<Row, Area>;
  let y = gap;
  ORDER.forEach((row, n) => {
    if (row === "film" || row === "names" || row === "formula") y += gap;
    const high = row === "film" ? FILM * free : row === "lane" ? (1 - FILM) * free : lines[n]!;
    rows[row] = { x: gap, y, width: wide - 2 * gap, height: high };
    y += high;
  });
  return { cards, pad: gap, rows };
}

/** On a lane, in shares of its width: middles of the door and of what comes in, and how wide a square is. */
export const LANE = { door: 0.42, entry: 0.62, square: 0.11 };

/** The greatest of these types in which old, door and new do not meet; `widths` are of the greatest. */
export function numbersIn(
  width: number,
  widths: readonly [number, number, number],
  types: readonly number[],
) {
  const [old, door, fresh] = widths;
  const fits = (by: number) => {
    const apart = 0.4 * types[0]! * by;
    const left = LANE.door * width - (door * by) / 2;
    const right = LANE.door * width + (door * by) / 2;
    return (!door || old * by + apart <= left) && right + apart <= width - fresh * by;
  };
  return types.find((type) => fits(type / types[0]!)) ?? types.at(-1)!;
}
