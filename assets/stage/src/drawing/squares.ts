/** What both views draw alike: a column of squares and a row of tiles. */
import type { Frame } from "../frame";
import { drawBeyond } from "../primitives/chevron";
import { markInk } from "../primitives/colour-ruler";
import { VectorPen } from "../primitives/pen";
import { face } from "../sentence/tokens";
import { add, sizeFor, write } from "./svg";

export interface Column {
  x: number;
  y: number;
  width: number;
  row: number;
  opacity?: number;
}

/** Squares downwards, a minus on the negative ones where there is room, a double chevron on those beyond the ruler. */
export function squares(
  parent: Element,
  { run, palette }: Frame,
  values: Float32Array,
  at: Column,
  colour: (value: number) => string,
): void {
  const { x, y, width, row, opacity = 1 } = at;
  const column = add(parent, "g", { opacity, ...(run.payload.meaningless ? { filter: "url(#grey)" } : {}) });
  const gap = row >= 4 ? 1 : 0;
  const pen = new VectorPen();
  values.forEach((value, unit) => {
    add(column, "rect", { x, y: y + unit * row, width, height: row - gap, fill: colour(value) });
    drawBeyond(pen, { x, y: y + unit * row, width, height: row - gap }, value, palette);
    if (!(value < 0) || row < 8 || width < 14) return;
    const long = Math.min(8, width / 3);
    add(column, "path", {
      d: `M${x + (width - long) / 2} ${y + (unit + 0.5) * row - 0.5}h${long}`,
      stroke: markInk(palette, value),
      "stroke-width": 1.5,
    });
  });
  if (pen.group.hasChildNodes()) column.append(pen.group);
}

export function tiles(
  parent: Element,
  { run, state, palette }: Frame,
  [from, to]: [number, number],
  at: { x: number; y: number; column: number; height: number },
): void {
  for (let t = from; t < to; t++) {
    const now = t === state.step;
    const x = at.x + (t - from) * at.column;
    const token = face(run.payload.tokens[t]!);
    const size = sizeFor(token, at.column - 4, 18);
    add(parent, "rect", {
      x: x + 1,
      y: at.y,
      width: at.column - 2,
      height: at.height,
      rx: 5,
      fill: now ? palette.ink : palette.surface,
      stroke: palette.line,
    });
    const place = {
      x: x + at.column / 2,
      y: at.y + at.height / 2 + size * 0.35,
      "text-anchor": "middle",
      "font-size": size,
      "font-weight": now ? 600 : 400,
    };
    write(parent, token, { ...place, fill: now ? palette.surface : palette.ink });
  }
}
