/** The one ruler of colours: every signed value has its colour by it, in every picture and for every sentence. */
import shared from "../../../palette.json";
import { channels, hex, pixel } from "./mix";
import type { Palette } from "./palette";
import { luminance } from "./theme";

const { scale: SCALE, hue: HUE, deep: DEEP, shades: HALF } = shared.ruler;
const LAST = 2 * HALF; // shade of ±DEEP; that of ±HUE is HALF, that of 0 is 0

export const TICKS = [-DEEP, -3, -HUE, 0, HUE, 3, DEEP];

/** A value's distance from 0 along the ruler, with its sign; without an end. */
export const along = (value: number): number => Math.asinh(value / SCALE);
const KNEE = along(HUE);
export const END = along(DEEP);

/** Where a value lies between the ruler's ends, −1 to 1. */
export const placeOf = (value: number): number => Math.max(-1, Math.min(1, along(value) / END));

/** The value at a place, −1 to 1. */
export const valueAt = (place: number): number => SCALE * Math.sinh(place * END);

/** Whether a value is larger than the ruler's end, so that its colour cannot say how large. */
export const isBeyond = (value: number): boolean => Math.abs(value) > DEEP;

/** The sizes from which on each shade stands, 0 to LAST. */
const FROM = Float32Array.from({ length: LAST + 1 }, (_, n) => {
  const from = n - 0.5;
  const s = from <= HALF ? (from * KNEE) / HALF : KNEE + ((from - HALF) * (END - KNEE)) / HALF;
  return n ? SCALE * Math.sinh(s) : 0;
});

/** The leading 15 bits of a float32 without its sign count octaves, 128 parts to each: buckets for sizes. */
const FLOAT = new Float32Array(1);
const BITS = new Uint32Array(FLOAT.buffer);
const bucketOf = (): number => (BITS[0]! >>> 16) & 0x7fff;
const bucketFor = (size: number): number => {
  FLOAT[0] = size;
  return bucketOf();
};
const FIRST = bucketFor(FROM[1]!);

/** The shade of the least size in each bucket. */
const LEAST = Uint16Array.from({ length: bucketFor(FROM[LAST]!) - FIRST + 1 }, (_, bucket) => {
  BITS[0] = (bucket + FIRST) << 16;
  const least = FLOAT[0]!;
  const above = FROM.findIndex((from) => from > least);
  return (above < 0 ? LAST + 1 : above) - 1;
});

/** A value's shade, −LAST to LAST. Looked up, for a run has a hundred thousand squares and asinh is slow. */
function shadeOf(value: number): number {
  FLOAT[0] = value;
  const size = Math.abs(FLOAT[0]!);
  if (!(size >= FROM[1]!)) return 0; // what is no number, too
  let shade = LAST;
  if (size < FROM[LAST]!) {
    shade = LEAST[bucketOf() - FIRST]!;
    while (size >= FROM[shade + 1]!) shade++;
  }
  return value < 0 ? -shade : shade;
}

/** The colours of all shades from −LAST to LAST: as CSS, as pixels of a canvas, and the inks of marks on them. */
interface Shades {
  css: string[];
  pixels: Uint32Array;
  inks: string[];
}

const made = new WeakMap<Palette, Shades>();

function shades(palette: Palette): Shades {
  let known = made.get(palette);
  if (!known) made.set(palette, (known = mixed(palette)));
  return known;
}

function mixed(palette: Palette): Shades {
  const [ink, white] = [palette.ink, palette.surface].map((colour) => luminance(colour)!) as [number, number];
  const stops = (["negative-deep", "negative", "zero", "positive", "positive-deep"] as const).map(
    (name) => channels(palette[name])!,
  );
  const all = Array.from({ length: 2 * LAST + 1 }, (_, n) => {
    const stop = Math.min(3, Math.floor(n / HALF));
    const share = n / HALF - stop;
    return stops[stop]!.map((from, k) => Math.round(from + (stops[stop + 1]![k]! - from) * share));
  });
  const css = all.map(hex);
  return {
    css,
    pixels: Uint32Array.from(all, pixel),
    inks: css.map((colour) => {
      const ground = luminance(colour)!;
      return apart(ink, ground) >= apart(white, ground) ? palette.ink : palette.surface;
    }),
  };
}

/** From now on no value of this palette but 0 is fainter than `least` of its full strength, which ±1 has. */
export function strengthen(palette: Palette, least: number): void {
  const { css, pixels, inks } = shades(palette);
  const from = css.map((_, n) => {
    const size = Math.abs(n - LAST);
    const lifted = size && size < HALF ? Math.ceil(least * HALF + (1 - least) * size) : size;
    return LAST + Math.sign(n - LAST) * lifted;
  });
  made.set(palette, {
    css: from.map((n) => css[n]!),
    pixels: Uint32Array.from(from, (n) => pixels[n]!),
    inks: from.map((n) => inks[n]!),
  });
}

/** Contrast of two luminances after WCAG 2.2. */
const apart = (a: number, b: number): number => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);

/** The colour of a signed value: blue, neutral, amber; full at ±1, deep at ±10 and beyond. */
export const signed = (palette: Palette, value: number): string =>
  shades(palette).css[LAST + shadeOf(value)]!;

/** The same as a pixel. */
export const pixelOf = (palette: Palette, value: number): number =>
  shades(palette).pixels[LAST + shadeOf(value)]!;

/** The ink of a minus or a digit on a value's colour: dark or light, whichever contrasts more. */
export const markInk = (palette: Palette, value: number): string =>
  shades(palette).inks[LAST + shadeOf(value)]!;
