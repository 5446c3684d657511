/** The whole cell of a GRU: h on its belt above, with one door for two jobs; the candidate and its reset door below. */
import type { Row } from "../../cell/layout/rows";
import { type Scene, through, type Wish } from "../../cell/layout/scene";
import { Sketch } from "../../cell/layout/sketch";
import { BOARD, type Levels, levels, nextFrame, source } from "../../cell/layout/whole";
import { door, plus, squash, tapOf } from "./parts";

/** Where the columns stand from left to right; `e` is the width beyond the board. */
function places(width: number) {
  const e = width - BOARD.width;
  const at = (x: number, share: number) => x + share * e;
  return {
    token: 22,
    x: 61,
    h_prev: 87,
    old: 60,
    riser: at(121, 0.05),
    z: at(172, 0.12),
    z_h_prev: at(300, 0.3),
    plus: at(480, 0.5),
    h: at(592, 0.65),
    u: at(190, 0.14),
    r: at(280, 0.26),
    r_u: at(358, 0.38),
    sum: at(437, 0.5),
    tanh: at(474, 0.57),
    n: at(522, 0.66),
    rest: at(604, 0.79),
    new: at(646, 0.86),
    answer: at(732, 0.97),
    next: at(777, 1),
    end: width,
  };
}
type Places = ReturnType<typeof places>;

function belt(sketch: Sketch, at: Places, y: Levels, rows: Row[]): void {
  const end = at.end - 26;
  const middle = (y.belt.top + y.belt.bottom) / 2;
  const label = y.belt.top - 6;
  sketch.box("belt", "belt", 36, y.belt.top, end - 30, y.belt.bottom - y.belt.top, "past", "h");
  const before = sketch.column("h_prev", at.old, rows, "past", undefined, true, "old");
  const gate = sketch.column("z", at.z, rows, "blend");
  const kept = sketch.column("z_h_prev", at.z_h_prev, rows, "blend");
  const now = sketch.column("h", at.h, rows, "blend");
  sketch.stretch("old", "h_prev", [before.right, gate.left], rows, "past");
  sketch.stretch("let-z", "z_h_prev", [gate.right, kept.left], rows, "blend", "z");
  sketch.stretch("kept", "z_h_prev", [kept.right, at.plus], rows, "blend");
  sketch.stretch("sum", "h", [at.plus, now.left], rows, "blend");
  sketch.stretch("h", "h", [now.right, end], rows, "blend");
  sketch.follow("belt", before.left, end, rows, "past");
  sketch.scene.marks.push({ sign: "+", x: at.plus, rows });
  sketch.wire("belt", through([end, middle], [at.end - 4, middle]), "blend", "h");
  sketch.write("old", at.old, label, "past", "h", { symbol: "h_{prev}" });
  sketch.write("z", at.z, label, "blend", "f", { label: "part_z", symbol: "z_{t}" });
  sketch.write("z_h_prev", at.z_h_prev, label, "blend", "h", { symbol: "z_{t} ⊙ h_{prev}" });
  sketch.write("h", at.h, label, "blend", "h", { symbol: "h_{t}" });
  sketch.write("belt", end, label, "past", "h", { label: "cell_belt", anchor: "end", size: "small" });
}

/** The one bus to four ways out: to the two doors, and to the candidate's two products. */
function bus(sketch: Sketch, at: Places, y: Levels): void {
  const from = (at.x + at.h_prev) / 2;
  sketch.wire("bus", through([from, y.end + 4], [from, y.bus], [at.sum, y.bus]), "concat", "muted", false);
  sketch.write("dense", at.sum + 36, y.bus + 4, "concat", "muted", {
    label: "cell_dense",
    size: "small",
    anchor: "start",
  });
  sketch.tap("z", at.riser, y.bus, "blend");
  const turn = y.belt.bottom + 12;
  sketch.wire(
    "tap-z",
    through([at.riser, y.bus - 10], [at.riser, turn], [at.z, turn], [at.z, y.belt.bottom]),
    "blend",
    "f",
  );
  tapOf(sketch, "u", "W_{hn}", at.u, y.bus, "reset");
  sketch.wire("tap-u", through([at.u, y.bus - 10], [at.u, y.end + 1]), "reset", "g");
  sketch.tap("r", at.r, y.bus, "reset");
  sketch.wire("tap-r", through([at.r, y.bus - 10], [at.r, y.end + 4]), "reset", "r");
  tapOf(sketch, "n", "W_{in}", at.sum, y.bus, "candidate");
  const followed = sketch.followedY(y.low_rows);
  sketch.wire("tap-n", through([at.sum, y.bus - 10], [at.sum, followed + 9]), "candidate", "g");
}

