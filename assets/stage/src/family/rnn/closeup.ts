/** One phase of the RNN's cell filling the width: for phones, and beside anything that leaves little room. */
import { type Board, boardOf, joined, outward, source } from "../../cell/layout/closeup";
import { type Scene, through, type Wish } from "../../cell/layout/scene";
import type { Phase } from "../../kinds/names";
import { band, fan, squash } from "./parts";

function concat(board: Board): void {
  const { sketch, top, end, bus, wish } = board;
  const { h } = joined(board);
  const y = (top + end) / 2;
  const total = wish.width * 0.72;
  sketch.wire("bus", through([h + 84, y], [total - 13, y]), "concat", "muted");
  sketch.box("tap-sum", "tap", total - 12, y - 12, 24, 24, "concat", "g");
  sketch.write("tap-sum", total, y + 4.5, "concat", "g", { symbol: "Σ", size: "tap" });
  sketch.write("dense", wish.width - 2, bus + 4, "concat", "muted", {
    label: "cell_dense",
    slots: { D: wish.D, H: wish.H, n: wish.H * (wish.D + wish.H + 1) },
    size: "small",
    anchor: "end",
  });
}

function sum(board: Board): void {
  const { sketch, rows, top, bus, wish } = board;
  const [total, at] = [wish.width - 132, wish.width - 78];
  fan(sketch, source(board), total, 8);
  const y = sketch.followedY(rows);
  const sums = sketch.column("sum", at, rows, "sum");
  sketch.wire("into-sum", through([total + 12, y], [sums.left - 3, y]), "sum", "g");
  sketch.follow("sum", sums.left, sums.right, rows, "sum");
  sketch.write("sum", at, top - 9, "sum", "g", { symbol: "s_{t}" });
  sketch.write("fan", 6, bus + 4, "sum", "muted", {
    label: "cell_fan",
    slots: { D: wish.D },
    size: "small",
    anchor: "start",
  });
}

function tanh({ sketch, rows, top, wish }: Board): void {
  const [from, to] = [44, wish.width - 84];
  const y = sketch.followedY(rows);
  const sums = sketch.column("sum", from, rows, "sum");
  const made = sketch.column("h", to, rows, "tanh");
  squash(sketch, y, [sums.right + 62, (sums.right + 62 + made.left) / 2, made.left - 3]);
  sketch.follow("sum", sums.left, sums.right, rows, "sum");
  sketch.follow("h", made.left, made.right, rows, "tanh");
  sketch.write("sum", from, top - 9, "sum", "g", { symbol: "s_{t}" });
  sketch.write("h", to, top - 9, "tanh", "h", { label: "part_h", symbol: "h_{t}" });
}

function overwrite({ sketch, rows, top, end, bus, wish }: Board): void {
  const { width } = wish;
  const at = { old: 30, wall: 30 + (width - 130) / 2, h: 0.94 * width - 54 };
  band(sketch, rows, [6, width - 6], at, top - 14);
  outward({ sketch, end, bus, wish }, at.h, "overwrite");
  sketch.write("belt", 2, bus + 5, "past", "h", { label: "cell_belt", size: "small", anchor: "start" });
}

const PARTS: Partial<Record<Phase, (board: Board) => void>> = { concat, sum, tanh, overwrite };
const ABOVE = 34;

export function closeUpOfRnn(wish: Wish): Scene {
  const board = boardOf(wish, ABOVE);
  PARTS[wish.camera as Phase]!(board);
  return board.sketch.scene;
}
