/** Two small carets that point at the followed row from both its ends. */
import { make } from "./dom";

export const CARET = { long: 6, high: 9, gap: 1 }; // px; the gap is between a caret's tip and what it points at
export const CARETS = CARET.long + CARET.gap; // px, the room at either end

export const carets = (): HTMLElement => make("i", "gw-carets", {}, make("b"), make("b"));

/** The corners of both in a drawing: their tips stand at `from` and `to`. */
export function caretPoints(from: number, to: number, y: number): [string, string] {
  const caret = (tip: number, back: number) =>
    `${back},${y - CARET.high / 2} ${tip},${y} ${back},${y + CARET.high / 2}`;
  return [caret(from, from - CARET.long), caret(to, to + CARET.long)];
}
