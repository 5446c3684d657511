/** The mark of a value that lies beyond the ruler: a double chevron that points to where the value would lie. */
import { isBeyond, markInk } from "./colour-ruler";
import type { Palette } from "./palette";
import type { Area, Pen } from "./pen";

const SIZE = { width: 7, least: 5, most: 9, thick: 1.4 }; // px

/** In a square or lane, where it has room: » at the right end for a value above 0, « at the left end for one below. */
export function drawBeyond(pen: Pen, { x, y, width, height }: Area, value: number, palette: Palette): void {
  const high = Math.min(SIZE.most, height - 2);
  if (!isBeyond(value) || high < SIZE.least || width < 2 * SIZE.width) return;
  const way = value > 0 ? 1 : -1;
  const tip = value > 0 ? x + width - 1.5 : x + 1.5;
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
