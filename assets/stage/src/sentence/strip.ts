/** The strip that a view of the sentence lies on, a column a token, and the window that it scrolls under. */

export const DENSE = 28; // px: in a narrower column a tile has no room round it

/** All in CSS pixels. */
export interface Strip {
  T: number;
  column: number; // width of a token's column
  total: number; // the whole strip
  view: number; // what can be seen of it
  tile: number; // height of the tiles
  overview: number; // height of the strip of the whole, 0 where nothing scrolls
}

/** How far the strip is scrolled so that the playhead stays in the middle third, moving it as little as need be. */
export function scrolled(offset: number, step: number, { column, view, total }: Strip): number {
  const middle = (step + 0.5) * column;
  const kept = Math.max(middle - (2 * view) / 3, Math.min(middle - view / 3, offset));
  return Math.max(0, Math.min(total - view, Math.round(kept)));
}
