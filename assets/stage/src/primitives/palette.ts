/** One colour a part, in a light and a dark column, and the scale of each gate. */
import shared from "../../../palette.json";
import { type Door, TONES } from "../kinds/names";
import { between } from "./mix";

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

/** A gate's opening from 0 to 1: its one hue on the ground of a value of 0. The shades are made once. */
export function opening(palette: Palette, hue: Door, share: number): string {
  let scales = made.get(palette);
  if (!scales) made.set(palette, (scales = {}));
  let shades = scales[hue];
  if (!shades) {
    const shadeAt = between(palette.zero, palette[TONES[hue] as "f"]);
    shades = scales[hue] = Array.from({ length: SHADES + 1 }, (_, n) => shadeAt(n / SHADES)); // what a canvas reads fastest
  }
  return shades[Math.round(SHADES * Math.max(0, Math.min(1, share))) || 0]!;
}
