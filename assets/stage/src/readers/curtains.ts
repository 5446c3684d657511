/** What of the two readers stands behind a curtain while a lesson's question is open. */
import type { Zone } from "../curtain/zones";
import type { Frame } from "../frame";
import { DIRECTIONS, type Direction } from "../payload";
import type { Run } from "../run";
import { joinedAt, type Layout, middleOf } from "./geometry";

const PAD = 6;
const LEAST = 16; // px: a narrower gap is left free

/** Whether a lesson has not shown a reader's state at a step yet. */
export const isBlank = (run: Run, direction: Direction, step: number): boolean =>
  Number.isNaN(run.reader(direction).value("h", step, 0));

/** Whether it has not shown what that reader has read by then. */
export const isCurtained = (run: Run, direction: Direction, step: number): boolean =>
  run.isCurtained("reads") || isBlank(run, direction, step);

/** Over a band but for the column at the playhead where that is shown; the widest one asks. */
export function besideColumn(
  { run, state: { step } }: Frame,
  g: Layout,
  direction: Direction,
  { y, height }: { y: number; height: number },
): Zone[] {
  const blank = isBlank(run, direction, step);
  const left = middleOf(g, step) - g.square / 2;
  const ways = blank
    ? [[0, g.total] as const]
    : [[0, left - PAD] as const, [left + g.square + PAD, g.total] as const];
  const widest = Math.max(...ways.map(([from, to]) => to - from));
  const asks = blank || !DIRECTIONS.some((one) => isBlank(run, one, step));
  return ways
    .filter(([from, to]) => to - from >= LEAST)
    .map(([from, to]) => ({
      id: from === 0 ? direction : `${direction}-after`,
      x: from,
      y: y - PAD,
      width: to - from,
      height: height + 2 * PAD,
      asks: asks && to - from === widest,
    }));
}

/** Over the halves of the joined column that are not shown. */
export function overHalves({ run, state: { step } }: Frame, g: Layout): Zone[] {
  const long = run.H * g.join.row;
  return DIRECTIONS.filter((direction) => isBlank(run, direction, step)).map((direction) => {
    const { x, y } = joinedAt(g, direction, 0, run.H);
    const [width, height] = g.join.across ? [long, g.join.width] : [g.join.width, long];
    return { id: direction, x: x - 3, y: y - 3, width: width + 6, height: height + 6, asks: false };
  });
}
