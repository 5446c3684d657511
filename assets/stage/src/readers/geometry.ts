/** Where everything of the two readers' view lies: pure numbers, in CSS pixels. */
import type { Direction } from "../payload";
import type { Strip } from "../sentence/strip";

export interface Wish {
  width: number;
  height: number; // on a phone the view takes the height it needs
  T: number;
  H: number;
  narrow: boolean;
  tags: boolean; // there is a row of tags and words
  names?: number; // width that the readers' names need
  beside?: number; // width that the followed unit's name needs
}

export interface Layout extends Strip {
  height: number;
  head: number; // above the forward reader's way: the strip, and on a phone what a column is
  names: number; // width left of the bands
  square: number; // width of a column of squares
  row: number; // height of a square
  band: number; // height of a band
  top: Record<Direction, number>; // of each band
  channel: number; // between a band and the tiles
  tileTop: number;
  foot: number; // top of the tags
  join: { x: number; y: number; width: number; row: number; across: boolean };
}

const LEAST = 22;
const ARC = 24;
const NOTE = 32; // px, on a phone: what a column is, and the ruler
const OVERVIEW = 14;
const CHANNEL = 42;
const TILE = 44;
const FOOT = 54;
const GAP = 6; // between the two halves of the joined column

export function layoutOf({
  width,
  height,
  T,
  H,
  narrow,
  tags,
  names: named = 112,
  beside = 90,
}: Wish): Layout {
  const names = narrow ? 0 : named;
  const side = narrow ? 0 : Math.max(172, beside + 94);
  const view = Math.max(LEAST, width - names - side);
  const column = Math.max(LEAST, Math.min(220, Math.floor(view / T)));
  const square = column < 44 ? column - 8 : Math.min(44, Math.round(column * 0.38));
  const foot = tags ? FOOT : 0;
  const overview = column * T > view ? OVERVIEW : 0;
  const head = (narrow ? NOTE : 0) + (overview && overview + 6);
  const rest = head + 2 * ARC + 2 * CHANNEL + TILE + foot;
  const band = narrow ? 118 : Math.max(60, (height - rest) / 2);
  const row = Math.min(square, height > 640 && !narrow ? 28 : 20, (band - 16) / H);
  const tileTop = head + ARC + band + CHANNEL;
  const backward = tileTop + TILE + CHANNEL;
  const end = backward + band + ARC;
  const joinRow = narrow
    ? Math.max(0, Math.min(20, (width - GAP) / (2 * H)))
    : Math.max(0, Math.min(row, (height - head - 96 - GAP) / (2 * H)));
  const joined = 2 * H * joinRow + GAP;
  const join = narrow
    ? { x: (width - joined) / 2, y: end + foot + 36, width: 22, row: joinRow, across: true }
    : {
        x: names + Math.min(view, column * T) + side - 68,
        y: (head + end - joined) / 2,
        width: Math.max(18, square),
        row: joinRow,
        across: false,
      };
  return {
    T,
    overview,
    head,
    height: narrow ? join.y + 36 : end + foot,
    names,
    view: Math.min(view, column * T),
    column,
    total: column * T,
    square,
    row,
    band,
    top: { forward: head + ARC, backward },
    channel: CHANNEL,
    tileTop,
    tile: TILE,
    foot: end,
    join,
  };
}

/** Top of the squares, which stand in the middle of their band. */
export const squaresTop = (g: Layout, direction: Direction, H: number): number =>
  g.top[direction] + (g.band - g.row * H) / 2;

export const middleOf = (g: Layout, step: number): number => (step + 0.5) * g.column;

/** Top left corner of a square of the joined column: the forward reader's H first. */
export function joinedAt(
  { join }: Layout,
  direction: Direction,
  unit: number,
  H: number,
): { x: number; y: number } {
  const along = direction === "forward" ? unit * join.row : (H + unit) * join.row + GAP;
  return join.across ? { x: join.x + along, y: join.y } : { x: join.x, y: join.y + along };
}

/** The way of a state from its column to its half of the joined column: out of the band, along, and in. */
export function wayOf(g: Layout, direction: Direction, x: number, H: number): string {
  const forward = direction === "forward";
  const from = squaresTop(g, direction, H) + (forward ? -4 : g.row * H + 4);
  const lane = forward ? g.head + 9 : g.foot - 9;
  if (g.join.across) return "";
  const to = joinedAt(g, direction, forward ? 0 : H - 1, H).y + (forward ? -9 : g.join.row + 9);
  const end = g.join.x + g.join.width / 2;
  const bend = forward ? 8 : -8;
  return `M${x} ${from}V${lane + bend}q0 ${-bend} 8 ${-bend}H${end - 8}q8 0 8 ${bend}V${to}`;
}

/** The square of a reader under a point of the strip; null beside them. */
export function squareAt(
  g: Layout,
  direction: Direction,
  { T, H }: { T: number; H: number },
  x: number,
  y: number,
): { step: number; unit: number } | null {
  const step = Math.floor(x / g.column);
  const unit = Math.floor((y - squaresTop(g, direction, H)) / g.row);
  const isBeside = Math.abs(x - middleOf(g, step)) > g.square / 2;
  return isBeside || step < 0 || step >= T || unit < 0 || unit >= H ? null : { step, unit };
}
