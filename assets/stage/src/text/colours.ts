/** What a character stands on, and what it is written in. */
import type { Palette } from "../primitives/palette";
import { luminance } from "../primitives/theme";
import { type Film, isDoor } from "../run";
import { colourOf } from "../scale";

const HALF = 0.179; // luminance at which black and white contrast alike: √(.05 · 1.05) − .05
const STOPS = 12;

/** Black or white, whichever contrasts more: at least 4.5 to 1 on any colour. */
export const glyphOn = (ground: string): string => ((luminance(ground) ?? 1) > HALF ? "#000000" : "#ffffff");

/** A part's colours from its least to its greatest value, as a CSS gradient. */
export function ramp(palette: Palette, part: Film): string {
  const least = isDoor(part) ? 0 : -1;
  const stops = Array.from({ length: STOPS + 1 }, (_, n) =>
    colourOf(palette, part, least + ((1 - least) * n) / STOPS, 1),
  );
  return `linear-gradient(to right, ${stops.join(", ")})`;
}
