/** What the canvases of all views share. */

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

/** In place of a column behind a curtain. */
export function questionMark(
  board: CanvasRenderingContext2D,
  x: number,
  y: number,
  size: number,
  colour: string,
): void {
  Object.assign(board, { fillStyle: colour, textAlign: "center", textBaseline: "middle" });
  board.font = `600 ${size}px sans-serif`;
  board.fillText("?", x, y);
}
