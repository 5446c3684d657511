/** What is not computed yet: its place, dashed, and no colour. */
import type { Palette } from "../../primitives/palette";
import type { Pen } from "../../primitives/pen";
import { type Column, through } from "../layout/scene";

const FAINT = "73"; // 45 %

/** The two sides of a column, and the followed unit's square. */
export function outlined(
  pen: Pen,
  { x, width, rows }: Column,
  unit: number,
  { muted, surface }: Palette,
): void {
  const last = rows.at(-1)!;
  const [left, right, top, bottom] = [x + 0.5, x + width - 0.5, rows[0]!.y, last.y + last.height];
  const ink = `${muted}${FAINT}`;
  pen.fill({ x, y: top, width, height: bottom - top }, surface);
  pen.dotted([through([left, top], [left, bottom]), through([right, top], [right, bottom])], ink);
  const followed = rows.length > 1 ? rows[unit] : rows[0];
  if (!followed || followed.height < 8) return;
  const [y, end] = [followed.y + 0.5, followed.y + followed.height - 0.5];
  pen.dotted([through([left, y], [right, y]), through([left, end], [right, end])], ink);
}
