/** When each piece of the cell's drawing comes to be, by the score. */
import { END, type Mark, restOf, SCORE, shareOf } from "../../motion/score";
import type { Part } from "../layout/scene";

const restOfPart = (part: Part): number => (part === "past" ? END : restOf(part));

/** When a thing is there: at the end of its mark, and at the latest when its own phase rests. */
export const dueOf = (mark: Mark, part: Part): number => Math.min(SCORE[mark][1], restOfPart(part));

/** How much of a thing is there. */
export const thereOf = (ms: number, mark: Mark, part: Part): number =>
  ms >= dueOf(mark, part) ? 1 : shareOf(ms, mark);
