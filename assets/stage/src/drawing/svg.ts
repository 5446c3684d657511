/** Elements of a standalone SVG: every colour and size is an attribute, nothing comes from outside the file. */
import { NS } from "../primitives/dom";
import { emsOf } from "../primitives/text-width";

export type Attributes = Record<string, string | number>;

/** Appends an element. Text is only ever set as textContent. */
export function add(parent: Element, name: string, attributes: Attributes, text = ""): SVGElement {
  const element = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(attributes))
    element.setAttribute(key, String(typeof value === "number" ? round(value) : value));
  if (text) element.textContent = clean(text);
  return parent.appendChild(element);
}

/** Appends a line of text. */
export const write = (parent: Element, text: string, attributes: Attributes): SVGElement =>
  add(parent, "text", attributes, text);

const round = (value: number): number => Math.round(value * 100) / 100;

/** XML has no place for most control characters and for half a surrogate pair: they stand as a box. */
export const clean = (text: string): string =>
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, "▯");

/** The type size at which a text fits its room, at most `most`. */
export const sizeFor = (text: string, room: number, most: number): number =>
  Math.min(most, room / Math.max(1, emsOf(text)));

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
  const text = add(parent, "text", { "font-style": "italic", ...attributes });
  source
    .replaceAll("prev", previous)
    .split(/_\{(.+?)\}/)
    .forEach((piece, n) => {
      if (!piece) return;
      const low = n % 2 === 1;
      add(text, "tspan", low ? { dy: 4, "font-size": 11 } : n ? { dy: -4 } : {}, piece);
    });
}
