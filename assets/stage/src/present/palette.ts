/** The palettes that key C goes through: for a dark room, for a light one, and for one with the sun in it. */
import { DARK, LIGHT, type Palette } from "../primitives/palette";

/** White ground, and no text that is fainter than ink. */
export const STRONG: Palette = {
  ...LIGHT,
  ground: "#FFFFFF",
  muted: LIGHT.ink,
  line: LIGHT.muted,
  zero: "#DDE1EA",
};

const ORDER = [DARK, LIGHT, STRONG];

/** The next one; `own` is the page's, `now` the one that is shown, if another. */
export function next(own: Palette, now: Palette | null): Palette {
  const at = ORDER.indexOf(now ?? (own.dark ? DARK : LIGHT));
  return ORDER[(at + 1) % ORDER.length]!;
}
