/** The type of present mode: one more column of the stage's table, in shares of the picture's width, so that the last row can read it. */
import type { Room } from "../frame";

/** Greatest first, as the style sheet numbers them from 5 down: tiles, the formula, numbers, names, and what else is pointed at. */
export const SHARES = [0.0375, 0.03, 0.024, 0.018, 0.0146] as const;

const WIDEST = 16 / 9; // a flatter screen has its height to go by

/** What shares are of: the width, as far as the height goes with it. */
export const widthOf = ({ width, height }: Room): number => Math.min(width, height * WIDEST);

/** The five sizes in CSS pixels, greatest first; none is less than its share. */
export const sizesFor = (room: Room): number[] => SHARES.map((share) => Math.ceil(share * widthOf(room)));
