/** One phase of the RNN's cell filling the width: for phones, and beside anything that leaves little room. */
import type { Phase } from "../../kinds/names";
import { outward } from "../closeup";
import { evenly, lanes, type Row } from "../rows";
import { type Scene, through, type Wish } from "../scene";
import { placed, Sketch } from "../sketch";
import { band, fan, tanh } from "./parts";

interface Board {
  sketch: Sketch;
  rows: Row[];
  top: number;
  end: number;
  bus: number;
  wish: Wish;
}

/** x and h in their frame at the left, as in every close-up of the sum. */
function source({ sketch, rows, top, end, wish }: Board) {
  const [x, h] = [54, 80];
  const x_rows = placed(evenly(wish.D, end - top), top);
  sketch.box("source", "dashed", x - 15, top - 4, h - x + 30, end - top + 8, "concat", "ink");
  sketch.column("x", x, x_rows, "concat", 18, false);
  const edges = sketch.column("h_prev", h, rows, "concat", 18, false);
  sketch.follow("h_prev", edges.left, edges.right, rows, "concat");
  sketch.write("x", x, top - 9, "concat", "ink", { symbol: "x_{t}" });
  sketch.write("h_prev", h + 1, top - 9, "concat", "h", { symbol: "h_{prev}" });
  if (wish.words) sketch.write("token", 110, top - 9, "concat", "ink", { label: "token", anchor: "start" });
  else sketch.face(18, (top + end) / 2);
  return { x, h, x_rows, h_rows: rows, top, end };
}

function concat(board: Board): void {
  const { sketch, rows, top, end, bus, wish } = board;
  const { x, h } = source(board);
  const y = (top + end) / 2;
  sketch.scene.pills.push({
    id: "h_prev",
    vector: "h_prev",
    x: h + 19,
    y: sketch.followedY(rows),
    anchor: "start",
    part: "concat",
  });
  sketch.write("D", x, end + 16, "concat", "muted", { symbol: String(wish.D), size: "small" });
  sketch.write("H", h, end + 16, "concat", "muted", { symbol: String(wish.H), size: "small" });
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
  sketch.write("sum", at, top - 9, "sum", "g", { symbol: "z_{t}" });
  sketch.write("fan", 6, bus + 4, "sum", "muted", {
    label: "cell_fan",
    slots: { D: wish.D },
    size: "small",
    anchor: "start",
  });
}

function squash({ sketch, rows, top, wish }: Board): void {
  const [from, to] = [44, wish.width - 84];
  const y = sketch.followedY(rows);
  const sums = sketch.column("sum", from, rows, "sum");
  const made = sketch.column("h", to, rows, "tanh");
  tanh(sketch, y, [sums.right + 62, (sums.right + 62 + made.left) / 2, made.left - 3]);
  sketch.follow("sum", sums.left, sums.right, rows, "sum");
  sketch.follow("h", made.left, made.right, rows, "tanh");
  sketch.write("sum", from, top - 9, "sum", "g", { symbol: "z_{t}" });
  sketch.write("h", to, top - 9, "tanh", "h", { label: "part_h", symbol: "h_{t}" });
}

function overwrite({ sketch, rows, top, end, bus, wish }: Board): void {
  const { width } = wish;
  const at = { old: 30, wall: 30 + (width - 130) / 2, h: width - 76 };
  band(sketch, rows, [6, width - 6], at, top - 14);
  outward({ sketch, end, bus, wish }, at.h, "overwrite");
  sketch.write("belt", 2, bus + 5, "past", "h", { label: "cell_belt", size: "small", anchor: "start" });
}

const PARTS: Partial<Record<Phase, (board: Board) => void>> = { concat, sum, tanh: squash, overwrite };
const ABOVE = 34;
const BELOW = 46;

export function closeUpOfRnn(wish: Wish): Scene {
  const { height } = wish;
  const sketch = new Sketch(wish);
  const space = height - ABOVE - BELOW;
  const { rows, height: block } = lanes(wish.H, wish.unit, space);
  const top = ABOVE + (space - block) / 2;
  const end = top + block;
  const bus = Math.min(height - 14, end + 36);
  PARTS[wish.camera as Phase]!({ sketch, rows: placed(rows, top), top, end, bus, wish });
  return sketch.scene;
}
