/** The whole cell: the belt above, what writes and what shows below it, and the dense layer's bus at the foot. */
import { clamp, evenly, lanes, opened, type Row } from "./rows";
import { type Part, type Scene, through, type Wish } from "./scene";
import { narrowPlaces, oneLane, ROOMY } from "./single";
import { placed, Sketch } from "./sketch";

/** The board on which everything has its place; in a lower room the lanes are thinner. */
export const BOARD = { width: 800, height: 374 };

/** The height of what is not lanes: from `least` in a low room to `least + more` in a high one. */
const CHROME = { least: 98, more: 46 };

const THINNEST = 60; // px: of all lanes

/** Everything that hangs on the height. */
export function levels({ H, D, unit, camera, opened: open = [0, 0] }: Wish, height: number) {
  const ease = clamp((height - BOARD.height) / 70, 0, 1);
  const space = Math.max(THINNEST, (height - CHROME.least - CHROME.more * ease) / 2);
  const shut = (camera === "single" ? oneLane : lanes)(H, unit, space);
  const { rows, height: block } = shut;
  const [upper, lower] = open.map((share) => opened(shut, unit, share).rows) as [Row[], Row[]];
  const spare = height - CHROME.least - CHROME.more * ease - 2 * block;
  const pad = 4 + 2 * ease;
  const top = 22 + 6 * ease + spare * 0.3;
  const belt = { top: top - pad, bottom: top + block + pad };
  const low = belt.bottom + 36 + 16 * ease + Math.min(spare * 0.4, 40);
  const end = low + block;
  return {
    top,
    belt,
    low,
    end,
    block,
    pad,
    bus: end + pad + 20 + 10 * ease,
    belt_rows: placed(upper, top),
    low_rows: placed(lower, low),
    x_rows: placed(evenly(D, block), low),
    h_rows: placed(camera === "single" ? evenly(H, block) : rows, low),
  };
}
export type Levels = ReturnType<typeof levels>;

/** Where the columns stand from left to right; `e` is the width beyond the board. */
function places(width: number) {
  const e = width - BOARD.width;
  const at = (x: number, share: number) => x + share * e;
  return {
    token: 22,
    x: 61,
    h_prev: 87,
    c_prev: 60,
    f: at(168, 0.18),
    g: at(226, 0.23),
    f_c_prev: at(268, 0.38),
    i: at(316, 0.42),
    plus: at(400, 0.55),
    c: at(495, 0.65),
    o: at(585, 0.8),
    h: at(670, 0.95),
    next: at(777, 1),
    end: width,
  };
}
type Places = ReturnType<typeof places>;

function belt(sketch: Sketch, at: Places, y: Levels): void {
  const rows = y.belt_rows;
  const end = at.end - 26;
  sketch.box("belt", "belt", 36, y.belt.top, end - 30, y.belt.bottom - y.belt.top, "past", "c");
  const before = sketch.column("c_prev", at.c_prev, rows, "past");
  const door = sketch.column("f", at.f, rows, "forget");
  const kept = sketch.column("f_c_prev", at.f_c_prev, rows, "forget");
  const now = sketch.column("c", at.c, rows, "update");
  sketch.stretch("c_prev", "c_prev", [before.right, door.left], rows, "past");
  sketch.stretch("let-through", "f_c_prev", [door.right, kept.left], rows, "forget", "f");
  sketch.stretch("kept", "f_c_prev", [kept.right, at.plus], rows, "update");
  sketch.stretch("sum", "c", [at.plus, now.left], rows, "update");
  sketch.stretch("c", "c", [now.right, end], rows, "update");
  sketch.follow("belt", before.left, end, rows, "past");
  sketch.scene.marks.push({ sign: "+", x: at.plus, rows });
  const label = y.belt.top - 6;
  sketch.wire(
    "belt",
    through([end, (y.belt.top + y.belt.bottom) / 2], [at.end - 4, (y.belt.top + y.belt.bottom) / 2]),
    "update",
    "c",
  );
  sketch.write("c_prev", at.c_prev, label, "past", "c", { symbol: "C_{prev}" });
  sketch.write("f", at.f, label, "forget", "f", { label: "part_f", symbol: "f_{t}" });
  sketch.write("f_c_prev", at.f_c_prev, label, "forget", "c", { symbol: "f_{t} ⊙ C_{prev}" });
  sketch.write("c", at.c, label, "update", "c", { symbol: "C_{t}" });
  sketch.write("belt", at.end - 26, label, "past", "c", { label: "cell_belt", anchor: "end", size: "small" });
}

