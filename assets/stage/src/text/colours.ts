/** What a character stands on, and what it is written in. */
import type { Door } from "../kinds/names";
import { opening, type Palette } from "../primitives/palette";
import { luminance } from "../primitives/theme";

const HALF = 0.179; // luminance at which black and white contrast alike: √(.05 · 1.05) − .05
const STOPS = 12;

/** Black or white, whichever contrasts more: at least 4.5 to 1 on any colour. */
export const glyphOn = (ground: string): string => ((luminance(ground) ?? 1) > HALF ? "#000000" : "#ffffff");

/** A gate's colours from shut to open, as a CSS gradient. */
export function ramp(palette: Palette, gate: Door): string {
  const stops = Array.from({ length: STOPS + 1 }, (_, n) => opening(palette, gate, n / STOPS));
  return `linear-gradient(to right, ${stops.join(", ")})`;
}
