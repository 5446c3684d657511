/** Columns of squares, dashed places of what is not there, and frames round what was set by hand. */
import type { Frame } from "../frame";
import type { Vector } from "../kinds/names";
import { CARET, caretPoints } from "../primitives/carets";
import { drawBeyond } from "../primitives/chevron";
import { markInk } from "../primitives/colour-ruler";
import { VectorPen } from "../primitives/pen";
import { type Reader, runsOf } from "../run";
import { colourOf } from "../scale";
import { add } from "./svg";

export interface Column {
  x: number;
  y: number;
  width: number;
  row: number;
}

/** Beside the followed row, from `x` on and `width` long. */
export function followed(parent: Element, { palette }: Frame, x: number, width: number, y: number): void {
  for (const points of caretPoints(x - CARET.gap, x + width + CARET.gap, y))
    add(parent, "polygon", { points, fill: palette.ink, "data-caret": "" });
}

/** Squares downwards, a minus on the negative ones where there is room, a double chevron on those beyond the ruler. */
export function squares(
  parent: Element,
  { run, palette }: Frame,
  vector: Vector,
  values: Float32Array,
  { x, y, width, row }: Column,
): void {
  const grey = run.payload.meaningless ? { filter: "url(#grey)" } : {};
  const column = add(parent, "g", { "data-column": vector, ...grey });
  const gap = row >= 4 ? 1 : 0;
  const pen = new VectorPen();
  values.forEach((value, unit) => {
    const fill = colourOf(palette, vector, value);
    add(column, "rect", { x, y: y + unit * row, width, height: row - gap, fill });
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

/** The place of a column that is not read, not computed or not shown yet. */
export function empty(
  parent: Element,
  { palette }: Frame,
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
): void {
  const box = { x: x + 0.5, y: y + 0.5, width: width - 1, height: height - 1, rx: 2, fill: "none" };
  add(parent, "rect", {
    "data-empty": "",
    ...box,
    stroke: palette.muted,
    "stroke-opacity": 0.6,
    "stroke-dasharray": "2 3",
  });
}

/** One dashed frame round neighbours that were set by hand. */
export function held(
  parent: Element,
  { palette }: Frame,
  reader: Reader,
  vector: Vector,
  t: number,
  { x, y, width, row }: Column,
): void {
  const pen = new VectorPen();
  pen.group.setAttribute("data-held", vector);
  for (const [first, last] of runsOf(reader.heldColumn(vector, t))) {
    const place = {
      x: x + 1,
      y: y + first * row + 0.5,
      width: width - 2,
      height: (last - first + 1) * row - 1.5,
    };
    pen.frame(place, palette.ink, palette.surface);
  }
  if (pen.group.hasChildNodes()) parent.append(pen.group);
}
