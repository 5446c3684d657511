/** One phase of the GRU's cell filling the width: for phones, and beside anything that leaves little room. */
import { type Board, boardOf, joined, outward, trunkOf } from "../../cell/layout/closeup";
import { type Scene, through, type Wish } from "../../cell/layout/scene";
import type { Phase } from "../../kinds/names";
import { door, plus, squash, tapOf } from "./parts";

/** x and h in their frame, and the four ways out. */
function concat(board: Board): void {
  const { sketch, bus, width } = board;
  const { trunk, ways } = trunkOf(board, joined(board), 26);
  sketch.write("dense", width - 2, bus + 11, "concat", "muted", {
    label: "cell_dense",
    size: "small",
    anchor: "end",
  });
  const name = (id: string, y: number, text: string, tone: "r" | "f" | "g") =>
    sketch.write(id, trunk + 98, y + 4, "concat", tone, { label: text, anchor: "start", size: "small" });
  const tap = (n: number, id: string, tone: "r" | "f" | "g") => {
    const y = ways[n]!;
    sketch.wire(`tap-${id}`, through([trunk, y], [trunk + 92, y]), "concat", tone);
    return y;
  };
  const [r, z, u, n] = [tap(0, "r", "r"), tap(1, "z", "f"), tap(2, "u", "g"), tap(3, "n", "g")];
  sketch.tap("r", trunk + 46, r, "concat");
  sketch.tap("z", trunk + 46, z, "concat");
  tapOf(sketch, "u", "W_{hn}", trunk + 46, u, "concat");
  tapOf(sketch, "n", "W_{in}", trunk + 46, n, "concat");
  name("r", r, "part_r", "r");
  name("z", z, "part_z", "f");
  name("n", (u + n) / 2, "part_n", "g");
}

function reset({ sketch, rows, top, end, bus, width }: Board): void {
  const [a, b, c] = [40, 40 + (width - 124) / 2, width - 84];
  const seen = sketch.column("u", a, rows, "reset");
  const gate = door(sketch, "r", b, rows, "reset");
  const left = sketch.column("r_u", c, rows, "reset");
  sketch.stretch("u", "u", [seen.right, gate.left], rows, "reset");
  sketch.stretch("let-r", "r_u", [gate.right, left.left], rows, "reset", "r");
  sketch.follow("reset", seen.left, left.right, rows, "reset");
  sketch.write("u", a, top - 10, "reset", "g", { symbol: "u_{t}" });
  sketch.write("r", b + 10, top - 10, "reset", "r", { label: "part_r", symbol: "r_{t}" });
  const entry = b + 62;
  sketch.wire("bus", through([entry, bus], [a, bus]), "concat", "muted", false);
  sketch.write("bus", entry + 4, bus + 4, "concat", "muted", {
    symbol: "[x_{t}, h_{prev}]",
    size: "sign",
    anchor: "start",
  });
  tapOf(sketch, "u", "W_{hn}", a, bus, "reset");
  sketch.wire("tap-u", through([a, bus - 10], [a, end + 1]), "reset", "g");
  sketch.tap("r", b, bus, "reset");
  sketch.wire("tap-r", through([b, bus - 10], [b, end + 4]), "reset", "r");
}

function candidate({ sketch, rows, top, bus, width }: Board): void {
  const [a, sum, c] = [34, 34 + (width - 116) * 0.44, width - 82];
  const y = sketch.followedY(rows);
  const left = sketch.column("r_u", a, rows, "reset");
  const made = sketch.column("n", c, rows, "candidate");
  plus(sketch, sum, y);
  squash(sketch, y, [sum + 8, (sum + 8 + made.left) / 2, made.left]);
  tapOf(sketch, "n", "W_{in}", sum, bus, "candidate");
  sketch.wire("tap-n", through([sum, bus - 10], [sum, y + 9]), "candidate", "g");
  sketch.follow("reset", left.left, left.right, rows, "reset");
  sketch.follow("made", made.left, made.right, rows, "candidate");
  sketch.write("r_u", 6, top - 10, "reset", "r", { symbol: "r_{t} ⊙ u_{t}", anchor: "start" });
  sketch.write("n", width - 2, top - 10, "candidate", "g", {
    label: "part_n",
    symbol: "n_{t}",
    anchor: "end",
  });
  sketch.write("bus", sum + 30, bus + 4, "concat", "muted", {
    symbol: "x_{t}",
    size: "sign",
    anchor: "start",
  });
}

/** What is kept + what is written = the new h, lane by lane; the door of both in two colours. */
function blend({ sketch, rows, top, end, bus, width, wish }: Board): void {
  const c = width - 72;
  const [z, a] = [22, 60];
  const b = a + (c - a) * 0.503;
  sketch.box("belt", "belt", 2, top - 5, width - 4, end - top + 10, "past", "h");
  sketch.column("z", z, rows, "blend", undefined, false);
  const kept = sketch.column("z_h_prev", a, rows, "blend");
  const written = sketch.column("new", b, rows, "blend");
  const now = sketch.column("h", c, rows, "blend");
  const [sign, equals] = [b - 22, c - 20];
  sketch.stretch("kept", "z_h_prev", [kept.right, sign], rows, "blend");
  sketch.stretch("h", "h", [now.right, width - 6], rows, "blend");
  sketch.scene.marks.push({ sign: "+", x: sign, rows }, { sign: "=", x: equals, rows });
  sketch.follow("belt", kept.left, written.right, rows, "blend");
  sketch.follow("h", now.left, width - 6, rows, "blend");
  sketch.write("z", 4, top - 12, "blend", "f", { symbol: "z_{t}", anchor: "start" });
  sketch.write("z_h_prev", a + 4, top - 12, "blend", "h", { symbol: "z_{t} ⊙ h_{prev}" });
  sketch.write("new", b + 8, top - 12, "blend", "i", { symbol: "(1 − z_{t}) ⊙ n_{t}" });
  sketch.write("h", c, top - 12, "blend", "h", { symbol: "h_{t}" });
  outward({ sketch, end, bus, wish }, c, "blend");
}

const PARTS: Partial<Record<Phase, (board: Board) => void>> = { concat, reset, candidate, blend };
const ABOVE = 30;

export function closeUpOfGru(wish: Wish): Scene {
  const board = boardOf(wish, ABOVE);
  PARTS[wish.camera as Phase]!(board);
  return board.sketch.scene;
}
