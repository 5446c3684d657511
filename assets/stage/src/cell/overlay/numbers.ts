/** What a step changes in the SVG: the squares' values, for whoever asks them, and the numbers in the pills. */

import { short } from "../../format";
import type { Vector } from "../../kinds/names";
import { mark, say } from "../../primitives/dom";
import { emsOf, SIZES, typeOf, widthIn } from "../../primitives/text-width";
import type { Scene } from "../layout/scene";
import type { Light, Plate } from "../light";
import type { Hooked, Overlay } from "./overlay";
import { pillTexts } from "./pills";

/** What stands behind a curtain is not there at all. */
const written = (value: number) => (Number.isNaN(value) ? "" : Object.is(value, -0) ? "-0" : value);

/** The column says all its values: an attribute for each square is dear. */
function writeValues(hooked: Hooked, { reader, step }: Light): void {
  const { vector, squares } = hooked;
  squares[0]!.parentElement!.dataset.values = Array.from(reader.column(vector, step), written).join();
  const held = reader.heldColumn(vector, step);
  if (held || hooked.marked)
    squares.forEach((square, unit) => square.toggleAttribute("data-held", held?.[unit] === 1));
  hooked.marked = held !== null;
}

/** How large and how wide what is written in the pills is. */
export interface Metrics {
  number: number; // px: the type's size
  was: number; // px: of the lower line, what the number was in the other run
  family: string;
  ems: { digit: number; point: number; minus: number }; // of a number's signs
}

/** For a picture whose fonts are not known: a wide one's, in the projector's sizes. */
export const PRINTED: Metrics = {
  number: SIZES[3]!,
  was: SIZES[4]!,
  family: "",
  ems: { digit: 0.62, point: 0.33, minus: 0.7 },
};

let measured = PRINTED;
let sizes: readonly number[] = SIZES; // of the type, as they were measured

/** Asks the browser how large and how wide the pills' digits are. */
export function measure(svg: Element): void {
  const { sizes: found, measure: wide } = typeOf(svg);
  sizes = found;
  const { fontFamily: family } = getComputedStyle(svg);
  const [number, was] = [sizes[3]!, sizes[4]!];
  measured = { ...PRINTED, number, was, family };
  if (widthIn(`600 ${number}px ${family}`, "0") === null) return;
  const em = (text: string) => wide(text, 3, 600) / number;
  measured.ems = { digit: em("0000000000") / 10, point: em("."), minus: em("−") };
}

const SIDES = 8; // px: both paddings

export const pillWidth = (text: string, { number, ems }: Metrics = measured) =>
  [...text].reduce(
    (sum, sign) => sum + number * (sign === "." ? ems.point : sign === "−" ? ems.minus : ems.digit),
    SIDES,
  );

/** The font of a text of the drawing in one of the type sizes. */
export const fontOf = (size: number): string => `650 ${size}px ${measured.family || "sans-serif"}`;

/** The type sizes as they were measured, greatest first: a step asks the browser for no style. */
export const typeSizes = (): readonly number[] => sizes;

export const pillHeight = (lines: 1 | 2 = 1, { number, was }: Metrics = measured) =>
  number + 6 + (lines - 1) * (was + 1);

const PADDING = 5; // px: of the lower line

function wasWidth(text: string, { was, family }: Metrics): number {
  const width = family ? widthIn(`500 ${was}px ${family}`, text) : null;
  return (width ?? emsOf(text) * was) + PADDING;
}

function writePill(
  pill: SVGGElement,
  { text, was }: { text: string; was: string },
  vector: Vector,
  light: Light,
  type: Metrics,
): void {
  pill.toggleAttribute("data-held", light.reader.held(vector, light.step, light.unit));
  const [rect, words, under] = pill.children as unknown as [SVGRectElement, SVGTextElement, SVGTextElement];
  if (words.textContent === text && under.textContent === was && pill.dataset.drawn === pill.dataset.anchor)
    return;
  const width = was ? Math.max(pillWidth(text, type), wasWidth(was, type)) : pillWidth(text, type);
  const height = pillHeight(was ? 2 : 1, type);
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

/** How a column's pill is written; null where there is none. */
export function plateOf(
  overlay: Overlay,
  { pills: places }: Scene,
  id: string,
  type = measured,
): Plate | null {
  const [pill, place] = [overlay.pills.get(id), places.find((one) => one.id === id)];
  if (!pill || !place) return null;
  overlay.write(pill);
  const [rect, ...lines] = [...pill.children] as [Element, ...Element[]];
  const number = (element: Element, name: string) => Number(element.getAttribute(name));
  const at = (element: Element) => ({
    x: place.x + number(element, "x"),
    y: place.y + number(element, "y"),
  });
  return {
    area: { ...at(rect), width: number(rect, "width"), height: number(rect, "height") },
    lines: lines.map((line, n) => ({
      ...at(line),
      text: line.textContent ?? "",
      font: `${n ? 500 : 600} ${n ? type.was : type.number}px ${type.family || "sans-serif"}`,
      isWas: n > 0,
    })),
  };
}

/** The squares' values at once; the pills' numbers wait until they are seen. */
export function writeNumbers(
  overlay: Overlay,
  light: Light,
  was: (vector: Vector) => string,
  type = measured,
): void {
  for (const hooked of overlay.columns) writeValues(hooked, light);
  const { reader, step, unit } = light;
  const texts: Partial<Record<Vector, string>> = light.printed ?? pillTexts(reader, step, unit);
  for (const pill of overlay.pills.values()) {
    const vector = pill.dataset.number as Vector;
    const text = texts[vector] ?? short(reader.value(vector, step, unit));
    const lines = { text, was: light.other ? was(vector) : "" };
    overlay.unwritten.set(pill, () => writePill(pill, lines, vector, light, type));
  }
}
