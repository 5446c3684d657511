/** The films on one canvas. */
import type { Frame } from "../frame";
import { type Door, type Film, isDoor } from "../kinds/names";
import { boardOf, curtained } from "../primitives/canvas";
import { drawBeyond } from "../primitives/chevron";
import { markInk, pixelOf } from "../primitives/colour-ruler";
import { channels, pixel } from "../primitives/mix";
import { opening, type Palette } from "../primitives/palette";
import { CanvasPen } from "../primitives/pen";
import { runsOf } from "../run";
import { type Geometry, gapOf, topOf } from "./geometry";

const SHADES = 255;
const THIN = 10; // px

const made = new WeakMap<Palette, Partial<Record<Door, Uint32Array>>>();

/** The scale of a gate as a table of pixels, from shut to open. The tables are made once. */
function shades(palette: Palette, film: Door): Uint32Array {
  const tables = made.get(palette) ?? {};
  made.set(palette, tables);
  const pixelAt = (_: unknown, n: number) => pixel(channels(opening(palette, film, n / SHADES))!);
  return (tables[film] ??= Uint32Array.from({ length: SHADES + 1 }, pixelAt));
}

let small: HTMLCanvasElement | null = null;

/** The films one under the other, one pixel a square: step to the right, unit downwards. */
function miniature({ run, state, palette }: Frame, shown: readonly Film[]): HTMLCanvasElement {
  const { T, H } = run;
  const pixels = new Uint32Array(T * H * shown.length);
  const reader = run.reader(state.direction);
  shown.forEach((film, n) => {
    const table = isDoor(film) ? shades(palette, film) : null;
    for (let t = 0; t < T; t++) {
      const column = reader.column(film, t);
      for (let unit = 0; unit < H; unit++) {
        const value = column[unit]!;
        if (Number.isNaN(value)) continue;
        pixels[(n * H + unit) * T + t] = table
          ? table[Math.round(Math.max(0, Math.min(1, value)) * SHADES)]!
          : pixelOf(palette, value);
      }
    }
  });
  small ??= document.createElement("canvas");
  Object.assign(small, { width: T, height: H * shown.length });
  const image = new ImageData(new Uint8ClampedArray(pixels.buffer), T, H * shown.length);
  small.getContext("2d")!.putImageData(image, 0, 0);
  return small;
}

/** The surface between columns and, where rows are high enough, between rows. */
function rule(board: CanvasRenderingContext2D, g: Geometry, top: number, surface: string): void {
  board.fillStyle = surface;
  const across = gapOf(g);
  const down = g.row >= 14 ? 2 : g.row >= 4 ? 1 : 0;
  for (let t = 1; t <= g.T; t++) board.fillRect(t * g.column - across, top, across, g.height);
  for (let unit = 1; down && unit <= g.H; unit++) board.fillRect(0, top + unit * g.row - down, g.total, down);
}

/** A minus on negative squares, for hue alone never carries the sign; a double chevron where a value lies beyond the ruler. */
function marks(board: CanvasRenderingContext2D, frame: Frame, g: Geometry, film: Film, top: number): void {
  const { run, state, palette } = frame;
  const pen = new CanvasPen(board);
  const reader = run.reader(state.direction);
  const long = Math.min(9, g.column / 3);
  for (let t = 0; t < g.T; t++) {
    for (let unit = 0; unit < g.H; unit++) {
      const value = reader.value(film, t, unit);
      const square = { x: t * g.column, y: top + unit * g.row, width: g.column - 2, height: g.row - 1 };
      drawBeyond(pen, square, value, palette);
      if (!(value < 0)) continue;
      board.fillStyle = markInk(palette, value);
      board.fillRect(
        Math.round((t + 0.5) * g.column - long / 2) - 1,
        Math.round(top + (unit + 0.5) * g.row - 1.5),
        long,
        1.5,
      );
    }
  }
}

/** A dashed box in place of a column that is not shown yet. */
function curtain(
  board: CanvasRenderingContext2D,
  { run, state, palette }: Frame,
  g: Geometry,
  film: Film,
  top: number,
): void {
  const reader = run.reader(state.direction);
  for (let t = 0; t < g.T; t++) {
    if (!Number.isNaN(reader.value(film, t, 0))) continue;
    curtained(board, { x: t * g.column + 1, y: top + 1, width: g.column - 4, height: g.height - 3 }, palette);
  }
}

/** A dashed frame round what was set by hand. */
function held(
  board: CanvasRenderingContext2D,
  { run, state, palette }: Frame,
  g: Geometry,
  film: Film,
  top: number,
): void {
  const reader = run.reader(state.direction);
  const pen = new CanvasPen(board);
  for (let t = 0; t < g.T; t++)
    for (const [first, last] of runsOf(reader.heldColumn(film, t))) {
      const out = g.row < THIN ? 1.5 : -0.5; // round thin squares, within those that have room
      const area = {
        x: t * g.column + 1,
        y: top + first * g.row - out,
        width: g.column - 4,
        height: (last - first + 1) * g.row - 1 + 2 * out,
      };
      pen.frame(area, palette.ink, palette.surface);
    }
}

export function paintFilms(canvas: HTMLCanvasElement, frame: Frame, g: Geometry, height: number): void {
  const board = boardOf(canvas, g.total, height);
  board.imageSmoothingEnabled = (g.row * canvas.width) / g.total < 0.9; // squares are sharp as long as each has a pixel
  const films = miniature(frame, g.films);
  for (const [index, film] of g.films.entries()) {
    const top = topOf(g, index);
    board.drawImage(films, 0, index * g.H, g.T, g.H, 0, top, g.total, g.height);
    rule(board, g, top, frame.palette.surface);
    if (!isDoor(film) && g.row >= 9 && g.column >= 12) marks(board, frame, g, film, top);
    curtain(board, frame, g, film, top);
    if (frame.run.anyHeld) held(board, frame, g, film, top);
  }
}
