/** The products of the followed unit's sum, each as thick as it is large, and the wall at which the old lanes end. */

import type { Scene, Thread } from "../../cell/layout/scene";
import type { Light } from "../../cell/light";
import { thereOf } from "../../cell/paint/timing";
import { partOf } from "../../cell/paint/travel";
import { signed } from "../../primitives/colour-ruler";
import type { Area, Pen, Way } from "../../primitives/pen";
import type { Reader } from "../../run";

const THICK = { least: 0.6, perOne: 3.5, most: 7 }; // px
const HATCH = 9; // px from one stroke to the next

/** The number that a thread carries. */
export function carriedBy(reader: Reader, { of }: Pick<Thread, "of">, step: number, unit: number): number {
  if (typeof of === "object") return reader.products(step, unit)[of.lane]!;
  return reader.terms("sum", step, unit)[of];
}

/** How thick a thread of this number is: in proportion to its size, as far as that can be seen. */
export const thicknessOf = (value: number): number =>
  Math.max(THICK.least, Math.min(THICK.most, THICK.perOne * Math.abs(value)));

export function drawThreads(pen: Pen, { threads }: Scene, { reader, step, unit, ms, palette }: Light): void {
  for (const thread of threads) {
    const share = thereOf(ms, "fan", thread.part);
    const value = carriedBy(reader, thread, step, unit);
    if (!share || Number.isNaN(value)) continue; // of what a question hides nothing is drawn
    const way = share < 1 ? partOf(thread.points, share) : thread.points;
    pen.line(way, signed(palette, value), thicknessOf(value));
  }
}

/** The strokes of a hatch, each cut to its area. */
export function hatchOf({ x, y, width, height }: Area): Way[] {
  const strokes: Way[] = [];
  for (let at = HATCH / 2; at < width + height; at += HATCH) {
    const from = [x + Math.max(0, at - height), y + Math.min(height, at)] as const;
    const to = [x + Math.min(width, at), y + Math.max(0, at - width)] as const;
    strokes.push([from, to]);
  }
  return strokes;
}

export function drawWall(pen: Pen, { boxes }: Scene, { palette }: Light): void {
  for (const { kind, tone, part: _, id: __, ...area } of boxes) {
    if (kind !== "wall") continue;
    pen.fill(area, palette.surface, 5);
    pen.fill(area, `${palette[tone]}1F`, 5);
    for (const stroke of hatchOf(area)) pen.line(stroke, `${palette[tone]}66`, 1);
  }
}
