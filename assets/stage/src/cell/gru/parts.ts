/** What the GRU's cell is put together from, in the whole picture and in the close-ups of its phases. */
import type { Row } from "../rows";
import { type Part, through } from "../scene";
import { DOOR, type Sketch } from "../sketch";

/** A column of doors; returns the edges of its lanes. */
export const door = (sketch: Sketch, vector: "r" | "z" | "rest", x: number, rows: Row[], part: Part) =>
  sketch.column(vector, x, rows, part, DOOR.width);

/** A tap whose sum is neither σ's nor tanh's yet. */
export function tapOf(sketch: Sketch, id: "u" | "n", symbol: string, x: number, y: number, part: Part): void {
  sketch.box(`tap-${id}`, "tap", x - 23, y - 10, 46, 20, part, "g");
  sketch.write(`tap-${id}`, x, y + 4, part, "g", { symbol, size: "tap" });
}

/** The followed unit's addition, on its way to tanh. */
export function plus(sketch: Sketch, x: number, y: number): void {
  sketch.box("plus-n", "tap", x - 8, y - 8, 16, 16, "candidate", "g");
  sketch.write("plus-n", x, y + 4.5, "candidate", "g", { symbol: "+", size: "tap" });
}

/** tanh between the sum and the candidate's column. */
export function tanh(sketch: Sketch, y: number, [from, middle, to]: [number, number, number]): void {
  sketch.wire("into-tanh", through([from, y], [middle - 22, y]), "candidate", "g", middle - 22 - from > 12);
  sketch.wire("out-of-tanh", through([middle + 22, y], [to - 2, y]), "candidate", "g", to - middle > 34);
  sketch.box("tanh", "tap", middle - 22, y - 10, 44, 20, "candidate", "g");
  sketch.write("tanh", middle, y + 4, "candidate", "g", { symbol: "tanh", size: "tap" });
}
