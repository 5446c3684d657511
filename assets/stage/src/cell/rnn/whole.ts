/** The whole cell of a plain RNN: the lanes above with their wall, the one sum that makes the new ones below. */
import { type Scene, through, type Wish } from "../scene";
import { Sketch } from "../sketch";
import { BOARD, levels, outward } from "../whole";
import { band, fan, tanh } from "./parts";

/** Where the columns stand from left to right; `e` is the width beyond the board. */
function places(width: number) {
  const e = width - BOARD.width;
  const at = (x: number, share: number) => x + share * e;
  return {
    token: 22,
    x: 61,
    h_prev: 87,
    old: 60,
    total: at(252, 0.3),
    sum: at(304, 0.38),
    tanh: at(420, 0.5),
    wall: at(464, 0.55),
    h: at(520, 0.62),
    next: at(777, 1),
    end: width,
  };
}

export function wholeOfRnn(wish: Wish): Scene {
  const [at, y] = [places(wish.width), levels(wish, wish.height)];
  const sketch = new Sketch(wish);
  const frame = { top: y.low - 4, bottom: y.end + 4 };
  band(sketch, y.belt_rows, [36, at.end - 26], at, y.belt.top - 6);
  const middle = (y.belt.top + y.belt.bottom) / 2;
  sketch.wire("belt", through([at.end - 26, middle], [at.end - 4, middle]), "overwrite", "h");
  sketch.write("belt", at.end - 26, y.belt.top - 6, "past", "h", {
    label: "cell_belt",
    anchor: "end",
    size: "small",
  });

  sketch.box("source", "dashed", at.x - 15, frame.top, at.h_prev - at.x + 30, y.block + 8, "concat", "ink");
  sketch.column("x", at.x, y.x_rows, "concat", 18, false);
  const h_prev = sketch.column("h_prev", at.h_prev, y.h_rows, "concat", 18, false);
  sketch.follow("h_prev", h_prev.left, h_prev.right, y.h_rows, "concat");
  sketch.write("x", at.x, frame.top - 6, "concat", "ink", { symbol: "x_{t}" });
  sketch.write("h_prev", at.h_prev + 1, frame.top - 6, "concat", "h", { symbol: "h_{prev}" });
  const foot = y.bus + 4;
  sketch.write("D", at.x, foot, "concat", "muted", { symbol: String(wish.D), size: "small" });
  sketch.write("H", at.h_prev, foot, "concat", "muted", { symbol: String(wish.H), size: "small" });
  if (wish.words)
    sketch.write("token", 6, frame.top - 20, "concat", "ink", { label: "token", anchor: "start" });
  else sketch.face(at.token, (y.low + y.end) / 2);

  const source = { x: at.x, h: at.h_prev, x_rows: y.x_rows, h_rows: y.h_rows, top: y.low, end: y.end };
  fan(sketch, source, at.total, 8);
  sketch.write("fan", at.h_prev + 26, foot, "sum", "muted", {
    label: "cell_fan",
    slots: { D: wish.D },
    size: "small",
    anchor: "start",
  });
  const followed = sketch.followedY(y.low_rows);
  const sums = sketch.column("sum", at.sum, y.low_rows, "sum");
  sketch.wire("into-sum", through([at.total + 12, followed], [sums.left - 3, followed]), "sum", "g");
  sketch.follow("sum", sums.left, sums.right, y.low_rows, "sum");
  sketch.write("sum", at.sum, y.low - 9, "sum", "g", { symbol: "z_{t}" });

  const made = sketch.column("h", at.h, y.low_rows, "tanh");
  tanh(sketch, followed, [sums.right + 62, at.tanh, made.left - 3]);
  sketch.follow("h", made.left, made.right, y.low_rows, "tanh");
  sketch.write("h", made.right + 2, y.low - 9, "tanh", "h", { symbol: "h_{t}", anchor: "start" });
  sketch.wire("lift", through([at.h, y.low - 1], [at.h, y.belt.bottom]), "overwrite", "h");
  outward(sketch, at, y, wish, "overwrite");
  return sketch.scene;
}
