/** The six films on one canvas. */
import { rgb } from "d3-color";
import type { Frame } from "../frame";
import { opening, signed, type Palette } from "../palette";
import { FILMS, topOf, type Film, type Geometry } from "./geometry";

const SHADES = 512;
const MOST_PIXELS = 12e6;

export interface Scale {
  bound: number; // values lie in ± bound, gates in 0..1
  signed: boolean;
}

export function scaleOf(film: Film, bound: number): Scale {
  const isSigned = film === "g" || film === "c" || film === "h";
  return { bound: film === "c" ? bound : 1, signed: isSigned };
}

/** A film's scale as a table of pixels, from its least to its greatest value. */
function shades(palette: Palette, film: Film, scale: Scale): Uint32Array {
  const table = new Uint32Array(SHADES);
  for (let n = 0; n < SHADES; n++) {
    const share = n / (SHADES - 1);
    const colour = rgb(scale.signed ? signed(palette, 2 * share - 1, 1) : opening(palette, film as "f" | "i" | "o", share));
    table[n] = (255 << 24) | (Math.round(colour.b) << 16) | (Math.round(colour.g) << 8) | Math.round(colour.r);
  }
  return table;
}

/** One pixel a square: step to the right, unit downwards. */
function miniature({ run, state, palette, bound }: Frame, film: Film): HTMLCanvasElement {
  const { T, H } = run;
  const scale = scaleOf(film, bound);
  const table = shades(palette, film, scale);
  const pixels = new Uint32Array(T * H);
  const reader = run.reader(state.direction);
  for (let t = 0; t < T; t++) {
    const column = reader.column(film, t);
    for (let unit = 0; unit < H; unit++) {
      const value = column[unit]! / scale.bound;
      const share = Math.max(0, Math.min(1, scale.signed ? (value + 1) / 2 : value));
      pixels[unit * T + t] = table[Math.round(share * (SHADES - 1))]!;
    }
  }
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width: T, height: H });
  canvas.getContext("2d")!.putImageData(new ImageData(new Uint8ClampedArray(pixels.buffer), T, H), 0, 0);
  return canvas;
}

/** The surface between columns and, where rows are high enough, between rows. */
function rule(board: CanvasRenderingContext2D, g: Geometry, top: number, surface: string): void {
  board.fillStyle = surface;
  const across = g.column >= 30 ? 2 : 1;
  const down = g.row >= 14 ? 2 : g.row >= 4 ? 1 : 0;
  for (let t = 1; t <= g.T; t++) board.fillRect(t * g.column - across, top, across, g.height);
  for (let unit = 1; down && unit <= g.H; unit++) board.fillRect(0, top + unit * g.row - down, g.total, down);
}

/** A minus on negative squares: hue alone never carries the sign. */
function minus(board: CanvasRenderingContext2D, frame: Frame, g: Geometry, film: Film, top: number): void {
  const { run, state, palette, bound } = frame;
  const { bound: most } = scaleOf(film, bound);
  const reader = run.reader(state.direction);
  const long = Math.min(9, g.column / 3);
  for (let t = 0; t < g.T; t++) {
    for (let unit = 0; unit < g.H; unit++) {
      const value = reader.value(film, t, unit);
      if (!(value < 0)) continue;
      board.fillStyle = value / most < -0.45 ? palette.surface : palette.ink;
      board.fillRect(Math.round((t + 0.5) * g.column - long / 2) - 1, Math.round(top + (unit + 0.5) * g.row - 1.5), long, 1.5);
    }
  }
}

export function paint(canvas: HTMLCanvasElement, frame: Frame, g: Geometry, height: number): void {
  const wish = window.devicePixelRatio || 1;
  const pixel = [wish, 2, 1.5, 1].find((ratio) => ratio <= wish && g.total * height * ratio ** 2 <= MOST_PIXELS) ?? 1;
  canvas.width = Math.round(g.total * pixel);
  canvas.height = Math.round(height * pixel);
  canvas.style.width = `${g.total}px`;
  canvas.style.height = `${height}px`;
  const board = canvas.getContext("2d")!;
  board.scale(pixel, pixel);
  board.imageSmoothingEnabled = g.row * pixel < 0.9; // squares are sharp as long as each has a pixel
  for (const [index, film] of FILMS.entries()) {
    const top = topOf(g, index);
    board.drawImage(miniature(frame, film), 0, top, g.total, g.height);
    rule(board, g, top, frame.palette.surface);
    if (scaleOf(film, 1).signed && g.row >= 9 && g.column >= 12) minus(board, frame, g, film, top);
  }
}
