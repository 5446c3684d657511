/** tanh on the followed lane, between the column that goes in and the one that comes out. */
import { type Part, through } from "../cell/layout/scene";
import type { Sketch } from "../cell/layout/sketch";

const ROOM = { before: 12, after: 10 }; // px: a shorter wire has no head

/** `half`: px of its box on either side of the middle. */
export function tanh(
  sketch: Sketch,
  part: Part,
  y: number,
  [from, middle, to]: readonly [number, number, number],
  half: number,
): void {
  const [left, right] = [middle - half, middle + half];
  sketch.wire("into-tanh", through([from, y], [left, y]), part, "g", left - from > ROOM.before);
  sketch.wire("out-of-tanh", through([right, y], [to, y]), part, "g", to - right > ROOM.after);
  sketch.box("tanh", "tap", left, y - 10, 2 * half, 20, part, "g");
  sketch.write("tanh", middle, y + 4, part, "g", { symbol: "tanh", size: "tap" });
}
