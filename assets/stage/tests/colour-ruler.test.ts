import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { isBeyond, markInk, pixelOf, placeOf, signed, TICKS } from "../src/primitives/colour-ruler";
import { DARK, LIGHT } from "../src/primitives/palette";
import { contrast, oklab, parse, seen } from "./colour";

/** Values and their colours in both themes; tests/pages/figures/test_ruler.py holds Python's figures against the same table. */
const TABLE: Record<"light" | "dark", Record<string, string>> = JSON.parse(
  readFileSync(new URL("./ruler.json", import.meta.url), "utf-8"),
);
const SIGHTS = ["normal", "protan", "deutan"] as const;
const STEPS = Array.from({ length: 401 }, (_, n) => n / 40); // 0 to 10

describe.each([
  ["light", LIGHT, 0.156],
  ["dark", DARK, 0.144],
] as const)("the colour ruler (%s)", (theme, palette, apart) => {
  test("gives each value of the shared table its colour", () => {
    for (const [value, colour] of Object.entries(TABLE[theme]))
      expect(signed(palette, Number(value)), value).toBe(colour);
  });

  test("runs from zero to the hue at 1 and to the deep hue at 10", () => {
    for (const [value, colour] of [
      [0, palette.zero],
      [1, palette.positive],
      [10, palette["positive-deep"]],
      [-1, palette.negative],
      [-10, palette["negative-deep"]],
    ] as const)
      expect(signed(palette, value)).toBe(colour.toLowerCase());
  });

  test("is linear in asinh(|v| / 0.25) between, to half a shade of its 512", () => {
    const channels = (hex: string) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
    for (const sign of [-1, 1])
      for (const size of STEPS) {
        const [hue, deep] =
          sign < 0
            ? [palette.negative, palette["negative-deep"]]
            : [palette.positive, palette["positive-deep"]];
        const [s, knee, top] = [size, 1, 10].map((v) => Math.log(4 * v + Math.hypot(4 * v, 1))) as [
          number,
          number,
          number,
        ];
        const [from, to, share] =
          s <= knee ? [palette.zero, hue, s / knee] : [hue, deep, (s - knee) / (top - knee)];
        channels(signed(palette, sign * size)).forEach((channel, k) => {
          const exact = channels(from)[k]! + (channels(to)[k]! - channels(from)[k]!) * share;
          expect(Math.abs(channel - exact), `${sign * size}`).toBeLessThanOrEqual(0.75);
        });
      }
  });

  test("becomes darker all the way in the light, lighter all the way in the dark", () => {
    for (const sign of [-1, 1]) {
      const lightness = STEPS.map((size) => oklab(parse(signed(palette, sign * size)))[0]);
      for (let n = 1; n < lightness.length; n++)
        expect((lightness[n]! - lightness[n - 1]!) * (palette.dark ? 1 : -1)).toBeGreaterThanOrEqual(-0.002);
    }
  });

  test.each(SIGHTS)("its signs stay apart at ±10 for %s sight", (sight) => {
    const ends = [-10, 10].map((value) => oklab(seen(parse(signed(palette, value)), sight)));
    const distance = Math.hypot(...ends[0]!.map((axis, k) => axis - ends[1]![k]!));
    expect(Number(distance.toFixed(3))).toBeGreaterThanOrEqual(apart);
  });

  test("marks on it are in the ink or the card's white, whichever contrasts more", () => {
    for (const sign of [-1, 1])
      for (const size of STEPS) {
        const ground = parse(signed(palette, sign * size));
        const [ink, white] = [palette.ink, palette.surface].map((colour) =>
          contrast(parse(colour), ground),
        ) as [number, number];
        expect(markInk(palette, sign * size)).toBe(ink >= white ? palette.ink : palette.surface);
      }
  });

  test("has the same colours as pixels for the films", () => {
    for (const value of [-11, -3, -0.4, 0, 0.4, 3, 11]) {
      const pixel = pixelOf(palette, value);
      const [r, g, b] = [pixel & 255, (pixel >> 8) & 255, (pixel >> 16) & 255];
      expect(`#${[r, g, b].map((c) => c.toString(16).padStart(2, "0")).join("")}`).toBe(
        signed(palette, value),
      );
      expect(pixel >>> 24).toBe(255);
    }
  });
});

describe("a place on the ruler", () => {
  test("is −1 at −10, 0 at 0, 1 at 10 and beyond", () => {
    expect([-1000, -10, 0, 10, 11].map(placeOf)).toEqual([-1, -1, 0, 1, 1]);
    expect(placeOf(1)).toBeCloseTo(Math.asinh(4) / Math.asinh(40), 12);
    expect(TICKS).toEqual([-10, -3, -1, 0, 1, 3, 10]);
  });
  test("beyond it lies what is larger than 10, in both directions, and nothing that is no number", () => {
    expect([-10.01, -10, 0, 10, 10.01, Number.NaN].map(isBeyond)).toEqual([
      true,
      false,
      false,
      false,
      true,
      false,
    ]);
  });
  test("what is no number has the colour of 0", () => {
    expect(signed(LIGHT, Number.NaN)).toBe(LIGHT.zero.toLowerCase());
  });
});
