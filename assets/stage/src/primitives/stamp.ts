/** A line of text as a picture. A canvas of the page has the browser settle the page's style before it takes a font. */

interface Stamp {
  canvas: OffscreenCanvas;
  width: number; // px of the page
  height: number;
  rise: number; // from its top to the text's foot
}

const MOST = 40; // that are kept
const known = new Map<string, Stamp>();

/** The text with its middle in the picture's, at `scale` pixels a pixel of the page. */
export function stampOf(text: string, font: string, colour: string, scale: number): Stamp {
  const name = [text, font, colour, scale].join("|");
  const kept = known.get(name);
  if (kept) return kept;
  const board = new OffscreenCanvas(1, 1).getContext("2d")!;
  board.font = font;
  const size = Number(font.match(/([\d.]+)px/)?.[1] ?? 16);
  const pixels = [board.measureText(text).width + 4, 1.6 * size].map((long) => Math.ceil(long * scale));
  const [width, height] = pixels.map((long) => long / scale) as [number, number];
  const rise = 1.2 * size;
  Object.assign(board.canvas, { width: pixels[0], height: pixels[1] });
  board.scale(scale, scale);
  Object.assign(board, { font, fillStyle: colour, textAlign: "center" });
  board.fillText(text, width / 2, rise);
  if (known.size >= MOST) known.clear();
  const stamp = { canvas: board.canvas, width, height, rise };
  known.set(name, stamp);
  return stamp;
}
