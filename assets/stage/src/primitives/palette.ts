/** One colour a part, in a light and a dark column, and the two scales made of them. */
import { rgb } from "d3-color";
import { interpolateLab } from "d3-interpolate";
import shared from "../../../palette.json";
import type { Door } from "../run";

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
  negative: string;
  positive: string;
}

export const LIGHT: Palette = shared.light;
export const DARK: Palette = shared.dark;
export const GREYED = shared.greyed; // saturation where the numbers mean nothing

const SHADES = 255;
type Hue = "negative" | "positive" | Door;
const made = new WeakMap<Palette, Partial<Record<Hue, string[]>>>();

/** The colours from zero to a full hue, made once: a step asks for hundreds. */
function shade(palette: Palette, hue: Hue, share: number): string {
  let scales = made.get(palette);
  if (!scales) made.set(palette, (scales = {}));
  let shades = scales[hue];
  if (!shades) {
    const between = interpolateLab(palette.zero, palette[hue]);
    shades = scales[hue] = Array.from({ length: SHADES + 1 }, (_, n) => rgb(between(n / SHADES)).formatHex()); // what a canvas reads fastest
  }
  return shades[Math.round(SHADES * Math.max(0, Math.min(1, share))) || 0]!;
}

/** How strongly a share of the range is coloured: small values stay visible beside great ones. */
export const strength = (share: number): number => share ** shared.strength;

/** A signed value on ± bound: blue, neutral, amber. */
export function signed(palette: Palette, value: number, bound: number): string {
  return shade(palette, value < 0 ? "negative" : "positive", strength(Math.abs(value) / bound));
}

const STRONG = 0.45; // share of the bound from which a colour wants a light mark

export const isStrong = (share: number): boolean => Math.abs(share) > STRONG;

/** The ink of a minus on its square. */
export const minusInk = (palette: Palette, share: number): string =>
  isStrong(share) ? palette.surface : palette.ink;

/** A gate's opening from 0 to 1: the gate's one hue on the shut ground. */
export function opening(palette: Palette, door: Door, value: number): string {
  return shade(palette, door, value);
}
