/** Everything of the cell that a step colours, on a canvas under the overlay: lanes, squares, and the doors of door.ts. */
import { PHASES } from "../frame";
import { isStrong, type Palette, signed } from "../primitives/palette";
import type { Area, Level, Pen } from "../primitives/pen";
import { isDoor, runsOf } from "../run";
import { boundOf } from "../scale";
import { drawOther, marksOf } from "./comparison";
import { drawDoors } from "./door";
import type { Light } from "./light";
import type { Box, Column, Part, Scene, Stretch } from "./scene";

const MARKED = 8; // the least height of a square that bears its minus
const FAINT = 0.25;
const RESTING = 0.55;
const WASH = 0.11;

/** The active phase at full strength, what is done resting, what is not yet reached faint; at the last one all is there. */
export function strengthOf(part: Part, { phase, whole }: Pick<Light, "phase" | "whole">): number {
  if (!whole || phase === "output" || part === phase) return 1;
  if (part === "past") return phase === "forget" ? 1 : RESTING; // C is not used before the forget phase
  return PHASES.indexOf(part) > PHASES.indexOf(phase) ? FAINT : RESTING;
}

/** The outline of a square: the ink, hardly there. */
const edge = (palette: Palette) => `${palette.ink}42`;

function box(pen: Pen, { kind, tone, part, ...area }: Box, light: Light): void {
  const { palette } = light;
  const strength = strengthOf(part, light);
  pen.strength(strength);
  if (kind === "belt") {
    pen.fill(area, `${palette[tone]}0D`, 8);
    pen.outline(area, `${palette[tone]}73`, 1.5, 8);
  } else if (kind === "dense") {
    pen.fill(area, palette.ground, 14);
    pen.outline(area, palette.line, 1, 14);
  } else if (kind === "outline") pen.outline(area, palette.line, 1, 2);
  else if (kind === "dashed" || kind === "door") pen.fill(area, palette.surface, 5);
}

function lanes(pen: Pen, { vector, door, part, rows, x, width }: Stretch, light: Light): void {
  const { palette, reader, step } = light;
  const values = reader.column(vector, step);
  const shares = door && reader.column(door, step);
  const bound = boundOf(vector, light.bound, light.xBound);
  pen.strength(strengthOf(part, light));
  rows.forEach((row, unit) => {
    const thick = shares && row.door ? row.height * shares[unit]! : row.height;
    const area = { x, width, y: row.y + row.height - thick, height: thick };
    if (Number.isNaN(values[unit]! + thick)) return;
    pen.fill(area, signed(palette, values[unit]!, bound));
    if (row.door) pen.outline(area, edge(palette), 0.5);
  });
}

/** A square that a lesson has not shown yet: its place, and nothing in it. */
function curtain(pen: Pen, area: Area, { surface, muted }: Palette): void {
  pen.fill(area, surface);
  pen.outline(area, `${muted}88`, 0.7);
}

function squares(pen: Pen, { vector, x, width, rows }: Column, light: Light): void {
  const { palette, reader, step } = light;
  const values = reader.column(vector, step);
  const bound = boundOf(vector, light.bound, light.xBound);
  const marks: Record<"strong" | "weak", Level[]> = { strong: [], weak: [] };
  const cored = light.other && marksOf({ vector }, light);
  rows.forEach(({ y, height }, unit) => {
    const value = values[unit]!;
    const radius = Math.min(3, height / 4);
    if (Number.isNaN(value)) return curtain(pen, { x, y, width, height }, palette);
    pen.fill({ x, y, width, height }, signed(palette, value, bound), radius);
    if (height > 4) pen.outline({ x, y, width, height }, edge(palette), 0.7, radius);
    if (value < 0 && height >= MARKED)
      marks[isStrong(value / bound) ? "strong" : "weak"].push(
        cored?.[unit]
          ? { x: x + 1.6, y: y + height / 2, width: width / 6 }
          : { x: x + width / 2 - 4, y: y + height / 2, width: 8 },
      );
  });
  pen.dashes(marks.strong, palette.surface, 1.8);
  pen.dashes(marks.weak, palette.muted, 1.6);
}

/** One dashed frame round neighbours that were set by hand. */
function held(pen: Pen, { vector, x, width, rows }: Column, { palette, reader, step }: Light): void {
  for (const [first, last] of runsOf(reader.heldColumn(vector, step))) {
    const [top, end] = [rows[first]!.y, rows[last]!.y + rows[last]!.height];
    pen.frame(
      { x: x - 1, y: top - 0.5, width: width + 2, height: end - top + 1 },
      palette.ink,
      palette.surface,
    );
  }
}

export function paintCell(pen: Pen, scene: Scene, light: Light): void {
  const kind = (...kinds: Box["kind"][]) => scene.boxes.filter((one) => kinds.includes(one.kind));
  pen.strength(WASH);
  for (const wash of kind("wash"))
    if (wash.part === light.phase) pen.fill(wash, light.palette[wash.tone], 10);
  for (const one of kind("belt", "dense", "dashed", "outline")) box(pen, one, light);
  for (const stretch of scene.stretches) lanes(pen, stretch, light);
  for (const one of kind("door")) box(pen, one, light);
  for (const column of scene.columns) {
    pen.strength(strengthOf(column.part, light));
    if (isDoor(column.vector)) drawDoors(pen, column.vector, column, light);
    else squares(pen, column, light);
    if (light.other) drawOther(pen, column, light);
    held(pen, column, light);
  }
}
