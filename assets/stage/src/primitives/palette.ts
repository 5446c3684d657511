/** One colour a part, in a light and a dark column, and the scale of each gate. */
import shared from "../../../palette.json";
import { type Door, TONES } from "../kinds/names";
import { between, channels, hex } from "./mix";

export interface Palette {
  dark: boolean;
  ground: string; // behind the cards
  surface: string; // the cards
  ink: string;
  muted: string;
  line: string;
  shut: string; // the closed part of a door
  zero: string; // a value of 0
  f: string;
  i: string;
  g: string;
  o: string;
  c: string;
  h: string;
  r: string;
  negative: string; // a value of −1
  "negative-deep": string; // of −10
  positive: string;
  "positive-deep": string;
}

export const LIGHT: Palette = shared.light;
export const DARK: Palette = shared.dark;
export const GREYED = shared.greyed; // saturation where the numbers mean nothing

const SHADES = 255;
const made = new WeakMap<Palette, Partial<Record<Door, string[]>>>();
const greyedOf = new WeakMap<Palette, Palette>();

/** A colour with less of it, as CSS's saturate() leaves it (Filter Effects Module Level 1, 9.5). */
export function grey(colour: string): string {
  const [r, g, b] = channels(colour)!;
  const luma = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  return hex([r, g, b].map((one) => Math.round(luma + GREYED * (one - luma))));
}

/** The same with less colour. */
export function greyed(plain: Palette): Palette {
  if (!greyedOf.has(plain)) greyedOf.set(plain, JSON.parse(JSON.stringify(plain).replace(/#\w+/g, grey)));
  return greyedOf.get(plain)!;
}

/** A gate's opening from 0 to 1: its one hue on the ground of a value of 0. The shades are made once. */
export function opening(palette: Palette, hue: Door, share: number): string {
  const scales = made.get(palette) ?? {};
  made.set(palette, scales);
  return (scales[hue] ??= shades(palette, hue))[Math.round(SHADES * Math.max(0, Math.min(1, share))) || 0]!;
}

/** Ready made: what a canvas reads fastest. */
function shades(palette: Palette, hue: Door): string[] {
  const shadeAt = between(palette.zero, palette[TONES[hue] as "f"]);
  return Array.from({ length: SHADES + 1 }, (_, n) => shadeAt(n / SHADES));
}
