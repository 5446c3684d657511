/** When each piece of the cell's drawing comes to be, by the score. */
import { END, type Mark, restOf, SCORE, shareOf } from "../motion/score";
import type { Vector } from "../run";
import type { Part } from "./scene";

export const OF_COLUMN: Record<Vector, Mark> = {
  c_prev: "handover",
  h_prev: "handover",
  x: "x",
  f: "doors_f",
  f_c_prev: "kept",
  g: "candidate",
  i: "doors_i",
  i_g: "written",
  c: "state",
  tanh_c: "drop",
  o: "doors_o",
  h: "hidden",
};

/** By the id of a stretch of lanes, as whole.ts and closeup.ts name them. */
export const OF_STRETCH: Record<string, Mark> = {
  c_prev: "handover",
  "let-through": "through_f",
  leaving: "kept",
  kept: "carry",
  sum: "sum",
  c: "belt",
  g: "candidate",
  "let-in": "through_i",
  tanh_c: "doors_o",
  "let-out": "through_o",
  "next-h": "fly",
};

/** By the id of a wire; the belt itself, and what leads from place to place, is always there. */
export const OF_WIRE: Record<string, Mark> = {
  bus: "bus",
  "tap-f": "riser_f",
  "tap-g": "riser_g",
  "tap-i": "riser_i",
  "tap-o": "riser_o",
  add: "rise",
  tanh: "drop",
  answer: "answer",
  next: "fly",
};

const restOfPart = (part: Part): number => (part === "past" ? END : restOf(part));

/** When a thing is there: at the end of its mark, and at the latest when its own phase rests. */
export const dueOf = (mark: Mark, part: Part): number => Math.min(SCORE[mark][1], restOfPart(part));

/** How much of a thing is there. */
export const thereOf = (ms: number, mark: Mark, part: Part): number =>
  ms >= dueOf(mark, part) ? 1 : shareOf(ms, mark);