/** x and h side by side in their frame; `foot`: the height at which their lengths stand. */
export function source(
  sketch: Sketch,
  at: Pick<Places, "token" | "x" | "h_prev">,
  y: Levels,
  wish: Wish,
  { hasPill = true, foot = y.end + 16 } = {},
): void {
  const left = at.x - 15;
  const frame = { top: y.low - 4, bottom: y.end + 4 };
  sketch.box(
    "source",
    "dashed",
    left,
    frame.top,
    at.h_prev + 15 - left,
    frame.bottom - frame.top,
    "concat",
    "ink",
  );
  sketch.column("x", at.x, y.x_rows, "concat", 18, false);
  const h = sketch.column("h_prev", at.h_prev, y.h_rows, "concat", 18, false);
  const pill = { x: at.h_prev + 19, y: sketch.followedY(y.h_rows) };
  if (hasPill)
    sketch.scene.pills.push({ id: "h_prev", vector: "h_prev", ...pill, anchor: "start", part: "concat" });
  sketch.follow("h_prev", h.left, h.right, y.h_rows, "concat");
  sketch.write("x", at.x, frame.top - 6, "concat", "ink", { symbol: "x_{t}" });
  sketch.write("h_prev", at.h_prev + 1, frame.top - 6, "concat", "h", { symbol: "h_{prev}" });
  sketch.write("D", at.x, foot, "concat", "muted", { symbol: String(wish.D), size: "small" });
  sketch.write("H", at.h_prev, foot, "concat", "muted", { symbol: String(wish.H), size: "small" });
  if (wish.words)
    sketch.write("token", 6, frame.top - 20, "concat", "ink", { label: "token", anchor: "start" });
  else sketch.face(at.token, (y.low + y.end) / 2);
}

function bus(sketch: Sketch, at: Places, y: Levels): void {
  const from = (at.x + at.h_prev) / 2;
  sketch.box("dense", "dense", at.f - 34, y.bus - 14, at.o + 34 - (at.f - 34), 28, "concat", "muted");
  sketch.wire("bus", through([from, y.end + 4], [from, y.bus], [at.o, y.bus]), "concat", "muted", false);
  sketch.write("dense", (at.i + at.o) / 2, y.bus - 4, "concat", "muted", {
    label: "cell_dense",
    size: "small",
  });
  for (const gate of ["f", "g", "i", "o"] as const) {
    const part = gate === "f" ? "forget" : gate === "o" ? "output" : "input";
    const target = gate === "f" ? y.belt.bottom : y.end + (gate === "g" ? 1 : 4);
    sketch.tap(gate, at[gate], y.bus, part);
    sketch.wire(`tap-${gate}`, through([at[gate], y.bus - 10], [at[gate], target]), part, gate);
  }
}

