/** The mark of a value that lies beyond the ruler: a double chevron that points to where the value would lie. */
import { isBeyond, markInk } from "./colour-ruler";
import type { Palette } from "./palette";
import type { Area, Pen } from "./pen";

const SIZE = { width: 7, least: 5, most: 9, thick: 1.4, inset: 1.5 }; // px

/** » for a value above 0, « for one below, where there is room: at the right end (1) or the left (−1), in a square at the one it points to. */
export function drawBeyond(
  pen: Pen,
  { x, y, width, height }: Area,
  value: number,
  palette: Palette,
  end = Math.sign(value),
): void {
  const high = Math.min(SIZE.most, height - 2);
  if (!isBeyond(value) || high < SIZE.least || width < 2 * SIZE.width) return;
  const left = end > 0 ? x + width - SIZE.width - SIZE.inset : x + SIZE.inset;
  const [way, tip] = value > 0 ? [1, left + SIZE.width] : [-1, left];
  const top = y + (height - high) / 2;
  for (const behind of [SIZE.width / 2, 0]) {
    const at = tip - way * behind;
    const back = at - (way * SIZE.width) / 2;
    pen.line(
      [
        [back, top],
        [at, top + high / 2],
        [back, top + high],
      ],
      markInk(palette, value),
      SIZE.thick,
    );
  }
}
