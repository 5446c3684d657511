/** What moves between places: the states handed over, the products that rise to their sums, C that drops through tanh, and h on its way. */

import { TONES, type Vector } from "../../kinds/names";
import { easedInOut, type Mark, SCORE, shareOf } from "../../motion/score";
import { signed } from "../../primitives/colour-ruler";
import type { Pen } from "../../primitives/pen";
import type { Column, Point, Scene, Wire } from "../layout/scene";
import type { Light } from "../light";
import { thereOf } from "./timing";

const EDGE = "59";
const INK = 2.5; // px
const ROUND = 5; // px: the corners of a pill

/** A column, the next step's h, or the signs of addition, where what is added does not stand in them already. */
function placeOf({ columns, stretches, marks }: Scene, id: string, from?: Place): Place | undefined {
  if (id !== "+") return columns.find((one) => one.id === id) ?? stretches.find((one) => one.id === id);
  const plus = marks.find(({ sign }) => sign === "+");
  return plus && plus.rows !== from?.rows ? { x: plus.x - 3, width: 6, rows: plus.rows } : undefined;
}

/** How far a state still is from its place: C_t becomes the next step's C_{t−1}, h comes out of the dashed frame. */
export function offsetOf(scene: Scene, id: string, { ms, reader, step }: Light): number {
  const source = reader.cell.handed[id];
  if (!source) return 0;
  const share = shareOf(ms, "handover");
  if (share === 1 || reader.before(step) < 0) return 0;
  const [from, to] = [placeOf(scene, source), placeOf(scene, id)];
  return to && from ? (from.x - to.x) * (1 - easedInOut(share)) : 0;
}

/** Where rows of squares stand. */
type Place = Pick<Column, "x" | "width" | "rows">;

const between = ([a, b]: readonly [number, number], share: number) => a + (b - a) * share;

/** Every unit's square of a vector on its way from one place to another, while its mark lasts. */
function carry(
  pen: Pen,
  mark: Mark,
  vector: Vector,
  from: Place | undefined,
  to: Place | undefined,
  light: Light,
): void {
  const { palette, reader, step, ms } = light;
  const done = shareOf(ms, mark);
  if (!from || !to || done === 0 || done === 1) return;
  const share = easedInOut(done);
  const [x, width] = [between([from.x, to.x], share), between([from.width, to.width], share)];
  const values = reader.column(vector, step);
  from.rows.forEach((row, unit) => {
    const value = values[unit]!;
    const goal = to.rows[unit];
    if (Number.isNaN(value) || !goal) return;
    const y = between([row.y, goal.y], share);
    const area = { x, width, y, height: between([row.height, goal.height], share) };
    pen.fill(area, signed(palette, value));
    pen.outline(area, `${palette.ink}${EDGE}`, 0.5);
  });
}

/** The number of the state beside its column, which is handed over with it. */
function drawPill(pen: Pen, scene: Scene, light: Light): void {
  const { palette, pill, reader } = light;
  const by = offsetOf(scene, reader.cell.belt, light);
  if (!by || !pill) return;
  const area = { ...pill.area, x: pill.area.x + by };
  pen.fill(area, palette.surface, ROUND);
  pen.outline(area, palette[TONES[reader.cell.state]], 1, ROUND);
  for (const { text, x, y, font, isWas } of pill.lines)
    if (text) pen.write(text, { x: x + by, y }, font, isWas ? palette.muted : palette.ink);
}

export function drawTravels(pen: Pen, scene: Scene, light: Light): void {
  drawPill(pen, scene, light);
  for (const [mark, vector, from, to] of light.reader.cell.carried) {
    const start = placeOf(scene, from);
    carry(pen, mark, vector, start, placeOf(scene, to, start), light);
  }
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

const isRunning = ({ id, part }: Wire, { ms, reader }: Light): number | null => {
  const mark = reader.cell.wires[id];
  if (!mark || ms <= SCORE[mark][0]) return null;
  const share = thereOf(ms, mark, part);
  return share > 0 && share < 1 ? share : null;
};

/** The ink that runs along a wire; the wire itself is drawn when it has arrived. */
export function drawInk(pen: Pen, { wires }: Scene, light: Light): void {
  const { palette } = light;
  for (const wire of wires) {
    const share = isRunning(wire, light);
    if (share !== null) pen.line(partOf(wire.points, share), palette[wire.tone], INK);
  }
}
