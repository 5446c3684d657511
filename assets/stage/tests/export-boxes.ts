/** What is written in a saved picture, by boxes: sizes in its own pixels, and which lines lie over one another. */
import { emsOf } from "../src/primitives/text-width";

export interface Line {
  text: string;
  size: number; // px, the least of its pieces
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const number = (element: Element, name: string): number => Number(element.getAttribute(name) ?? 0);

/** An attribute of the element, or of what it stands in. */
function inherited(element: Element | null, name: string): string | null {
  for (let at = element; at; at = at.parentElement) if (at.hasAttribute(name)) return at.getAttribute(name);
  return null;
}

/** How far the groups round an element move it; throws where one does anything else. */
function moved(element: Element): [number, number] {
  let [x, y] = [0, 0];
  for (let at: Element | null = element; at; at = at.parentElement) {
    const transform = at.getAttribute("transform");
    if (!transform || at === element) continue;
    const found = /^translate\((-?[\d.]+)[ ,]+(-?[\d.]+)\)$/.exec(transform);
    if (!found) throw new Error(`${at.tagName} is not only moved: ${transform}`);
    x += Number(found[1]);
    y += Number(found[2]);
  }
  return [x, y];
}

/** A width in ems: a space is narrow, and what stands over a letter takes no room. */
const wideOf = (text: string): number =>
  [...text].reduce(
    (sum, letter) => sum + (/\p{M}/u.test(letter) ? 0 : letter === " " ? 0.3 : emsOf(letter)),
    0,
  );

/** A line of text as a box around its ink, by the estimated width of its letters. */
export function lineOf(text: Element): Line {
  const own = Number(inherited(text, "font-size"));
  const pieces = text.children.length ? [...text.children] : [text];
  const sizes = pieces.map((piece) => Number(piece.getAttribute("font-size") ?? own));
  const wide = pieces.reduce((sum, piece, k) => sum + wideOf(piece.textContent!) * sizes[k]!, 0);
  const [dx, dy] = moved(text);
  const [x, y] = [number(text, "x") + dx, number(text, "y") + dy];
  const anchor = inherited(text, "text-anchor") ?? "start";
  const from = anchor === "start" ? 0 : anchor === "end" ? -wide : -wide / 2;
  const turned = /^rotate\(90 (-?[\d.]+) (-?[\d.]+)\)$/.exec(text.getAttribute("transform") ?? "");
  if (text.hasAttribute("transform") && !turned)
    throw new Error(`turned by ${text.getAttribute("transform")}`);
  const [over, under] = [0.76 * own, 0.2 * own];
  const box = turned
    ? { left: x - under, right: x + over, top: y + from, bottom: y + from + wide }
    : { left: x + from, right: x + from + wide, top: y - over, bottom: y + under };
  return { text: text.textContent!, size: Math.min(own, ...sizes), ...box };
}

export const linesOf = (svg: Element): Line[] => [...svg.querySelectorAll("text")].map(lineOf);

const meet = (a: Line, b: Line) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** What is too small, over another line, or beyond the picture's edge. */
export function faults(svg: Element, least = 11): string[] {
  const [width, height] = [number(svg, "width"), number(svg, "height")];
  const lines = linesOf(svg).filter(({ text }) => text.trim());
  return lines.flatMap((one, k) => [
    ...(one.size < least ? [`${one.text}: ${one.size} px`] : []),
    ...(one.left < 0 || one.top < 0 || one.right > width || one.bottom > height
      ? [`${one.text} leaves the picture`]
      : []),
    ...lines
      .slice(k + 1)
      .filter((other) => meet(one, other))
      .map((other) => `${one.text} | ${other.text}`),
  ]);
}
