/** The other run in the cell: a dashed line where its doors stood, a core in its colour where a square differs. */
import { isDoor } from "../../kinds/names";
import { markInk, signed } from "../../primitives/colour-ruler";
import type { Area, Level, Pen } from "../../primitives/pen";
import { apart } from "../../scale";
import type { Column } from "../layout/scene";
import type { Light } from "../light";

const CORE = { share: 0.4, least: 3, square: 6, signed: 6.5 }; // px; a lower square has no room for one
const SIDE = 4; // px: the width of the mark on a square too low for a core
const LOW = 12; // px: a square whose core would be all outline
const DASH = { long: 4, gap: 2.6, thick: 1.4 };

/** The inner rectangle of a square; null where the square is too low for it. */
export function coreOf({ x, y, width, height }: Area): Area | null {
  if (height < CORE.square) return null;
  const [w, h] = [width, height].map((side) => Math.max(CORE.least, side * CORE.share)) as [number, number];
  return { x: x + (width - w) / 2, y: y + (height - h) / 2, width: w, height: h };
}

/** A thin line across a door, level with its opening in the other run. */
export function levelOf({ x, y, width, height }: Area, opening: number): Level[] {
  const at = Math.max(y + DASH.thick / 2, Math.min(y + height - DASH.thick / 2, y + height * (1 - opening)));
  const marks: Level[] = [];
  for (let from = 0; from < width; from += DASH.long + DASH.gap)
    marks.push({ x: x + from, y: at, width: Math.min(DASH.long, width - from) });
  return marks;
}

/** Which squares of a column can be seen to differ. */
export function marksOf({ vector }: Pick<Column, "vector">, light: Light): boolean[] {
  const others = light.other!.column(vector, light.step);
  return Array.from(light.reader.column(vector, light.step), (value, unit) =>
    apart(vector, value, others[unit]!),
  );
}

export function drawOther(pen: Pen, { vector, x, width, rows }: Column, light: Light): void {
  const { palette, step } = light;
  const others = light.other!.column(vector, step);
  const marks = marksOf({ vector }, light);
  const levels: Level[] = [];
  rows.forEach(({ y, height, door }, unit) => {
    const other = others[unit]!;
    if (!marks[unit]) return;
    if (isDoor(vector) && door) {
      if (!Number.isNaN(other)) levels.push(...levelOf({ x, y, width, height }, other));
      return;
    }
    const core = isDoor(vector) ? null : coreOf({ x, y, width, height });
    if (!core) return pen.fill({ x, y, width: SIDE, height }, palette.ink);
    pen.fill(core, signed(palette, other));
    pen.outline(core, palette.ink, height < LOW ? 0.5 : 1);
    if (other < 0 && core.height >= CORE.signed)
      pen.dashes(
        [{ x: core.x + core.width / 2 - 2, y: core.y + core.height / 2, width: 4 }],
        markInk(palette, other),
        1.2,
      );
  });
  pen.dashes(levels, palette.ink, DASH.thick);
}
