/** Colours as numbers: read from CSS, and mixed through CIELAB as pages/figures/colours.py mixes them. */

type Three = [number, number, number];
const each = (from: Three, change: (value: number, k: number) => number) => from.map(change) as Three;

/** Red, green and blue, 0 to 255, of "#RGB", "#RRGGBB" or "rgb(…)"; null where a text is none of these. */
export function channels(colour: string): Three | null {
  const text = colour.trim();
  const [, short, long] = /^#(?:([\da-f]{3})|([\da-f]{6}))$/i.exec(text) ?? [];
  const digits = short?.replace(/./g, "$&$&") ?? long;
  const found = digits
    ? digits.match(/../g)!.map((pair) => parseInt(pair, 16))
    : /^rgba?\(/.test(text)
      ? text
          .match(/[\d.]+/g)
          ?.slice(0, 3)
          .map(Number)
      : null;
  return found?.length === 3 ? (found as Three) : null;
}

/** A channel's light, 0 to 1, and back (IEC 61966-2-1). */
export const light = (channel: number): number =>
  channel <= 0.04045 * 255 ? channel / 255 / 12.92 : ((channel / 255 + 0.055) / 1.055) ** 2.4;
const channel = (share: number) =>
  255 * (share <= 0.0031308 ? 12.92 * share : 1.055 * share ** (1 / 2.4) - 0.055);

const WHITE: Three = [0.96422, 1, 0.82521]; // D50
const TO_XYZ: Three[] = [
  [0.4360747, 0.3850649, 0.1430804],
  [0.2225045, 0.7168786, 0.0606169],
  [0.0139322, 0.0971045, 0.7141733],
];
const FROM_XYZ: Three[] = [
  [3.1338561, -1.6168667, -0.4906146],
  [-0.9787684, 1.9161415, 0.033454],
  [0.0719453, -0.2289914, 1.4052427],
];
const times = (matrix: Three[], [a, b, c]: Three) =>
  matrix.map(([x, y, z]) => x * a + y * b + z * c) as Three;
const KNEE = 6 / 29;

/** The three roots from which L, a and b are made; between two colours they change as evenly. */
const roots = (colour: Three): Three =>
  each(times(TO_XYZ, each(colour, light)), (xyz, k) => {
    const share = xyz / WHITE[k]!;
    return share > KNEE ** 3 ? Math.cbrt(share) : share / (3 * KNEE ** 2) + 4 / 29;
  });

const colourOf = (from: Three): Three => {
  const xyz = each(
    from,
    (root, k) => WHITE[k]! * (root > KNEE ? root ** 3 : 3 * KNEE ** 2 * (root - 4 / 29)),
  );
  return each(times(FROM_XYZ, xyz), (share) => Math.max(0, Math.min(255, Math.round(channel(share)))));
};

export const hex = (colour: readonly number[]): string =>
  `#${colour.map((one) => one.toString(16).padStart(2, "0")).join("")}`;

/** The same as a pixel of a canvas. */
export const pixel = ([r, g, b]: readonly number[]): number =>
  ((255 << 24) | (b! << 16) | (g! << 8) | r!) >>> 0;

/** The colours between two, through CIELAB. */
export function between(from: string, to: string): (share: number) => string {
  const [a, b] = [from, to].map((colour) => roots(channels(colour)!)) as [Three, Three];
  return (share) => hex(colourOf(each(a, (root, k) => root + (b[k]! - root) * share)));
}
