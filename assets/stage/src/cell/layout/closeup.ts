/** One phase of the cell filling the width: for phones, and wherever the camera looks at one part. */
import type { LSTM } from "../../kinds/lstm";
import { evenly, lanes, opened, type Row } from "./rows";
import { type Part, type Scene, through, type Wish } from "./scene";
import { placed, Sketch } from "./sketch";

/** Where a phase is drawn: its rows of lanes, and the height of the bus below them. */
export interface Board {
  sketch: Sketch;
  rows: Row[];
  top: number;
  end: number;
  bus: number;
  width: number;
  wish: Wish;
}

const BELOW = 46; // px

/** With so much room above the lanes. */
export function boardOf(wish: Wish, above: number): Board {
  const { width, height, H, unit } = wish;
  const space = height - above - BELOW;
  const shut = lanes(H, unit, space);
  const { rows, height: block } = opened(shut, unit, Math.max(0, ...(wish.opened ?? [])));
  const top = above + (space - block) / 2;
  const end = top + block;
  const bus = Math.min(height - 14, end + 36);
  return { sketch: new Sketch(wish), rows: placed(rows, top), top, end, bus, width, wish };
}

const TAP = 22; // px: from one tap to the next below it, at least
const NOTE = 230; // px: what the note beside the trunk takes

/** Three places from left to right; the number beside the last one still has room. */
const thirds = (width: number) => [30, 0.47 * width - 14, 0.94 * width - 58] as const;

/** The stub of the bus that leads to a tap, with what comes along it. */
function stub({ sketch, bus }: Board, to: number): void {
  sketch.wire("bus", through([6, bus], [to, bus]), "concat", "muted", false);
  sketch.write("bus", 6, bus - 7, "concat", "muted", {
    symbol: "[x_{t}, h_{prev}]",
    size: "sign",
    anchor: "start",
  });
}

/** x and h side by side in their frame. */
export interface Source {
  x: number; // of each column's middle
  h: number;
  x_rows: Row[];
  h_rows: Row[];
  top: number;
  end: number;
}

