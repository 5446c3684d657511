/** Where the sentence and its films lie on the wall: pure numbers, in CSS pixels. */

export interface Wish {
  width: number; // beside the names
  T: number;
  ems: number; // of the widest token, in its own type size
  sizes: readonly number[]; // greatest first
}

export interface Strip {
  size: number; // of the type on the tiles
  column: number;
  shown: number; // so many places are seen at once
}

const PADDING = 0.4; // of the type's size, on both sides together
const ROOMY = 2.2; // a column is no wider than so many times the greatest type, unless its token is

/** The greatest type in which all places fit; in the least, as many as do. */
export function stripOf({ width, T, ems, sizes }: Wish): Strip {
  const needs = (size: number) => size * (ems + PADDING);
  const least = sizes.at(-1)!;
  const size = sizes.find((one) => needs(one) * T <= width) ?? least;
  const shown = Math.max(1, Math.min(T, Math.floor(width / needs(size))));
  const column = Math.min(width / shown, Math.max(needs(size), ROOMY * sizes[0]!));
  return { size, column, shown };
}

/** The first place that is seen while the reader stands at `step`. */
export const firstOf = ({ shown }: Strip, step: number, T: number): number =>
  Math.max(0, Math.min(step - Math.floor(shown / 2), T - shown));
