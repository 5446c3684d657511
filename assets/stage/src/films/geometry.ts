/** Where every square of the films lies: pure numbers, in CSS pixels. */

import type { Film } from "../kinds/names";
import { CARETS } from "../primitives/carets";
import { DENSE, type Strip } from "../sentence/strip";

export interface Wish {
  width: number;
  height: number;
  T: number;
  H: number;
  names: number; // width of the names at the left
  token: number; // width of the widest token in the smallest type
  pixel: number; // device pixels in a CSS pixel
  films: readonly Film[];
  head?: number; // height of the two lines beside the tiles
}

export interface Geometry extends Strip {
  films: readonly Film[]; // from top to bottom
  H: number;
  names: number;
  upright: boolean; // tokens fit their tiles; else they are written downwards
  row: number; // height of a unit
  top: number; // of the first film, below the tiles
  pitch: number; // from one film to the next
  height: number; // of one film
}

export const MARGIN = 4; // room for the playhead's frame at both ends of the strip
export const COLUMN = { least: 18, most: 48, share: 0.16 }; // px; short sentences may take a share of the room each
const GAP = 5; // at least, between films

export function arrange(wish: Wish): Geometry {
  const { width, height, T, H, names, token, pixel, films, head = 0 } = wish;
  const room = Math.max(COLUMN.least, width - names - 2 * MARGIN - CARETS);
  const wanted = Math.max(COLUMN.most, COLUMN.share * room, Math.min(token + 10, 76));
  const column = Math.max(COLUMN.least, Math.min(wanted, Math.floor(room / T)));
  const total = column * T;
  const upright = token + (column < DENSE ? 2 : 4) <= column;
  const tile = Math.max(head, upright ? (column < 26 ? 32 : 40) : Math.min(84, Math.ceil(token) + 16));
  const overview = total > room ? 14 : 0;
  const top = tile + 8 + (overview && overview + 6);
  const free = Math.max(0, height - top - 6); // none, while the pane is hidden
  const gaps = films.length - 1;
  const row = rows(Math.max(0, free - gaps * GAP) / films.length, H, column, pixel);
  const view = Math.min(room, total);
  const pitch = gaps ? (free - row * H) / gaps : 0;
  return {
    films,
    T,
    H,
    names,
    view,
    column,
    total,
    upright,
    tile,
    overview,
    row,
    top,
    pitch,
    height: row * H,
  };
}

/** Whole device pixels where they are at least 4, so that gaps between rows are even; no square is taller than wide. */
function rows(most: number, H: number, column: number, pixel: number): number {
  const free = Math.min(column, most / H);
  const whole = Math.floor(free * pixel);
  return whole < 4 ? free : whole / pixel;
}

/** Top of a film: the first stands under the tiles, the last at the bottom. */
export const topOf = ({ top, pitch }: Geometry, film: number): number => Math.round(top + film * pitch);

/** Between two columns' squares. */
export const gapOf = ({ column }: Geometry): number => (column >= 30 ? 2 : 1);

/** The playhead's frame lies this far outside its squares. */
const AROUND = 3;

/** Left edge of the playhead's frame, on a whole device pixel: a layer between two would be blurred. */
export const playheadX = ({ column }: Geometry, step: number): number =>
  Math.round((step * column - AROUND) * devicePixelRatio) / devicePixelRatio;

export const playheadWidth = (g: Geometry): number => g.column - gapOf(g) + 2 * AROUND;

/** Whether the films lie closer to each other than two lines of names are high. */
export const isFlat = ({ films, pitch }: Geometry, lines: number): boolean =>
  films.length > 1 && pitch < lines;

interface Hit {
  film: Film;
  step: number;
  unit: number;
}

/** The square under a point: x from the strip's left edge, y from the pane's top. */
export function hit(geometry: Geometry, x: number, y: number): Hit | null {
  const step = Math.floor(x / geometry.column);
  if (step < 0 || step >= geometry.T) return null;
  for (const [index, film] of geometry.films.entries()) {
    const unit = Math.floor((y - topOf(geometry, index)) / geometry.row);
    if (unit >= 0 && unit < geometry.H) return { film, step, unit };
  }
  return null;
}
