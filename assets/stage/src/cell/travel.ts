/** What moves between places: the states handed over, the products that rise to their sums, C that drops through tanh, and h on its way. */
import { easedInOut, SCORE, shareOf } from "../motion/score";
import { signed } from "../primitives/colour-ruler";
import type { Pen } from "../primitives/pen";
import type { Vector } from "../run";
import type { Light } from "./light";
import type { Row } from "./rows";
import type { Point, Scene, Wire } from "./scene";
import { OF_WIRE, thereOf } from "./timing";

const EDGE = "59";
const INK = 2.5; // px

const columnOf = (scene: Scene, vector: Vector) => scene.columns.find((column) => column.vector === vector);

/** How far a state still is from its place: C_t becomes the next step's C_{t−1}, h comes out of the dashed frame. */
export function offsetOf(scene: Scene, vector: Vector, { ms, reader, step }: Light): number {
  if (vector !== "c_prev" && vector !== "h_prev") return 0;
  const share = shareOf(ms, "handover");
  if (share === 1 || reader.before(step) < 0) return 0;
  const to = columnOf(scene, vector);
  const from = vector === "c_prev" ? columnOf(scene, "c") : scene.stretches.find(({ id }) => id === "next-h");
  return to && from ? (from.x - to.x) * (1 - easedInOut(share)) : 0;
}

interface Trip {
  vector: Vector;
  x: readonly [number, number];
  width: readonly [number, number];
  rows: readonly [Row[], Row[]];
}

const between = ([a, b]: readonly [number, number], share: number) => a + (b - a) * share;

/** Every unit's square on its way from one row to another. */
function carried(pen: Pen, { vector, x, width, rows: [from, to] }: Trip, share: number, light: Light): void {
  const { palette, reader, step } = light;
  const values = reader.column(vector, step);
  from.forEach((row, unit) => {
    const value = values[unit]!;
    const goal = to[unit];
    if (Number.isNaN(value) || !goal) return;
    const area = {
      x: between(x, share),
      width: between(width, share),
      y: between([row.y, goal.y], share),
      height: between([row.height, goal.height], share),
    };
    pen.fill(area, signed(palette, value));
    pen.outline(area, `${palette.ink}${EDGE}`, 0.5);
  });
}

export function drawTravels(pen: Pen, scene: Scene, light: Light): void {
  const under = (mark: "rise" | "drop" | "fly") => {
    const share = shareOf(light.ms, mark);
    return share > 0 && share < 1 ? easedInOut(share) : null;
  };
  const plus = scene.marks.find(({ sign }) => sign === "+");
  const [written, state, squashed, hidden] = (["i_g", "c", "tanh_c", "h"] as const).map((vector) =>
    columnOf(scene, vector),
  );
  const rise = under("rise");
  if (rise !== null && written && plus && plus.rows !== written.rows)
    carried(
      pen,
      {
        vector: "i_g",
        x: [written.x, plus.x - 3],
        width: [written.width, 6],
        rows: [written.rows, plus.rows],
      },
      rise,
      light,
    );
  const drop = under("drop");
  if (drop !== null && state && squashed)
    carried(
      pen,
      {
        vector: "c",
        x: [state.x, squashed.x],
        width: [state.width, squashed.width],
        rows: [state.rows, squashed.rows],
      },
      drop,
      light,
    );
  const fly = under("fly");
  const next = scene.stretches.find(({ id }) => id === "next-h");
  if (fly !== null && hidden && next)
    carried(
      pen,
      {
        vector: "h",
        x: [hidden.x, next.x],
        width: [hidden.width, next.width],
        rows: [hidden.rows, next.rows],
      },
      fly,
      light,
    );
}

/** The first part of a way: as much of its length as the share says. */
export function partOf(points: readonly Point[], share: number): Point[] {
  const lengths = points.slice(1).map(([x, y], k) => Math.hypot(x - points[k]![0], y - points[k]![1]));
  let left = share * lengths.reduce((sum, one) => sum + one, 0);
  const way: Point[] = [points[0]!];
  for (const [k, length] of lengths.entries()) {
    const [from, to] = [points[k]!, points[k + 1]!];
    const by = length ? Math.min(1, left / length) : 1;
    way.push([from[0] + (to[0] - from[0]) * by, from[1] + (to[1] - from[1]) * by]);
    left -= length;
    if (left <= 0) break;
  }
  return way;
}

const isRunning = ({ id, part }: Wire, ms: number): number | null => {
  const mark = OF_WIRE[id];
  if (!mark || ms <= SCORE[mark][0]) return null;
  const share = thereOf(ms, mark, part);
  return share > 0 && share < 1 ? share : null;
};

/** The ink that runs along a wire; the wire itself is drawn when it has arrived. */
export function drawInk(pen: Pen, { wires }: Scene, { ms, palette }: Light): void {
  for (const wire of wires) {
    const share = isRunning(wire, ms);
    if (share !== null) pen.line(partOf(wire.points, share), palette[wire.tone], INK);
  }
}
