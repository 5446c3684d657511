/** What the canvases of all views share. */
import type { Palette } from "./palette";
import type { Area } from "./pen";

const MOST_PIXELS = 12e6;

/** A canvas of a size in CSS pixels, as sharp as the screen where that does not cost too much. */
export function boardOf(canvas: HTMLCanvasElement, width: number, height: number): CanvasRenderingContext2D {
  const wish = window.devicePixelRatio || 1;
  const pixel =
    [wish, 2, 1.5, 1].find((ratio) => ratio <= wish && width * height * ratio ** 2 <= MOST_PIXELS) ?? 1;
  Object.assign(canvas, { width: Math.round(width * pixel), height: Math.round(height * pixel) });
  Object.assign(canvas.style, { width: `${width}px`, height: `${height}px` });
  const board = canvas.getContext("2d")!;
  board.scale(pixel, pixel);
  return board;
}

/** In place of a column behind a curtain: its box, dashed, and nothing in it. */
export function curtained(
  board: CanvasRenderingContext2D,
  { x, y, width, height }: Area,
  { surface, muted }: Palette,
): void {
  Object.assign(board, { fillStyle: surface, strokeStyle: `${muted}73`, lineWidth: 1 });
  board.fillRect(x, y, width, height);
  board.setLineDash([4, 3]);
  board.strokeRect(x + 0.5, y + 0.5, width - 1, height - 1);
  board.setLineDash([]);
}
