/** The doors of a gate's column: each stands open from the floor as far as its gate's value says. */

import { markOf } from "../../kinds/cell";
import { type Door, TONES } from "../../kinds/names";
import { easedOut, type Mark, SCORE, shareOf } from "../../motion/score";
import { opening } from "../../primitives/palette";
import type { Level, Pen } from "../../primitives/pen";
import type { Column, Part } from "../layout/scene";
import type { Light } from "../light";
import { dueOf } from "./timing";

const NOTCHED = 6; // px: the least height of a door that bears its notches
const LAST = 0.2; // how strongly a door is seen where the step before has left it
const STAGGER = 6; // ms from one lane's door to the next

/** How far a lane's door has moved, from 0 to 1: from top to bottom one after the other. */
function movedOf(ms: number, mark: Mark, part: Part, unit: number, H: number): number {
  if (ms >= dueOf(mark, part)) return 1;
  const [from, to] = SCORE[mark];
  const stagger = Math.min(STAGGER, (to - from) / 2 / Math.max(1, H - 1));
  const long = to - from - stagger * (H - 1);
  return easedOut(Math.max(0, Math.min(1, (ms - from - stagger * unit) / long)));
}

/** With a notch on both jambs at one half; strips, too thin for a door, take the shade of their opening. */
export function drawDoors(pen: Pen, door: Door, column: Column, light: Light): void {
  const { x, width, rows, part } = column;
  const { palette, reader, step, ms } = light;
  const values = reader.column(door, step);
  const place = reader.before(step);
  const last = place < 0 ? null : reader.column(door, place);
  const mark = markOf(reader.cell, door);
  const isThere = shareOf(ms, mark) > 0 || ms >= dueOf(mark, part);
  const begun = isThere && !light.awaits?.has(door); // the other share of a door that is pulled
  const behind = door === "z" ? palette[TONES.rest] : palette.shut; // what it does not keep, it writes
  const notches: Level[] = [];
  rows.forEach(({ y, height, door: wide }, unit) => {
    const value = values[unit]!;
    if (Number.isNaN(value)) return; // not shown yet, nor how many there are
    const from = last?.[unit] ?? 0;
    const moved = movedOf(ms, mark, part, unit, rows.length);
    const open = from + (value - from) * moved;
    const full = { x, y, width, height };
    pen.strength(1);
    pen.fill(full, begun ? (wide ? behind : opening(palette, door, open)) : palette.surface);
    pen.strength(begun ? 1 : LAST);
    if (wide) pen.fill({ ...full, y: y + height * (1 - open), height: height * open }, palette[TONES[door]]);
    else if (!begun) pen.fill(full, opening(palette, door, open));
    if (!wide || height < NOTCHED || !begun) return;
    notches.push({ x, y: y + height / 2, width: 4 }, { x: x + width - 4, y: y + height / 2, width: 4 });
  });
  pen.strength(1);
  pen.dashes(notches, palette.ink, 1);
}
