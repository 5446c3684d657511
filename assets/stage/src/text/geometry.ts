/** Where every token of the text lies: pure numbers, in CSS pixels. */
import { linesOf, rowsOf, type Span } from "./lines";

export interface Wish {
  width: number;
  height: number;
  tokens: readonly string[];
  ems: readonly number[]; // width of each token in its own type size
  sizes: readonly number[]; // of the type, greatest first
  comfort: number; // the least at which a text need not be set in more columns
}

export interface Place {
  x: number;
  y: number;
  width: number;
}

export interface Page {
  places: Place[];
  size: number; // of the type
  tile: number; // height of a token's tile
  pitch: number; // from one row to the next
  width: number;
  height: number;
}

export const LEAST = 15; // px: the smallest type
export const GAP = { across: 2, down: 6, columns: 36 };
const TARGET = 24; // px: the least a finger or a pointer is given
const MOST_COLUMNS = 4;
const LETTERS = 1.2; // ems: up to this width all tokens have one, so that verses stand place under place

/** The sizes of type to choose from. */
export const sizesFor = (narrow: boolean): Pick<Wish, "sizes" | "comfort"> =>
  narrow
    ? { sizes: [30, 26, 23, 20, 17, LEAST], comfort: 17 }
    : { sizes: [60, 52, 44, 38, 32, 27, 23, 20, 17, LEAST], comfort: 20 };

/** Verses stand in one column as long as they are easily read so, then in more; what fits in no way will scroll. */
export function arrange(wish: Wish): Page {
  const { width, height, sizes, comfort } = wish;
  const most = linesOf(wish.tokens).length > 1 ? MOST_COLUMNS : 1;
  for (const least of [comfort, 0])
    for (let columns = 1; columns <= most; columns++)
      for (const size of sizes.filter((one) => one >= least)) {
        const page = set(wish, size, columns);
        if (page && page.width <= width && page.height <= height) return page;
      }
  return set(wish, comfort, 1)!;
}

/** The text in one size and number of columns; null where a verse would have to be broken to stand beside another. */
function set({ width, tokens, ems }: Wish, size: number, columns: number): Page | null {
  const room = Math.max(TARGET, (width - (columns - 1) * GAP.columns) / columns);
  const even = Math.max(...ems) <= LETTERS ? Math.max(...ems) : 0;
  const widths = ems.map((em) => Math.min(room, Math.max(TARGET, Math.round(((even || em) + 0.4) * size))));
  const lines = linesOf(tokens);
  const rows = rowsOf(tokens, lines, (t) => widths[t]! + GAP.across, room + GAP.across);
  if (columns > 1 && rows.length > lines.length) return null;
  const down = Math.ceil(rows.length / columns / 2) * 2; // couplets stay together
  const tile = Math.max(TARGET, Math.round(1.6 * size));
  const pitch = tile + GAP.down;
  const wide = (row: Span) => widths.slice(...row).reduce((sum, one) => sum + one + GAP.across, -GAP.across);
  const column = Math.max(...rows.map(wide));
  const places: Place[] = [];
  rows.forEach(([from, to], row) => {
    const at = columns > 1 ? Math.floor(row / down) : 0;
    let x = at * (column + GAP.columns);
    for (let t = from; t < to; t++) {
      places.push({ x, y: (row - at * (columns > 1 ? down : 0)) * pitch, width: widths[t]! });
      x += widths[t]! + GAP.across;
    }
  });
  const used = columns > 1 ? Math.ceil(rows.length / down) : 1;
  return {
    places,
    size,
    tile,
    pitch,
    width: used * (column + GAP.columns) - GAP.columns,
    height: (columns > 1 ? Math.min(down, rows.length) : rows.length) * pitch - GAP.down,
  };
}
