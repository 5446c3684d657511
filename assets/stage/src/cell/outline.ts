/** What is not computed yet: its place, dashed, and no colour. */
import type { Palette } from "../primitives/palette";
import type { Pen } from "../primitives/pen";
import type { Column } from "./scene";

const FAINT = "73"; // 45 %

/** The two sides of a column, and the followed unit's square. */
export function outlined(
  pen: Pen,
  { x, width, rows }: Column,
  unit: number,
  { muted, surface }: Palette,
): void {
  const [top, last] = [rows[0]!.y, rows.at(-1)!];
  const bottom = last.y + last.height;
  const ink = `${muted}${FAINT}`;
  pen.fill({ x, y: top, width, height: bottom - top }, surface);
  pen.dotted(
    [
      [
        [x + 0.5, top],
        [x + 0.5, bottom],
      ],
      [
        [x + width - 0.5, top],
        [x + width - 0.5, bottom],
      ],
    ],
    ink,
  );
  const followed = rows.length > 1 ? rows[unit] : rows[0];
  if (!followed || followed.height < 8) return;
  const [left, right] = [x + 0.5, x + width - 0.5];
  const [y, end] = [followed.y + 0.5, followed.y + followed.height - 0.5];
  pen.dotted(
    [
      [
        [left, y],
        [right, y],
      ],
      [
        [left, end],
        [right, end],
      ],
    ],
    ink,
  );
}
