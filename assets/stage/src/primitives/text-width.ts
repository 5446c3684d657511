/** How wide a text is: asked of the browser, or estimated where there is none to ask or none of its fonts is meant. */

let board: CanvasRenderingContext2D | null | undefined; // made when a width is first asked for

/** Width in CSS pixels of a text in a CSS font; null where there is nothing to measure with. */
export function widthIn(font: string, text: string): number | null {
  if (board === undefined) board = document.createElement("canvas").getContext("2d");
  if (!board) return null;
  board.font = font;
  return board.measureText(text).width;
}

/** Gives a text's width at one of the type sizes, 0 the greatest. */
export type Measure = (text: string, type: number, weight?: number) => number;

/** As assets/app.css has them for a projector. */
export const SIZES = [26, 20, 16, 14, 12];

/** An element's type: the sizes in CSS pixels, greatest first, as the style sheet has them, and how wide a text is in them. */
export function typeOf(element: Element): { sizes: number[]; measure: Measure } {
  const style = getComputedStyle(element);
  const sizes = SIZES.map((size, n) => parseFloat(style.getPropertyValue(`--gw-type-${5 - n}`)) || size);
  const measure: Measure = (text, type, weight = 400) =>
    widthIn(`${weight} ${sizes[type]}px ${style.fontFamily}`, text) ?? text.length * 8;
  return { sizes, measure };
}

/** Width in CSS pixels, estimated where there is nothing to measure with. */
export const widthOf = (text: string, size: number, weight: number, family: string): number =>
  widthIn(`${weight} ${size}px ${family}`, text) ?? emsOf(text) * size;

const WIDE =
  /[\u1100-\u11ff\u2018-\u2026\u2190-\u21ff\u25a0-\u27bf\u2e80-\uffef]|[\u{1f300}-\u{1faff}]|[\u{20000}-\u{3ffff}]/u;

/** About how wide a text is in any font, in its own type size: enough to choose a size or break a line by. */
export const emsOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (WIDE.test(letter) ? 1 : 0.58), 0);