function proposing(sketch: Sketch, at: Places, y: Levels, rows: Row[]): void {
  const label = y.low - 9;
  const middle = sketch.followedY(rows);
  const seen = sketch.column("u", at.u, rows, "reset");
  const shut = door(sketch, "r", at.r, rows, "reset");
  const left = sketch.column("r_u", at.r_u, rows, "reset");
  sketch.stretch("u", "u", [seen.right, shut.left], rows, "reset");
  sketch.stretch("let-r", "r_u", [shut.right, left.left], rows, "reset", "r");
  sketch.follow("reset", seen.left, left.right, rows, "reset");
  sketch.write("u", at.u, label, "reset", "g", { symbol: "u_{t}" });
  sketch.write("r", at.r + 12, label, "reset", "r", { label: "part_r", symbol: "r_{t}" });
  plus(sketch, at.sum, middle);
  const made = sketch.column("n", at.n, rows, "candidate");
  squash(sketch, middle, [at.sum + 8, at.tanh, made.left]);
  const rest = sketch.column("rest", at.rest, rows, "blend", undefined, false);
  const written = sketch.column("new", at.new, rows, "blend");
  sketch.stretch("n", "n", [made.right, rest.left], rows, "candidate");
  sketch.stretch("let-rest", "new", [rest.right, written.left], rows, "blend", "rest");
  sketch.follow("made", made.left, written.right, rows, "candidate");
  sketch.write("n", at.n, label, "candidate", "g", { label: "part_n", symbol: "n_{t}" });
  sketch.write("rest", at.rest - 4, label, "blend", "i", { symbol: "1 − z_{t}" });
  sketch.write("new", at.new + 6, label, "blend", "i", { symbol: "(1 − z_{t}) ⊙ n_{t}", anchor: "start" });
  const turn = y.belt.bottom + 9;
  sketch.wire(
    "add",
    through([at.new, y.low - 1], [at.new, turn], [at.plus, turn], [at.plus, y.belt.bottom]),
    "blend",
    "i",
  );
}

/** Where h goes, from the belt's end: into the next step's frame, and to the answer. */
function outward(sketch: Sketch, at: Places, y: Levels, wish: Wish): void {
  const under = y.bus + 4;
  const last = { anchor: "end", size: "small" } as const;
  if (wish.answer) {
    sketch.wire("answer", through([at.answer, y.belt.bottom], [at.answer, y.bus - 8]), "blend", "h");
    sketch.write("answer", at.answer + 2, under, "blend", "h", { label: "cell_answer", ...last });
  }
  if (wish.last)
    return sketch.write("next", at.end - 2, under, "blend", "muted", { label: "cell_last", ...last });
  nextFrame(sketch, at.next, y, "blend");
  const down = at.next - 10; // clear of the belt's head
  sketch.wire("next", through([down, y.belt.bottom], [down, y.low - 5]), "blend", "h");
  sketch.write("next", at.end - 2, under, "blend", "h", { label: "cell_next", ...last });
}

export function wholeOfGru(wish: Wish): Scene {
  const [at, y] = [places(wish.width), levels(wish, wish.height)];
  const sketch = new Sketch(wish);
  belt(sketch, at, y, y.belt_rows);
  source(sketch, at, y, wish, { hasPill: false });
  bus(sketch, at, y);
  proposing(sketch, at, y, y.low_rows);
  outward(sketch, at, y, wish);
  return sketch.scene;
}
