/** The whole cell of a plain RNN: the lanes above with their wall, the one sum that makes the new ones below. */
import { type Scene, through, type Wish } from "../../cell/layout/scene";
import { Sketch } from "../../cell/layout/sketch";
import { BOARD, levels, outward, source } from "../../cell/layout/whole";
import { band, fan, squash } from "./parts";

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
  band(sketch, y.belt_rows, [36, at.end - 26], at, y.belt.top - 6);
  const middle = (y.belt.top + y.belt.bottom) / 2;
  sketch.wire("belt", through([at.end - 26, middle], [at.end - 4, middle]), "overwrite", "h");
  sketch.write("belt", at.end - 26, y.belt.top - 6, "past", "h", {
    label: "cell_belt",
    anchor: "end",
    size: "small",
  });

  const foot = y.bus + 4;
  source(sketch, at, y, wish, { hasPill: false, foot });
  const from = { x: at.x, h: at.h_prev, x_rows: y.x_rows, h_rows: y.h_rows, top: y.low, end: y.end };
  fan(sketch, from, at.total, 8);
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
  sketch.write("sum", at.sum, y.low - 9, "sum", "g", { symbol: "s_{t}" });

  const made = sketch.column("h", at.h, y.low_rows, "tanh");
  squash(sketch, followed, [sums.right + 62, at.tanh, made.left - 3]);
  sketch.follow("h", made.left, made.right, y.low_rows, "tanh");
  sketch.write("h", made.right + 2, y.low - 9, "tanh", "h", { symbol: "h_{t}", anchor: "start" });
  sketch.wire("lift", through([at.h, y.low - 1], [at.h, y.belt.bottom]), "overwrite", "h");
  outward(sketch, at, y, wish, "overwrite");
  return sketch.scene;
}
