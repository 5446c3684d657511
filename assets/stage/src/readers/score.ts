/** When each thing of a step of the two readers happens: milliseconds from the step's beginning, at 1×. */
export const READ = {
  arrow: [0, 200], // from the column before
  unroll: [200, 450], // of the new column
  lines: [450, 700], // from both columns to the joined one
  bars: [700, 870],
} as const satisfies Record<string, readonly [number, number]>;

export const MEETING = 870; // all is there

type Shares = Record<keyof typeof READ, number>;

/** How much of each has happened, from 0 to 1. */
export function sharesAt(ms: number): Shares {
  const share = ([from, to]: readonly [number, number]) =>
    Math.max(0, Math.min(1, (ms - from) / (to - from)));
  const { arrow, unroll, lines, bars } = READ;
  return { arrow: share(arrow), unroll: share(unroll), lines: share(lines), bars: share(bars) };
}
