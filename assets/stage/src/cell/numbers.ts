/** What a step changes in the SVG: the squares' values, for whoever asks them, and the numbers in the pills. */

import { short } from "../format";
import { mark, say } from "../primitives/dom";
import { SIZES, typeOf, widthIn } from "../primitives/text-width";
import type { Vector } from "../run";
import type { Light } from "./light";
import type { Hooked, Overlay } from "./overlay";

const written = (value: number) => (Object.is(value, -0) ? "-0" : String(value));

function writeValues(hooked: Hooked, { reader, step }: Light): void {
  const { vector, squares, values: known } = hooked;
  const values = reader.column(vector, step);
  squares.forEach((square, unit) => {
    const value = values[unit]!;
    if (Object.is(value, known[unit])) return;
    known[unit] = value;
    if (Number.isNaN(value)) square.removeAttribute("data-value");
    else square.setAttribute("data-value", written(value));
  });
  const held = reader.heldColumn(vector, step);
  if (held || hooked.marked)
    squares.forEach((square, unit) => square.toggleAttribute("data-held", held?.[unit] === 1));
  hooked.marked = held !== null;
}

/** What a sign of a pill's text takes in ems, and both paddings; a wide font's where nothing can be measured. */
const WIDTHS = { digit: 0.62, ".": 0.33, "−": 0.7, padding: 8 };

let family = "";
let sizes = SIZES;
let type = { number: SIZES[3]!, was: SIZES[4]! }; // px

/** Asks the browser how large and how wide the pills' digits are. */
export function measure(svg: Element): void {
  const { sizes: found, measure: wide } = typeOf(svg);
  sizes = found;
  family = getComputedStyle(svg).fontFamily;
  type = { number: sizes[3]!, was: sizes[4]! };
  if (widthIn(`600 ${type.number}px ${family}`, "0") === null) return;
  for (const sign of [".", "−"] as const) WIDTHS[sign] = wide(sign, 3, 600) / type.number;
  WIDTHS.digit = wide("0000000000", 3, 600) / type.number / 10;
}

export const pillWidth = (text: string) =>
  [...text].reduce(
    (sum, sign) => sum + type.number * (sign === "." || sign === "−" ? WIDTHS[sign] : WIDTHS.digit),
    WIDTHS.padding,
  );

/** The font of a text of the drawing in one of the type sizes. */
export const fontOf = (size: number): string => `650 ${size}px ${family || "sans-serif"}`;

/** The type sizes as they were measured, greatest first: a step asks the browser for no style. */
export const typeSizes = (): readonly number[] => sizes;

export const pillHeight = (lines: 1 | 2 = 1) => type.number + 6 + (lines - 1) * (type.was + 1);

const PADDING = 5; // px: of the lower line, what the number was in the other run

function wasWidth(text: string): number {
  const width = widthIn(`500 ${type.was}px ${family}`, text);
  return width === null ? (pillWidth(text) * type.was) / type.number : width + PADDING;
}

function writePill(vector: Vector, pill: SVGGElement, light: Light, was: string): void {
  const text = light.printed?.[vector] ?? short(light.reader.value(vector, light.step, light.unit));
  pill.toggleAttribute("data-held", light.reader.held(vector, light.step, light.unit));
  const [rect, words, under] = pill.children as unknown as [SVGRectElement, SVGTextElement, SVGTextElement];
  if (words.textContent === text && under.textContent === was && pill.dataset.drawn === pill.dataset.anchor)
    return;
  const width = was ? Math.max(pillWidth(text), wasWidth(was)) : pillWidth(text);
  const height = pillHeight(was ? 2 : 1);
  const y = 0.36 * type.number - (was ? (type.was + 1) / 2 : 0);
  const left = pill.dataset.anchor === "end" ? -width : 0;
  say(words, text);
  say(under, was);
  for (const line of [words, under]) mark(line, "x", left + width / 2);
  mark(words, "y", y);
  mark(under, "y", y + type.was);
  for (const [name, value] of Object.entries({ x: left, y: -height / 2, width, height }))
    mark(rect, name, value);
  pill.dataset.drawn = pill.dataset.anchor;
}

export function writeNumbers(overlay: Overlay, light: Light, was: (vector: Vector) => string): void {
  for (const hooked of overlay.columns) writeValues(hooked, light);
  for (const [vector, pill] of overlay.pills) writePill(vector, pill, light, light.other ? was(vector) : "");
}
