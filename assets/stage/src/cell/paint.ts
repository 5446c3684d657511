/** What a step changes in the SVG: the squares' values, for whoever asks them, and the numbers in the pills. */
import { short } from "../format";
import type { Vector } from "../run";
import type { Light } from "./ground";
import type { Hooked, Picture } from "./picture";

const written = (value: number) => (Object.is(value, -0) ? "-0" : String(value));

function set(node: Element, name: string, value: string): void {
  if (node.getAttribute(name) !== value) node.setAttribute(name, value);
}

function paintValues(hooked: Hooked, { reader, step }: Light): void {
  const { vector, squares } = hooked;
  const values = reader.column(vector, step);
  squares.forEach((square, unit) => set(square, "data-value", written(values[unit]!)));
  const held = reader.heldColumn(vector, step);
  if (held || hooked.marked) squares.forEach((square, unit) => square.toggleAttribute("data-held", held?.[unit] === 1));
  hooked.marked = held !== null;
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
  pill.toggleAttribute("data-held", light.reader.held(vector, light.step, light.unit));
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
  for (const hooked of picture.columns) paintValues(hooked, light);
  for (const [vector, pill] of picture.pills) paintPill(vector, pill, light);
}
