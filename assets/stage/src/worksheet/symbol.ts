/** A symbol of the formulas' notation as text with its _{subscripts}; `before` is what prev stands for. */
import { make } from "../primitives/dom";

export const symbolled = (source: string, before: string): (string | HTMLElement)[] =>
  source
    .replaceAll("prev", before)
    .split(/_\{(.+?)\}/)
    .map((piece, n) => (n % 2 ? make("sub", "", {}, piece) : piece));
