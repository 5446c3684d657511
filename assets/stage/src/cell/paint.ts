/** The numbers of one step as colours, openings and texts on an arranged picture: attributes only. */
import { short } from "../format";
import type { Reader, Vector } from "../run";
import type { Ink } from "./ink";
import type { Painted, Picture } from "./picture";
import type { Door, Stretch } from "./scene";

export interface Light {
  ink: Ink;
  reader: Reader;
  step: number;
  unit: number;
  bound: number; // ± of C, f⊙C and i⊙C̃
  xBound: number;
}

const WITH_C = new Set<Vector>(["c_prev", "f_c_prev", "i_g", "c"]);
const DOORS = new Set<Vector>(["f", "i", "o"]);
const MARKED = 8; // the least height of a square that bears its minus
const STRONG = 0.45; // share of the bound from which a colour wants a light mark

const boundOf = (vector: Vector, { bound, xBound }: Light) => (WITH_C.has(vector) ? bound : vector === "x" ? xBound : 1);
const written = (value: number) => (Object.is(value, -0) ? "-0" : String(value));

function set(node: Element, name: string, value: string): void {
  if (node.getAttribute(name) !== value) node.setAttribute(name, value);
}

/** Doors open from the floor; strips, too thin for that, take the shade of their opening. */
function paintDoors({ column, squares, open }: Painted, light: Light): void {
  const { ink } = light;
  const values = light.reader.column(column.vector, light.step);
  const { x, width } = column;
  let shapes = "";
  squares.forEach((square, unit) => {
    const value = values[unit]!;
    const { y, height, door } = column.rows[unit]!;
    set(square, "data-value", written(value));
    set(square, "fill", door ? ink.palette.shut : ink.open(column.vector as Door, value));
    const tall = height * Math.max(0, Math.min(1, value));
    if (door) shapes += `M${x} ${(y + height - tall).toFixed(2)}h${width}v${tall.toFixed(2)}h${-width}z`;
  });
  set(open, "d", shapes);
}

function paintSquares({ column, squares, dark, pale }: Painted, light: Light): void {
  const values = light.reader.column(column.vector, light.step);
  const bound = boundOf(column.vector, light);
  const middle = column.x + column.width / 2;
  const marks = { dark: "", pale: "" };
  squares.forEach((square, unit) => {
    const value = values[unit]!;
    const { y, height } = column.rows[unit]!;
    set(square, "data-value", written(value));
    set(square, "fill", light.ink.signed(value, bound));
    if (value < 0 && height >= MARKED) marks[-value > STRONG * bound ? "dark" : "pale"] += `M${middle - 4} ${y + height / 2}h8`;
  });
  set(dark, "d", marks.dark);
  set(pale, "d", marks.pale);
}

function paintLanes({ stretch, rects }: { stretch: Stretch; rects: SVGRectElement[] }, light: Light): void {
  const { reader, step } = light;
  const values = reader.column(stretch.vector, step);
  const bound = boundOf(stretch.vector, light);
  const doors = stretch.door && reader.column(stretch.door, step);
  rects.forEach((rect, unit) => {
    set(rect, "fill", light.ink.signed(values[unit]!, bound));
    const { y, height, door } = stretch.rows[unit]!;
    if (!doors || !door) return;
    const thick = height * Math.max(0, Math.min(1, doors[unit]!));
    set(rect, "y", (y + height - thick).toFixed(2));
    set(rect, "height", thick.toFixed(2));
  });
}

/** What a sign of a pill's text takes, and both paddings; a wide font's where nothing can be measured. */
const WIDTHS = { digit: 8.4, ".": 4.6, "−": 10, padding: 9 };

/** Asks the browser once how wide the pills' digits are. */
export function measure(family: string): void {
  const context = document.createElement("canvas").getContext?.("2d");
  if (!context) return;
  context.font = `600 12px ${family}`;
  for (const sign of [".", "−"] as const) WIDTHS[sign] = context.measureText(sign).width;
  WIDTHS.digit = context.measureText("0000000000").width / 10;
}

export const widthOf = (text: string) =>
  [...text].reduce((sum, sign) => sum + (sign === "." || sign === "−" ? WIDTHS[sign] : WIDTHS.digit), WIDTHS.padding);

function paintPill(vector: Vector, pill: SVGGElement, light: Light): void {
  const text = short(light.reader.value(vector, light.step, light.unit));
  const [rect, words] = pill.children as unknown as [SVGRectElement, SVGTextElement];
  if (words.textContent === text && pill.dataset.drawn === pill.dataset.anchor) return;
  words.textContent = text;
  const width = widthOf(text);
  const left = pill.dataset.anchor === "end" ? -width : 0;
  set(rect, "x", String(left));
  set(rect, "width", String(width));
  set(words, "x", String(left + width / 2));
  pill.dataset.drawn = pill.dataset.anchor;
}

export function paint(picture: Picture, light: Light): void {
  for (const painted of picture.columns) (DOORS.has(painted.column.vector) ? paintDoors : paintSquares)(painted, light);
  for (const lane of picture.stretches) paintLanes(lane, light);
  for (const [vector, pill] of picture.pills) paintPill(vector, pill, light);
}
