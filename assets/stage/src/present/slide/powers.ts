/** Powers of ten whose exponents can be read from the last row: no raised signs of a font, which are half as high. */
import { make, svg } from "../../primitives/dom";

const RAISED = "⁻⁰¹²³⁴⁵⁶⁷⁸⁹";
const PLAIN = "−0123456789";
const plain = (raised: string): string => [...raised].map((sign) => PLAIN[RAISED.indexOf(sign)]).join("");

/** A text with its raised signs as an element of its own. */
export function raised(text: string): (Node | string)[] {
  return text
    .split(/([⁻⁰¹²³⁴-⁹]+)/)
    .filter(Boolean)
    .map((piece) => (RAISED.includes(piece[0]!) ? make("sup", "", {}, plain(piece)) : piece));
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
    const above = svg("tspan", { dy: -0.42 * ten }, String(power).replace("-", "−"));
    above.style.fontSize = `${exponent}px`;
    text.append("10", above);
  }
  return text;
}
