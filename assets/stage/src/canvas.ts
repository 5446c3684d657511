/** A canvas of a size in CSS pixels, as sharp as the screen where that does not cost too much. */

const MOST_PIXELS = 12e6;

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
