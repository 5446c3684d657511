/** Powers of ten whose exponents can be read from the last row: no raised signs of a font, which are half as high. */
import { make, svg } from "../primitives/dom";

const RAISED = "⁻⁰¹²³⁴⁵⁶⁷⁸⁹";
const PLAIN = "−0123456789";
const UP = 0.42; // of the size of ten
const piecesOf = (text: string): string[] => text.split(/([⁻⁰¹²³⁴-⁹]+)/).filter(Boolean);
const isRaised = (piece: string): boolean => RAISED.includes(piece[0]!);

/** With its raised signs on the line, about as wide as with exponents of its own size. */
export const plain = (text: string): string =>
  text.replace(/[⁻⁰¹²³⁴-⁹]/g, (sign) => PLAIN[RAISED.indexOf(sign)]!);

/** A text with its raised signs as an element of its own. */
export function raised(text: string): (Node | string)[] {
  return piecesOf(text).map((piece) => (isRaised(piece) ? make("sup", "", {}, plain(piece)) : piece));
}

/** The same in a drawing; `sizes` are of the text and of its exponents. */
export function spans(text: string, [size, exponent]: readonly [number, number]): SVGElement[] {
  let from = 0;
  return piecesOf(text).map((piece) => {
    const to = isRaised(piece) ? -UP * size : 0;
    const made = svg("tspan", to === from ? {} : { dy: to - from }, plain(piece));
    if (to) made.style.fontSize = `${exponent}px`;
    from = to;
    return made;
  });
}

/** A power of ten on an axis, its end at x; `sizes` are of ten and of its exponent. */
export function tick(
  power: number,
  x: number,
  y: number,
  [ten, exponent]: readonly [number, number],
): SVGElement {
  const text = svg("text", { x, y: y + 0.36 * ten, "text-anchor": "end", "data-power": power });
  text.style.fontSize = `${ten}px`;
  if (power === 0) text.textContent = "1";
  else {
    const above = svg("tspan", { dy: -UP * ten }, String(power).replace("-", "−"));
    above.style.fontSize = `${exponent}px`;
    text.append("10", above);
  }
  return text;
}
