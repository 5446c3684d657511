/** A curtain in a saved picture: a rod, folds with a scalloped hem, and a question mark. */

import { medalOf } from "../curtain/drapes";
import type { Zone } from "../curtain/zones";
import type { Tone } from "../kinds/names";
import { channels, hex } from "../primitives/mix";
import type { Palette } from "../primitives/palette";
import { add, TYPE, widthOf, write } from "./svg";

const FOLD = 22; // px
const HEM = 8;
const ROD = 5;
const SHADES = [
  [0, 0.34],
  [0.5, 0.13],
  [1, 0.3],
] as const; // of the part's colour on the surface, across a fold

/** So much of one colour on another, channel by channel, as color-mix does. */
function mixed(colour: string, on: string, share: number): string {
  const [a, b] = [channels(colour)!, channels(on)!];
  return hex(a.map((one, k) => Math.round(one * share + b[k]! * (1 - share))));
}

export function drape(
  parent: Element,
  { id, x, y, width, height, asks }: Zone,
  tone: Tone,
  { palette, words }: { palette: Palette; words: string },
): void {
  const colour = palette[tone];
  const root = parent.closest("svg")!;
  const count = Math.max(1, Math.round(width / FOLD));
  const wide = width / count;
  const name = `folds-${root.querySelectorAll("linearGradient").length}`;
  const across = {
    gradientUnits: "userSpaceOnUse",
    x1: x,
    y1: 0,
    x2: x + wide,
    y2: 0,
    spreadMethod: "repeat",
  };
  const folds = add(root, "linearGradient", { id: name, ...across });
  for (const [offset, share] of SHADES)
    add(folds, "stop", { offset, "stop-color": mixed(colour, palette.surface, share) });
  const cloth = add(parent, "g", { "data-hides": id });
  const hem = Math.min(HEM, height / 3);
  const scallops = `q${-wide / 2} ${2 * hem} ${-wide} 0`.repeat(count);
  add(cloth, "path", {
    d: `M${x} ${y + 2}h${width}V${y + height - hem}${scallops}z`,
    fill: `url(#${name})`,
  });
  add(cloth, "rect", { x, y, width, height: ROD, rx: 3, fill: colour });
  if (!asks) return;
  const { size, told } = medalOf({ width, height });
  const [cx, cy] = [x + width / 2, y + (height - (told ? 36 : 0)) / 2];
  const ink = mixed(colour, palette.ink, 0.9);
  add(cloth, "circle", { cx, cy, r: size / 2 - 1, fill: palette.surface, stroke: colour, "stroke-width": 2 });
  const sign = { "text-anchor": "middle", fill: ink };
  write(cloth, "?", { ...sign, x: cx, y: cy + 0.18 * size, "font-size": size / 2, "font-weight": 700 });
  if (!told) return;
  const long = widthOf(words, TYPE.s) + 32;
  const top = cy + size / 2 + 10;
  add(cloth, "rect", { x: cx - long / 2, y: top, width: long, height: 26, rx: 13, fill: palette.surface });
  write(cloth, words, { ...sign, x: cx, y: top + 17, "font-size": TYPE.s, "font-weight": 650 });
}
