/** What the RNN's cell is put together from, in the whole picture and in the close-ups of its phases. */
import type { Source } from "../../cell/layout/closeup";
import type { Row } from "../../cell/layout/rows";
import { type Point, through } from "../../cell/layout/scene";
import type { Sketch } from "../../cell/layout/sketch";
import { tanh } from "../tanh";

const RADIUS = 12; // px: of the sum's sign
export const WALL = 34; // px: its width

/** The products of the followed unit on their way to its sum: a line a lane, one for all of x, one for the bias. */
export function fan(sketch: Sketch, source: Source, total: number, under: number): void {
  const y = sketch.followedY(source.h_rows);
  const from = source.h + 18;
  source.h_rows.forEach((row, lane) => {
    const way: Point[] = [
      [from, row.y + row.height / 2],
      [total - RADIUS, y],
    ];
    sketch.thread({ lane }, way, "sum");
  });
  const foot = source.end + 4;
  sketch.thread(
    "x",
    through([source.x, foot], [source.x, foot + under], [total, foot + under], [total, y + RADIUS]),
    "sum",
  );
  sketch.thread("b", through([total, source.top - 2], [total, y - RADIUS]), "sum");
  sketch.write("b", total, source.top - 6, "sum", "g", { symbol: "b" });
  sketch.box("tap-sum", "tap", total - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS, "sum", "g");
  sketch.write("tap-sum", total, y + 4.5, "sum", "g", { symbol: "Σ", size: "tap" });
}

/** tanh between the column of sums and that of the new h. */
export const squash = (sketch: Sketch, y: number, way: [number, number, number]): void =>
  tanh(sketch, "tanh", y, way, 23);

/** Lanes of the old h up to the wall, and behind it those of the new; `labels`: the height of their names. */
export function band(
  sketch: Sketch,
  rows: Row[],
  [left, right]: [number, number],
  at: { old: number; wall: number; h: number },
  labels: number,
): void {
  const [top, end] = [rows[0]!.y, rows.at(-1)!.y + rows.at(-1)!.height];
  sketch.box("belt", "belt", left, top - 5, right - left, end - top + 10, "past", "h");
  const before = sketch.column("h_prev", at.old, rows, "past", undefined, true, "old");
  const now = sketch.column("h", at.h, rows, "overwrite", undefined, true, "new");
  const [near, far] = [at.wall - WALL / 2, at.wall + WALL / 2];
  sketch.stretch("old", "h_prev", [before.right, near], rows, "past");
  sketch.stretch("behind", "h", [far, now.left], rows, "overwrite");
  sketch.stretch("onward", "h", [now.right, right], rows, "overwrite");
  sketch.box("wall", "wall", near, top - 5, WALL, end - top + 10, "past", "g");
  sketch.follow("belt", before.left, near - 1, rows, "past");
  sketch.follow("band", far + 1, right, rows, "overwrite");
  sketch.write("old", at.old, labels, "past", "h", { symbol: "h_{prev}" });
  sketch.write("wall", at.wall, labels, "past", "g", { label: "cell_wall" });
  sketch.write("new", at.h, labels, "overwrite", "h", { symbol: "h_{t}" });
}