/** The frame of x and h at the left of a close-up. */
export function source({ sketch, rows, top, end, wish }: Board): Source {
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

/** The same where it is what the phase is about: the followed number, and how many there are. */
export function joined(board: Board): Source {
  const { sketch, rows, end, wish } = board;
  const made = source(board);
  const pill = { x: made.h + 19, y: sketch.followedY(rows), anchor: "start", part: "concat" } as const;
  sketch.scene.pills.push({ id: "h_prev", vector: "h_prev", ...pill });
  sketch.write("D", made.x, end + 16, "concat", "muted", { symbol: String(wish.D), size: "small" });
  sketch.write("H", made.h, end + 16, "concat", "muted", { symbol: String(wish.H), size: "small" });
  return made;
}

/** The trunk of the bus, from under x and h, with ways out that are at least so far apart; returns where it stands and where they leave it. */
export function trunkOf(board: Board, { x, h }: Source, least: number): { trunk: number; ways: number[] } {
  const { sketch, top, end, bus, width } = board;
  const trunk = x + (width - x) * 0.4;
  const middle = (x + h) / 2;
  const pitch = Math.max(least, (end - top - 28) / 3);
  const first = (top + end) / 2 - 1.5 * pitch;
  const way = through([middle, end + 4], [middle, bus], [trunk, bus], [trunk, first]);
  sketch.wire("bus", way, "concat", "muted", false);
  return { trunk, ways: [0, 1, 2, 3].map((n) => first + n * pitch) };
}

function concat(board: Board): void {
  const { sketch, bus, width } = board;
  const { trunk, ways } = trunkOf(board, joined(board), TAP);
  const beside = width - trunk > NOTE; // else it stands under the bus
  sketch.write("dense", beside ? trunk + 10 : width - 2, beside ? bus + 4 : bus + 11, "concat", "muted", {
    label: "cell_dense",
    size: "small",
    anchor: beside ? "start" : "end",
  });
  (["f", "g", "i", "o"] as const).forEach((gate, k) => {
    const y = ways[k]!;
    sketch.wire(`tap-${gate}`, through([trunk, y], [trunk + 92, y]), "concat", gate);
    sketch.tap(gate, trunk + 46, y, "concat");
    sketch.write(gate, trunk + 98, y + 4, "concat", gate, {
      label: `part_${gate}`,
      anchor: "start",
      size: "small",
    });
  });
}

function forget(board: Board): void {
  const { sketch, rows, top, end, bus, width } = board;
  const [a, b, c] = thirds(width);
  sketch.box("belt", "belt", 6, top - 5, width - 12, end - top + 10, "past", "c");
  const before = sketch.column("c_prev", a, rows, "past");
  const door = sketch.column("f", b, rows, "forget");
  const kept = sketch.column("f_c_prev", c, rows, "forget");
  sketch.stretch("c_prev", "c_prev", [before.right, door.left], rows, "past");
  sketch.stretch("let-through", "f_c_prev", [door.right, kept.left], rows, "forget", "f");
  sketch.stretch("leaving", "f_c_prev", [kept.right, width - 6], rows, "forget");
  sketch.follow("belt", before.left, width - 6, rows, "past");
  sketch.write("c_prev", a, top - 12, "past", "c", { symbol: "C_{prev}" });
  sketch.write("f", b, top - 12, "forget", "f", { label: "part_f", symbol: "f_{t}" });
  sketch.write("f_c_prev", c, top - 12, "forget", "c", { symbol: "f_{t} ⊙ C_{prev}" });
  stub(board, b);
  sketch.tap("f", b, bus, "forget");
  sketch.wire("tap-f", through([b, bus - 10], [b, end + 5]), "forget", "f");
}

function input(board: Board): void {
  const { sketch, rows, top, end, bus, width } = board;
  const [a, b, c] = thirds(width);
  const candidate = sketch.column("g", a + 12, rows, "input");
  const door = sketch.column("i", b + 4, rows, "input");
  const product = sketch.column("i_g", c, rows, "input");
  sketch.stretch("g", "g", [candidate.right, door.left], rows, "input");
  sketch.stretch("let-in", "i_g", [door.right, product.left], rows, "input", "i");
  sketch.follow("input", candidate.left, product.right, rows, "input");
  sketch.write("g", 6, top - 10, "input", "g", {
    label: "part_g",
    symbol: "C̃_{t}",
    anchor: "start",
  });
  sketch.write("i", b + 14, top - 10, "input", "i", { label: "part_i", symbol: "i_{t}" });
  sketch.write("i_g", c, end + 18, "input", "i", { symbol: "i_{t} ⊙ C̃_{t}" });
  sketch.wire("add", through([c, top - 1], [c, 21]), "update", "i");
  sketch.write("add", c + 40, 13, "update", "c", {
    symbol: "+ f_{t} ⊙ C_{prev}",
    size: "sign",
    anchor: "end",
  });
  const entry = Math.min(b + 62, c - 40);
  sketch.wire("bus", through([entry, bus], [a + 26, bus]), "concat", "muted", false);
  sketch.write("bus", entry + 4, bus + 4, "concat", "muted", {
    symbol: "[x_{t}, h_{prev}]",
    size: "sign",
    anchor: "start",
  });
  for (const [gate, x] of [
    ["g", a + 12],
    ["i", b + 4],
  ] as const) {
    sketch.tap(gate, gate === "g" ? x + 14 : x, bus, "input");
    sketch.wire(`tap-${gate}`, through([x, bus - 10], [x, end + (gate === "g" ? 1 : 4)]), "input", gate);
  }
}

/** What is kept + what is written = the new state, lane by lane. */
function update({ sketch, rows, top, end, width }: Board): void {
  const [a, , c] = thirds(width);
  const b = a + (c - a) * 0.53;
  sketch.box("belt", "belt", 6, top - 5, width - 12, end - top + 10, "past", "c");
  const kept = sketch.column("f_c_prev", a, rows, "forget");
  const written = sketch.column("i_g", b, rows, "input");
  const now = sketch.column("c", c, rows, "update");
  const [plus, equals] = [b - 26, c - 26];
  sketch.stretch("kept", "f_c_prev", [kept.right, plus], rows, "forget");
  sketch.stretch("c", "c", [now.right, width - 6], rows, "update");
  sketch.scene.marks.push({ sign: "+", x: plus, rows }, { sign: "=", x: equals, rows });
  sketch.follow("kept", kept.left, written.right, rows, "forget");
  sketch.follow("c", now.left, width - 6, rows, "update");
  sketch.write("f_c_prev", 8, top - 12, "forget", "c", {
    symbol: "f_{t} ⊙ C_{prev}",
    anchor: "start",
  });
  sketch.write("i_g", b, top - 12, "input", "i", { symbol: "i_{t} ⊙ C̃_{t}" });
  sketch.write("c", c, top - 12, "update", "c", { label: "part_c", symbol: "C_{t}" });
  sketch.write("update", width / 2, end + 24, "update", "muted", {
    label: "cell_update_note",
    size: "small",
  });
}

function output(board: Board): void {
  const { sketch, rows, top, end, bus, width } = board;
  const [a, b, c] = thirds(width);
  const squashed = sketch.column("tanh_c", a, rows, "output");
  const door = sketch.column("o", b, rows, "output");
  const shown = sketch.column("h", c, rows, "output");
  sketch.stretch("tanh_c", "tanh_c", [squashed.right, door.left], rows, "output");
  sketch.stretch("let-out", "h", [door.right, shown.left], rows, "output", "o");
  sketch.follow("output", squashed.left, shown.right, rows, "output");
  sketch.wire("tanh", through([a, 16], [a, top - 1]), "output", "c");
  sketch.write("c", a, 12, "update", "c", { symbol: "C_{t}" });
  sketch.box("tanh", "tap", a - 23, (top + 16) / 2 - 13, 46, 20, "output", "c");
  sketch.write("tanh", a, (top + 16) / 2 + 1, "output", "c", { symbol: "tanh", size: "tap" });
  sketch.write("o", b, top - 10, "output", "o", { label: "part_o", symbol: "o_{t}" });
  sketch.write("h", width - 2, top - 10, "output", "h", {
    label: "part_h",
    symbol: "h_{t}",
    anchor: "end",
  });
  stub(board, b);
  sketch.tap("o", b, bus, "output");
  sketch.wire("tap-o", through([b, bus - 10], [b, end + 4]), "output", "o");
  outward(board, c);
}

/** Where h goes from its column's foot: to the answer, and to the next step. */
export function outward(
  { sketch, end, bus, wish }: Pick<Board, "sketch" | "end" | "bus" | "wish">,
  x: number,
  part: Part = "output",
): void {
  const fork = end + 9;
  const branch = (id: string, dx: number, head = true) =>
    sketch.wire(id, through([x, end + 1], [x, fork], [x + dx, fork], [x + dx, bus - 8]), part, "h", head);
  if (wish.answer) {
    branch("answer", -30);
    sketch.write("answer", x - 30, bus + 5, part, "h", { label: "cell_answer", size: "small" });
  }
  if (!wish.last) branch("next", 38);
  sketch.write("next", x + 38, bus + 5, part, wish.last ? "muted" : "h", {
    label: wish.last ? "cell_last" : "cell_next",
    size: "small",
  });
}

const PARTS = { concat, forget, input, update, output };
export type Camera = (typeof LSTM.phases)[number];
const ABOVE: Record<Camera, number> = { concat: 28, forget: 28, input: 40, update: 28, output: 52 };

export function closeUp(wish: Wish & { camera: Camera }): Scene {
  const board = boardOf(wish, ABOVE[wish.camera]);
  PARTS[wish.camera](board);
  return board.sketch.scene;
}
