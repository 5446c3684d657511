/** One colour a part, in a light and a dark column, and the two scales made of them. */
import { rgb } from "d3-color";
import { interpolateLab } from "d3-interpolate";
import type { Door } from "./run";

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

export const LIGHT: Palette = {
  dark: false,
  ground: "#F7F8FC",
  surface: "#FFFFFF",
  ink: "#1D2433",
  muted: "#5D6577",
  line: "#E0E4EC",
  shut: "#D5DAE5",
  zero: "#F1F2F6",
  f: "#D1310E",
  i: "#25806C",
  g: "#A91A78",
  o: "#584EB5",
  c: "#906B47",
  h: "#0C7CA3",
  negative: "#1F5FA8",
  positive: "#D08700",
};

export const DARK: Palette = {
  dark: true,
  ground: "#10131A",
  surface: "#191D27",
  ink: "#E8EBF2",
  muted: "#A3ABBD",
  line: "#2E3442",
  shut: "#3A4152",
  zero: "#262B37",
  f: "#FF6940",
  i: "#58D1B3",
  g: "#E773B5",
  o: "#978EFF",
  c: "#C09D7C",
  h: "#70C5E7",
  negative: "#5F9FEA",
  positive: "#F0AE2E",
};

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
export const strength = (share: number): number => share ** 0.6;

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
