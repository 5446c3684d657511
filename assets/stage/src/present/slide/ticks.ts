/** What is written along the axes of a slide: pure numbers. */

const STRIDES = [1, 2, 5, 10, 20, 50, 100, 200];

/** The least stride by which so long a stretch has at most so many parts. */
const strideOf = (length: number, most: number): number =>
  STRIDES.find((stride) => length / stride <= most) ?? STRIDES.at(-1)!;

/** Powers of ten between the ends, at most so many and one; 0 is one of them where it lies between. */
export function powersIn([least, most]: [number, number], parts: number): number[] {
  const stride = strideOf(most - least, parts);
  const [from, to] = [Math.ceil(least / stride), Math.floor(most / stride)];
  return Array.from({ length: to - from + 1 }, (_, n) => (from + n) * stride);
}

/** Places counted back from the end, the end first. */
export function backFrom(places: number, parts: number): number[] {
  const stride = strideOf(places - 1, parts);
  return Array.from({ length: Math.floor((places - 1) / stride) + 1 }, (_, n) => n * stride);
}

/** Every so many-th place is written, so that texts so wide do not meet where a place has so much room. */
export const thinned = (widest: number, room: number): number => Math.max(1, Math.ceil(widest / room));

/** From a place and a power to pixels of a plot. */
export function scales(
  { width, height }: { width: number; height: number },
  places: number,
  [least, most]: [number, number],
): { x: (back: number) => number; y: (power: number) => number } {
  return {
    x: (back) => width * (places > 1 ? 1 - back / (places - 1) : 1),
    y: (power) => (height * (most - power)) / (most - least),
  };
}
