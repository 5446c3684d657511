/** What the GRU's cell is put together from, in the whole picture and in the close-ups of its phases. */
import type { Row } from "../../cell/layout/rows";
import type { Part } from "../../cell/layout/scene";
import { DOOR, type Sketch } from "../../cell/layout/sketch";
import { tanh } from "../tanh";

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

/** tanh between the sum and the candidate's column, whose edge is `to`. */
export const squash = (sketch: Sketch, y: number, [from, middle, to]: [number, number, number]): void =>
  tanh(sketch, "candidate", y, [from, middle, to - 2], 22);
