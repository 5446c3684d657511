/** What the values of each vector range over, and so how they are printed and told apart. */
import { short } from "./format";
import { opening, type Palette, signed } from "./primitives/palette";
import { isDoor, type Vector } from "./run";

const WITH_C = new Set<Vector>(["c_prev", "f_c_prev", "i_g", "c"]);

/** A vector's values lie in ± this: what can grow in ± the printed range of the cell state, x in a range of its own. */
export const boundOf = (vector: Vector, bound: number, xBound = 1): number =>
  WITH_C.has(vector) ? bound : vector === "x" ? xBound : 1;

/** From the least to the greatest value that is coloured: a gate's 1, else twice the bound. */
export const rangeOf = (vector: Vector, bound: number): number => (isDoor(vector) ? 1 : 2 * bound);

/** The colour of a value on its own range. */
export const colourOf = (palette: Palette, vector: Vector, value: number, bound: number): string =>
  isDoor(vector) ? opening(palette, vector, value) : signed(palette, value, boundOf(vector, bound));

/** A range of colours as it is printed: ±3, ±1.5. */
export const rangeText = (bound: number): string =>
  `±${short(bound)
    .replace(/(\.\d*?)0+$/, "$1")
    .replace(/\.$/, "")}`;

/** The range of a vector beside its name. */
export const scaleText = (vector: Vector, bound: number): string =>
  isDoor(vector) ? "0–1" : rangeText(boundOf(vector, bound));
