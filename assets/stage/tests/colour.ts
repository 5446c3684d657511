/** Colour science for the tests: contrast (WCAG 2.2), CIEDE2000 (Sharma 2005), dichromats' sight (Viénot 1999). */

export type Rgb = [number, number, number]; // linear light, 0 to 1
export type Lab = [number, number, number];

const linear = (share: number) => (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4);

export function parse(hex: string): Rgb {
  return [1, 3, 5].map((at) => linear(parseInt(hex.slice(at, at + 2), 16) / 255)) as Rgb;
}

export function contrast(a: Rgb, b: Rgb): number {
  const [low, high] = [a, b]
    .map(([r, g, bl]) => 0.2126 * r + 0.7152 * g + 0.0722 * bl)
    .sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

const times = (m: readonly number[][], v: readonly number[]) =>
  m.map((row) => row.reduce((sum, x, n) => sum + x * v[n]!, 0));

/**
 * What a protanope or deuteranope sees of a colour: Viénot, Brettel & Mollon 1999, in linear light.
 * The paper also draws the gamut in by up to 4 % so that nothing leaves it; here it is clipped instead.
 */
export function seen(colour: Rgb, sight: "normal" | "protan" | "deutan"): Rgb {
  if (sight === "normal") return colour;
  const toLms = [
    [17.8824, 43.5161, 4.11935],
    [3.45565, 27.1554, 3.86714],
    [0.0299566, 0.184309, 1.46709],
  ];
  const toRgb = [
    [0.080944, -0.130504, 0.116721],
    [-0.0102485, 0.0540194, -0.113615],
    [-0.000365294, -0.00412163, 0.693513],
  ];
  const [l, m, s] = times(toLms, colour) as Rgb;
  const lms = sight === "protan" ? [2.02344 * m - 2.52581 * s, m, s] : [l, 0.494207 * l + 1.24827 * s, s];
  return times(toRgb, lms).map((x) => Math.max(0, Math.min(1, x))) as Rgb;
}

/** CIE L*a*b* of linear sRGB under D65. */
export function lab(colour: Rgb): Lab {
  const xyz = times(
    [
      [0.4124564, 0.3575761, 0.1804375],
      [0.2126729, 0.7151522, 0.072175],
      [0.0193339, 0.119192, 0.9503041],
    ],
    colour,
  );
  const [x, y, z] = xyz.map((value, n) => {
    const t = value / [0.95047, 1, 1.08883][n]!;
    return t > (6 / 29) ** 3 ? Math.cbrt(t) : t / (3 * (6 / 29) ** 2) + 4 / 29;
  }) as Rgb;
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

const turn = (degrees: number) => (degrees * Math.PI) / 180;
const hue = (b: number, a: number) =>
  a === 0 && b === 0 ? 0 : ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360;

/** ΔE2000 after Sharma, Wu & Dalal 2005, equations 2–22. */
export function difference([L1, a1, b1]: Lab, [L2, a2, b2]: Lab): number {
  const C = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2;
  const G = 0.5 * (1 - Math.sqrt(C ** 7 / (C ** 7 + 25 ** 7)));
  const [a1p, a2p] = [(1 + G) * a1, (1 + G) * a2];
  const [C1, C2] = [Math.hypot(a1p, b1), Math.hypot(a2p, b2)];
  const [h1, h2] = [hue(b1, a1p), hue(b2, a2p)];
  const grey = C1 * C2 === 0;
  const apart = h2 - h1;
  const dh = grey ? 0 : Math.abs(apart) <= 180 ? apart : apart > 180 ? apart - 360 : apart + 360;
  const [dL, dC, dH] = [L2 - L1, C2 - C1, 2 * Math.sqrt(C1 * C2) * Math.sin(turn(dh / 2))];
  const [L, Cp] = [(L1 + L2) / 2, (C1 + C2) / 2];
  const sum = h1 + h2;
  const h = grey ? sum : Math.abs(apart) <= 180 ? sum / 2 : sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2;
  const T =
    1 -
    0.17 * Math.cos(turn(h - 30)) +
    0.24 * Math.cos(turn(2 * h)) +
    0.32 * Math.cos(turn(3 * h + 6)) -
    0.2 * Math.cos(turn(4 * h - 63));
  const SL = 1 + (0.015 * (L - 50) ** 2) / Math.sqrt(20 + (L - 50) ** 2);
  const [SC, SH] = [1 + 0.045 * Cp, 1 + 0.015 * Cp * T];
  const RC = 2 * Math.sqrt(Cp ** 7 / (Cp ** 7 + 25 ** 7));
  const RT = -Math.sin(turn(60 * Math.exp(-(((h - 275) / 25) ** 2)))) * RC;
  return Math.sqrt((dL / SL) ** 2 + (dC / SC) ** 2 + (dH / SH) ** 2 + RT * (dC / SC) * (dH / SH));
}

/** OKLab of linear sRGB (Ottosson 2020). */
export function oklab(colour: Rgb): Lab {
  const lms = times(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    colour,
  ).map(Math.cbrt);
  return times(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    lms,
  ) as Lab;
}
