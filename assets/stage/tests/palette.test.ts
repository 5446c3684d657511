import { describe, expect, it } from "vitest";
import { signed } from "../src/primitives/colour-ruler";
import { DARK, GREYED, grey, greyed, LIGHT, opening } from "../src/primitives/palette";
import { luminance, paletteFor } from "../src/primitives/theme";
import { contrast, difference, type Lab, lab, parse, seen } from "./colour";

const apart = (one: readonly number[], other: readonly number[]) =>
  one.map((value, k) => Math.abs(value - other[k]!));
const farthest = (one: string, other: string) => Math.max(...apart(parse(one), parse(other)));
const PARTS = ["f", "i", "g", "o", "c", "h", "r"] as const;

describe("the yardsticks", () => {
  it("ΔE2000 agrees with Sharma's published pairs", () => {
    const pairs: [Lab, Lab, number][] = [
      [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
      [[50, -1, 2], [50, 0, 0], 2.3669],
      [[50, 2.49, -0.001], [50, -2.49, 0.0011], 7.2195],
      [[50, 2.5, 0], [73, 25, -18], 27.1492],
      [[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644],
      [[22.7233, 20.0904, -46.694], [23.0331, 14.973, -42.5619], 2.0373],
    ];
    for (const [a, b, expected] of pairs) expect(difference(a, b)).toBeCloseTo(expected, 4);
  });

  it("a dichromat sees greys as they are, and red and green alike", () => {
    for (const sight of ["protan", "deutan"] as const) {
      expect(difference(lab(seen(parse("#808080"), sight)), lab(parse("#808080")))).toBeLessThan(4);
      const [red, green] = [seen(parse("#B06000"), sight), seen(parse("#708000"), sight)];
      expect(difference(lab(red), lab(green))).toBeLessThan(
        0.7 * difference(lab(parse("#B06000")), lab(parse("#708000"))),
      );
    }
  });

  it("contrast is 21 between black and white", () =>
    expect(contrast(parse("#000000"), parse("#FFFFFF"))).toBeCloseTo(21, 6));
});

describe.each([
  ["light", LIGHT],
  ["dark", DARK],
] as const)("the %s column", (_, palette) => {
  it.each(PARTS)("%s can be read as text", (part) => {
    expect(contrast(parse(palette[part]), parse(palette.surface))).toBeGreaterThanOrEqual(4.6);
  });

  it.each(["normal", "protan", "deutan"] as const)("any two parts differ for %s sight", (sight) => {
    for (const a of PARTS)
      for (const b of PARTS)
        if (a < b)
          expect(
            difference(lab(seen(parse(palette[a]), sight)), lab(seen(parse(palette[b]), sight))),
            `${a} ${b}`,
          ).toBeGreaterThanOrEqual(10);
  });

  it.each(["normal", "protan", "deutan"] as const)("minus and plus differ for %s sight", (sight) => {
    const [minus, plus] = [palette.negative, palette.positive].map((hex) => lab(seen(parse(hex), sight))) as [
      Lab,
      Lab,
    ];
    expect(difference(minus, plus)).toBeGreaterThanOrEqual(25);
  });

  it("ink and muted text can be read on cards and ground", () => {
    for (const ground of [palette.surface, palette.ground]) {
      expect(contrast(parse(palette.ink), parse(ground))).toBeGreaterThanOrEqual(7);
      expect(contrast(parse(palette.muted), parse(ground))).toBeGreaterThanOrEqual(4.5);
    }
  });

  it("a larger value is never paler, up to the full hue; beyond it colour-ruler.test.ts looks at lightness", () => {
    const strength = (css: string) => difference(lab(parse(css)), lab(parse(palette.zero)));
    for (let n = 1; n <= 20; n++) {
      for (const sign of [1, -1])
        expect(strength(signed(palette, (sign * n) / 20))).toBeGreaterThanOrEqual(
          strength(signed(palette, (sign * (n - 1)) / 20)),
        );
      for (const gate of ["f", "i", "o"] as const)
        expect(strength(opening(palette, gate, n / 20))).toBeGreaterThanOrEqual(
          strength(opening(palette, gate, (n - 1) / 20)),
        );
    }
  });
});

describe("the theme", () => {
  it("follows the luminance of Streamlit's ground", () => {
    expect(paletteFor("#ffffff")).toBe(LIGHT);
    expect(paletteFor(" rgb(14, 17, 23)")).toBe(DARK);
    expect(paletteFor("", true)).toBe(DARK);
    expect(paletteFor("", false)).toBe(LIGHT);
    expect(luminance("#fff")).toBeCloseTo(1, 6);
    expect(luminance("nonsense")).toBeNull();
  });
});

describe.each([LIGHT, DARK])("a palette whose numbers mean nothing", (palette) => {
  const pale = greyed(palette);

  it("has of each colour what CSS's saturate() leaves of it", () => {
    for (const name of [...PARTS, "ink", "surface", "positive", "negative-deep"] as const) {
      const [before, after] = [parse(palette[name]), parse(pale[name])];
      const luma = 0.213 * before[0]! + 0.715 * before[1]! + 0.072 * before[2]!;
      const expected = before.map((one) => luma + GREYED * (one - luma));
      expect(Math.max(...apart(after, expected))).toBeLessThanOrEqual(1);
    }
    expect(pale.dark).toBe(palette.dark);
  });

  it("has every value in its own greyed colour, whichever is done first", () => {
    for (let value = -11; value <= 11; value += 0.25)
      expect(farthest(signed(pale, value), grey(signed(palette, value)))).toBeLessThanOrEqual(1);
    for (const door of ["f", "i", "o", "r", "z"] as const)
      for (let share = 0; share <= 1; share += 0.05)
        expect(farthest(opening(pale, door, share), grey(opening(palette, door, share)))).toBeLessThanOrEqual(
          9,
        );
  });
});
