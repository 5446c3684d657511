/** What a step changes in the SVG: the squares' values, for whoever asks them, and the numbers in the pills. */

import { short } from "../format";
import { mark, say } from "../primitives/dom";
import { widthIn } from "../primitives/text-width";
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

/** What a sign of a pill's text takes, and both paddings; a wide font's where nothing can be measured. */
const WIDTHS = { digit: 8.4, ".": 4.6, "−": 10, padding: 9 };

let family = "";

/** Asks the browser once how wide the pills' digits are. */
export function measure(font: string): void {
  family = font;
  for (const sign of [".", "−"] as const) WIDTHS[sign] = widthIn(`600 12px ${family}`, sign) ?? WIDTHS[sign];
  WIDTHS.digit = (widthIn(`600 12px ${family}`, "0000000000") ?? 10 * WIDTHS.digit) / 10;
}

export const pillWidth = (text: string) =>
  [...text].reduce(
    (sum, sign) => sum + (sign === "." || sign === "−" ? WIDTHS[sign] : WIDTHS.digit),
    WIDTHS.padding,
  );

/** The number's line, or two: what it was in the other run stands under it, small. */
const LINES = { one: { height: 18, text: 4.3 }, two: { height: 31, text: -2.2 } };
const ROOMY = 880; // px: the width of a scene from which the lower line need not be tiny
const SMALL = { roomy: 11, tight: 10, padding: 5 };

function wasWidth(text: string, size: number): number {
  const width = widthIn(`500 ${size}px ${family}`, text);
  return width === null ? (pillWidth(text) * size) / 12 : width + SMALL.padding;
}

function writePill(vector: Vector, pill: SVGGElement, light: Light, was: string, size: number): void {
  const text = light.printed?.[vector] ?? short(light.reader.value(vector, light.step, light.unit));
  pill.toggleAttribute("data-held", light.reader.held(vector, light.step, light.unit));
  const [rect, words, under] = pill.children as unknown as [SVGRectElement, SVGTextElement, SVGTextElement];
  if (words.textContent === text && under.textContent === was && pill.dataset.drawn === pill.dataset.anchor)
    return;
  const width = was ? Math.max(pillWidth(text), wasWidth(was, size)) : pillWidth(text);
  const { height, text: y } = was ? LINES.two : LINES.one;
  const left = pill.dataset.anchor === "end" ? -width : 0;
  say(words, text);
  say(under, was);
  under.style.fontSize = `${size}px`;
  for (const line of [words, under]) mark(line, "x", left + width / 2);
  mark(words, "y", y);
  for (const [name, value] of Object.entries({ x: left, y: -height / 2, width, height }))
    mark(rect, name, value);
  pill.dataset.drawn = pill.dataset.anchor;
}

export function writeNumbers(overlay: Overlay, light: Light, was: (vector: Vector) => string): void {
  for (const hooked of overlay.columns) writeValues(hooked, light);
  const size = overlay.width < ROOMY ? SMALL.tight : SMALL.roomy;
  for (const [vector, pill] of overlay.pills)
    writePill(vector, pill, light, light.other ? was(vector) : "", size);
}
