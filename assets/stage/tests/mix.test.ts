import { rgb } from "d3-color";
import { interpolateLab } from "d3-interpolate";
import { expect, test } from "vitest";
import { between, channels } from "../src/primitives/mix";
import { DARK, LIGHT } from "../src/primitives/palette";

test("colours are mixed through CIELAB as d3 mixes them", () => {
  for (const palette of [LIGHT, DARK])
    for (const hue of ["f", "i", "o", "negative", "surface"] as const) {
      const [ours, theirs] = [between, interpolateLab].map((mix) => mix(palette.zero, palette[hue])) as [
        (share: number) => string,
        (share: number) => string,
      ];
      for (let n = 0; n <= 255; n++)
        channels(ours(n / 255))!.forEach((channel, k) => {
          const { r, g, b } = rgb(theirs(n / 255));
          expect(Math.abs(channel - [r, g, b][k]!)).toBeLessThanOrEqual(1);
        });
    }
});

test("a colour is read as CSS writes it, and what is none is none", () => {
  expect(channels(" #fA0 ")).toEqual([255, 170, 0]);
  expect(channels("#1d2433")).toEqual([29, 36, 51]);
  expect(channels("rgb(14, 17, 23)")).toEqual([14, 17, 23]);
  expect(channels("rgba(14, 17, 23, .5)")).toEqual([14, 17, 23]);
  for (const none of ["", "nonsense", "#12", "rgb()"]) expect(channels(none)).toBeNull();
});
