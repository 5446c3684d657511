/** The printed range of the cell state. */

const NICE = [1, 1.5, 2, 3, 4, 6, 8];

/** The smallest of 1 1.5 2 3 4 6 8 10 15 20 … that is not below the value; never below 1. */
export function niceBound(value: number): number {
  for (let power = 1; power < 1e9; power *= 10) {
    const nice = NICE.find((mantissa) => mantissa * power >= value);
    if (nice) return nice * power;
  }
  return value;
}
