/** The doors of a gate's column: each stands open from the floor as far as its gate's value says. */
import { opening } from "../primitives/palette";
import type { Level, Pen } from "../primitives/pen";
import type { Door } from "../run";
import type { Light } from "./light";
import type { Column } from "./scene";

const NOTCHED = 6; // px: the least height of a door that bears its notches

/** With a notch on both jambs at one half; strips, too thin for a door, take the shade of their opening. */
export function drawDoors(
  pen: Pen,
  door: Door,
  { x, width, rows }: Column,
  { palette, reader, step }: Light,
): void {
  const values = reader.column(door, step);
  const notches: Level[] = [];
  rows.forEach(({ y, height, door: wide }, unit) => {
    const value = values[unit]!;
    if (Number.isNaN(value)) return; // not shown yet, nor how many there are
    if (!wide) return pen.fill({ x, y, width, height }, opening(palette, door, value));
    const open = height * value;
    pen.fill({ x, y, width, height }, palette.shut);
    pen.fill({ x, y: y + height - open, width, height: open }, palette[door]);
    if (height < NOTCHED) return;
    notches.push({ x, y: y + height / 2, width: 4 }, { x: x + width - 4, y: y + height / 2, width: 4 });
  });
  pen.dashes(notches, palette.ink, 1);
}
