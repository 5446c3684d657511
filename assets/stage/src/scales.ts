/** The printed range of the cell state. */

const NICE = [1, 1.5, 2, 3, 4, 6, 8];

/** The smallest of 1 1.5 2 3 4 6 8 (× 10ⁿ above 8) that is not below the value. */
export function niceBound(value: number): number {
  let power = 1;
  while (value > 8 * power) power *= 10;
  if (power === 1) return NICE.find((nice) => nice >= value) ?? 8;
  return power === 1 ? 1 : Math.ceil(value / power) * power;
}
