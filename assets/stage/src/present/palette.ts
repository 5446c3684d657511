/** The palettes that key C goes through: for a dark room, for a light one, and for one with the sun in it. */
import { strengthen } from "../primitives/colour-ruler";
import { between } from "../primitives/mix";
import { DARK, LIGHT, type Palette } from "../primitives/palette";
import { luminance } from "../primitives/theme";

const LEAST = 0.35; // of a lane's full strength
const CONTRAST = 8; // of a part's colour on white, so that it is 7 on a ground with 8 % of it
const PARTS = ["f", "i", "g", "o", "c", "h", "r"] as const;

/** A colour, as much darker as it takes to be read on white. */
function readable(colour: string): string {
  const darker = between(colour, "#000000");
  let share = 0;
  while (1.05 / (luminance(darker(share))! + 0.05) < CONTRAST) share += 0.01;
  return darker(share);
}

/** White ground, no text that is fainter than ink, and lanes that the sun does not wash out. */
export const STRONG: Palette = {
  ...LIGHT,
  ...Object.fromEntries(PARTS.map((part) => [part, readable(LIGHT[part])])),
  ground: "#FFFFFF",
  muted: LIGHT.ink,
  line: LIGHT.muted,
  zero: "#DDE1EA",
};

strengthen(STRONG, LEAST);

const ORDER = [DARK, LIGHT, STRONG];

/** The next one; `own` is the page's, `now` the one that is shown, if another. */
export function next(own: Palette, now: Palette | null): Palette {
  const at = ORDER.indexOf(now ?? (own.dark ? DARK : LIGHT));
  return ORDER[(at + 1) % ORDER.length]!;
}
