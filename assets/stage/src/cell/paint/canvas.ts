/** Everything of the cell that a moment colours, on a canvas under the overlay: lanes, squares, doors, and what travels. */

import { leadOf } from "../../curtain/zones";
import type { Cell } from "../../kinds/cell";
import { memberOf } from "../../kinds/kinds";
import { isDoor } from "../../kinds/names";
import { drawBeyond } from "../../primitives/chevron";
import { markInk, signed } from "../../primitives/colour-ruler";
import type { Palette } from "../../primitives/palette";
import type { Area, Level, Pen } from "../../primitives/pen";
import { runsOf } from "../../run";
import { clamp } from "../layout/rows";
import type { Box, Column, Scene, Stretch } from "../layout/scene";
import type { Light } from "../light";
import { drawOther, marksOf } from "./comparison";
import { drawDoors } from "./door";
import { outlined } from "./outline";
import { drawPassing } from "./passing";
import { thereOf } from "./timing";
import { drawInk, drawTravels, offsetOf } from "./travel";

const MARKED = 8; // the least height of a square that bears its minus
const LEAD = 0.45; // how strongly a lane is seen whose value a lesson has not shown
const GROUND = 0.75; // how strongly a lane is seen before anything runs on it

/** The outline of a square: the ink, hardly there. */
const edge = (palette: Palette) => `${palette.ink}42`;

function box(pen: Pen, { kind, tone, part: _, ...area }: Box, { palette }: Light): void {
  if (kind === "belt") {
    pen.fill(area, `${palette[tone]}0D`, 8);
    pen.outline(area, `${palette[tone]}73`, 1.5, 8);
  } else if (kind === "dense") {
    pen.fill(area, palette.ground, 14);
    pen.outline(area, palette.line, 1, 14);
  } else if (kind === "outline") pen.outline(area, palette.line, 1, 2);
  else if (kind === "dashed" || kind === "door") pen.fill(area, palette.surface, 5);
}

/** Where squares are carried to, all is there when they land: in the next step's h, and in some columns. */
const NEXT = "next-h";
const landed = (isCarried: boolean, there: number): number => (isCarried ? Math.floor(there) : there);
const isCarried = ({ carried }: Cell, column: string): boolean => carried.some(([, , , to]) => to === column);

/** A stretch of every lane: bare ground before its turn, then what runs on it as far as it has come. */
function lanes(pen: Pen, scene: Scene, stretch: Stretch, light: Light): void {
  const { vector, door, part, rows, x, width } = stretch;
  const { palette, reader, step, ms } = light;
  const there = light.awaits?.has(vector)
    ? 0
    : landed(stretch.id === NEXT, thereOf(ms, reader.cell.stretches[stretch.id]!, part));
  const travels = stretch.id === reader.cell.belt;
  if (there < 1) ground(pen, stretch, palette);
  if (there === 0 && !travels) return;
  const values = reader.column(vector, step);
  const shares = door && reader.column(door, step);
  const offset = travels ? offsetOf(scene, stretch.id, light) : 0;
  rows.forEach((row, unit) => {
    const share = stretch.id === "g" ? clamp(there * rows.length - unit, 0, 1) : there; // after its own square
    if (share === 0 && !travels) return;
    const long = travels ? width : width * share;
    const from = (scene.mirrored ? x + width - long : x) + offset;
    const thick = shares && row.door ? row.height * shares[unit]! : row.height;
    const area = { x: from, width: long, y: row.y + row.height - thick, height: thick };
    if (Number.isNaN(thick)) return;
    if (Number.isNaN(values[unit]!)) return shares ? lead(pen, scene, area, palette) : undefined;
    const value = values[unit]!;
    pen.fill(area, signed(palette, value));
    if (row.door) pen.outline(area, edge(palette), 0.5);
    if (there === 1) drawBeyond(pen, area, value, palette, scene.mirrored ? -1 : 1);
  });
}

/** What runs out of a door before a curtain: as thick as the door stands open, its value not told. */
function lead(pen: Pen, { mirrored }: Scene, { x, y, width, height }: Area, { muted }: Palette): void {
  const seen = Math.min(width, leadOf(width));
  pen.strength(LEAD);
  pen.fill({ x: mirrored ? x + width - seen : x, y, width: seen, height }, muted);
  pen.strength(1);
}

function ground(pen: Pen, { rows, x, width }: Stretch, { zero }: Palette): void {
  pen.strength(GROUND);
  for (const { y, height } of rows) pen.fill({ x, y, width, height }, zero);
  pen.strength(1);
}

/** A square that a lesson has not shown yet: its place, and nothing in it. */
function curtain(pen: Pen, area: Area, { surface, muted }: Palette): void {
  pen.fill(area, surface);
  pen.outline(area, `${muted}88`, 0.7);
}

function squares(pen: Pen, scene: Scene, column: Column, light: Light): void {
  const { id, vector, width, rows, part } = column;
  const { palette, reader, step, ms } = light;
  const there = light.awaits?.has(vector)
    ? 0
    : landed(isCarried(reader.cell, id), thereOf(ms, reader.cell.columns[id]!, part));
  const x = column.x + offsetOf(scene, id, light);
  const filled = x === column.x ? Math.ceil(there * rows.length - 1e-9) : rows.length; // what travels is whole
  if (there < 1) outlined(pen, column, light.unit, palette);
  const values = reader.column(vector, step);
  const marks: Record<string, Level[]> = { [palette.ink]: [], [palette.surface]: [] };
  const cored = light.other && marksOf({ vector }, light);
  for (let unit = 0; unit < filled; unit++) {
    const { y, height } = rows[unit]!;
    const value = values[unit]!;
    const radius = Math.min(3, height / 4);
    if (Number.isNaN(value)) {
      curtain(pen, { x, y, width, height }, palette);
      continue;
    }
    pen.fill({ x, y, width, height }, signed(palette, value), radius);
    if (height > 4) pen.outline({ x, y, width, height }, edge(palette), 0.7, radius);
    if (value < 0 && height >= MARKED)
      marks[markInk(palette, value)]!.push(
        cored?.[unit]
          ? { x: x + 1.6, y: y + height / 2, width: width / 6 }
          : { x: x + width / 2 - 4, y: y + height / 2, width: 8 },
      );
    drawBeyond(pen, { x, y, width, height }, value, palette);
  }
  for (const [ink, dashes] of Object.entries(marks)) pen.dashes(dashes, ink, 1.8);
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

/** The cell at one moment of one step: the same moment always gives the same picture. */
export function paintCell(pen: Pen, scene: Scene, light: Light): void {
  const kind = (...kinds: Box["kind"][]) => scene.boxes.filter((one) => kinds.includes(one.kind));
  pen.strength(1);
  for (const one of kind("belt", "dense", "dashed", "outline")) box(pen, one, light);
  for (const stretch of scene.stretches) lanes(pen, scene, stretch, light);
  memberOf(scene.kind)?.paint(pen, scene, light);
  for (const one of kind("door")) box(pen, one, light);
  for (const column of scene.columns) {
    if (isDoor(column.vector)) drawDoors(pen, column.vector, column, light);
    else squares(pen, scene, column, light);
    if (light.awaits || thereOf(light.ms, light.reader.cell.columns[column.id]!, column.part) < 1) continue;
    if (light.other) drawOther(pen, column, light);
    held(pen, column, light);
  }
  drawTravels(pen, scene, light);
  drawInk(pen, scene, light);
  drawPassing(pen, scene, light);
}
