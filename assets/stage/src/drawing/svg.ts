/** Elements of a standalone SVG: every colour and size is an attribute, nothing comes from outside the file. */
import { NS } from "../primitives/dom";
import { emsOf, SIZES } from "../primitives/text-width";

export type Attributes = Record<string, string | number | undefined>;

/** The one type table, in the picture's own pixels: nothing that is written scales with what is drawn. */
const [XXL, XL, L, M, S] = SIZES as [number, number, number, number, number];
export const TYPE = { s: S, m: M, l: L, xl: XL, xxl: XXL };
export const SUBSCRIPT = 0.79 * M;

/** Appends an element. Text is only ever set as textContent. */
export function add(parent: Element, name: string, attributes: Attributes, text = ""): SVGElement {
  const element = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(attributes))
    if (value !== undefined)
      element.setAttribute(
        key,
        typeof value === "number" ? String(round(value)) : PLACES.has(key) ? shorter(value) : value,
      );
  if (text) element.textContent = clean(text);
  return parent.appendChild(element);
}

export const group = (parent: Element, x: number, y: number): SVGElement =>
  add(parent, "g", { transform: `translate(${round(x)} ${round(y)})` });

/** Appends a line of text. */
export const write = (parent: Element, text: string, attributes: Attributes): SVGElement =>
  add(parent, "text", attributes, text);

const PLACES = new Set(["d", "points"]);
const LONG_NUMBER = /-?\d+\.\d{3,}(?:e-\d+)?/g;

/** A hundredth of a pixel is not seen. */
const round = (value: number): number => Math.round(value * 100) / 100;
export const shorter = (value: string): string =>
  value.replace(LONG_NUMBER, (one) => String(round(Number(one))));

/** XML has no place for most control characters and for half a surrogate pair: they stand as a box. */
export const clean = (text: string): string =>
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, "▯");

export const widthOf = (text: string, size: number): number => emsOf(clean(text)) * size;

/** The greatest of some type sizes in which a text fits its room; in the least it is cut short. */
export function fitted(
  text: string,
  room: number,
  sizes: readonly number[] = [TYPE.m, TYPE.s],
): { text: string; size: number } {
  const size = sizes.find((one) => widthOf(text, one) <= room);
  if (size) return { text, size };
  const least = sizes.at(-1)!;
  const letters = [...text];
  while (letters.length && widthOf(`${letters.join("")}…`, least) > room) letters.pop();
  return { text: letters.length ? `${letters.join("")}…` : "…", size: least };
}

/** Appends a line of text in the greatest size that fits. */
export function writeIn(
  parent: Element,
  text: string,
  room: number,
  attributes: Attributes,
  sizes?: readonly number[],
): SVGElement {
  const one = fitted(text, room, sizes);
  return write(parent, one.text, { "font-size": one.size, ...attributes });
}

/** Lines no wider than `room` ems, broken between words or, in Chinese, anywhere but before a closing mark. */
export function wrapped(text: string, room: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of text.match(/[\u2e80-\uffef][、。，；：！？”’」）]*|[^\s\u2e80-\uffef]+\s*|\s+/gu) ??
    []) {
    if (line && emsOf(line + piece.trimEnd()) > room) {
      lines.push(line.trimEnd());
      line = "";
    }
    line += piece;
  }
  return line ? [...lines, line.trimEnd()] : lines;
}

/** A formula in the one-line notation of equations.ts, its _{subscripts} set below the line. */
export function formula(parent: Element, source: string, previous: string, attributes: Attributes): void {
  const text = add(parent, "text", { "font-style": "italic", "font-size": TYPE.m, ...attributes });
  source
    .replaceAll("prev", previous)
    .split(/_\{(.+?)\}/)
    .forEach((piece, n) => {
      if (!piece) return;
      const low = n % 2 === 1;
      add(text, "tspan", low ? { dy: 4, "font-size": SUBSCRIPT } : n ? { dy: -4 } : {}, piece);
    });
}