function writing(sketch: Sketch, at: Places, y: Levels): void {
  const rows = y.low_rows;
  const candidate = sketch.column("g", at.g, rows, "input");
  const door = sketch.column("i", at.i, rows, "input");
  const product = sketch.column("i_g", at.plus, rows, "input");
  sketch.stretch("g", "g", [candidate.right, door.left], rows, "input");
  sketch.stretch("let-in", "i_g", [door.right, product.left], rows, "input", "i");
  sketch.follow("input", candidate.left, product.right, rows, "input");
  const label = y.low - 9;
  sketch.write("g", at.g + 2, label, "input", "g", { label: "part_g", symbol: "C̃_{t}" });
  sketch.write("i", at.i + 12, label, "input", "i", { label: "part_i", symbol: "i_{t}" });
  sketch.write("i_g", at.plus + 6, label, "input", "i", {
    symbol: "i_{t} ⊙ C̃_{t}",
    anchor: "start",
  });
  sketch.wire("add", through([at.plus, y.low - 1], [at.plus, y.belt.bottom]), "update", "i");
}

function showing(sketch: Sketch, at: Places, y: Levels, wish: Wish): void {
  const rows = y.low_rows;
  const squashed = sketch.column("tanh_c", at.c, rows, "output");
  const door = sketch.column("o", at.o, rows, "output");
  const shown = sketch.column("h", at.h, rows, "output");
  sketch.stretch("tanh_c", "tanh_c", [squashed.right, door.left], rows, "output");
  sketch.stretch("let-out", "h", [door.right, shown.left], rows, "output", "o");
  sketch.follow("output", squashed.left, shown.right, rows, "output");
  sketch.wire("tanh", through([at.c, y.belt.bottom], [at.c, y.low - 1]), "output", "c");
  const mark = (y.belt.bottom + y.low) / 2 - 4;
  sketch.box("tanh", "tap", at.c - 23, mark - 10, 46, 20, "output", "c");
  sketch.write("tanh", at.c, mark + 4, "output", "c", { symbol: "tanh", size: "tap" });
  const label = y.low - 9;
  sketch.write("o", at.o, label, "output", "o", { label: "part_o", symbol: "o_{t}" });
  sketch.write("h", shown.left, label, "output", "h", {
    label: "part_h",
    symbol: "h_{t}",
    anchor: "start",
  });
  outward(sketch, at, y, wish);
}

/** The frame of the next step, with the h that comes into it. */
export function nextFrame(sketch: Sketch, x: number, y: Levels, part: Part): void {
  sketch.box("next", "dashed", x - 17, y.low - 4, 34, y.block + 8, part, "muted");
  sketch.box("next-x", "outline", x - 13, y.low, 12, y.block, part, "muted");
  sketch.stretch("next-h", "h", [x + 1, x + 13], y.low_rows, part);
}

/** Where h goes: into the next step's frame, and to the answer. */
export function outward(
  sketch: Sketch,
  at: Pick<Places, "h" | "next" | "end">,
  y: Levels,
  wish: Wish,
  part: Part = "output",
): void {
  const middle = sketch.followedY(y.low_rows);
  const under = y.bus + 4;
  if (wish.answer) {
    sketch.wire("answer", through([at.h, y.end + 1], [at.h, y.bus - 8]), part, "h");
    sketch.write("answer", at.h, under, part, "h", { label: "cell_answer", size: "small" });
  }
  if (wish.last)
    sketch.write("next", at.end - 6, under, part, "muted", {
      label: "cell_last",
      anchor: "end",
      size: "small",
    });
  else {
    nextFrame(sketch, at.next, y, part);
    sketch.wire("next", through([at.h + 70, middle], [at.next - 18, middle]), part, "h");
    sketch.write("next", at.end - 6, under, part, "h", {
      label: "cell_next",
      anchor: "end",
      size: "small",
    });
  }
}

export function whole(wish: Wish): Scene {
  const { width, height } = wish;
  const isNarrow = wish.camera === "single" && width < ROOMY;
  const [at, y] = [isNarrow ? narrowPlaces(width) : places(width), levels(wish, height)];
  const sketch = new Sketch(wish);
  belt(sketch, at, y);
  source(sketch, at, y, wish);
  bus(sketch, at, y);
  writing(sketch, at, y);
  showing(sketch, at, y, wish);
  return sketch.scene;
}
