/** The colour ruler in a saved picture: the bar, its ticks, and a gate's opening from 0 to 1. */
import { percent, tickText } from "../legend/ruler";
import { signed, TICKS, valueAt } from "../primitives/colour-ruler";
import { opening, type Palette } from "../primitives/palette";
import type { Door } from "../run";
import { add, write } from "./svg";

const SHADES = 88;
const HIGH = 8;
const ROOMY = 140; // px: in less, the labels of ±3 would touch others

interface Place {
  x: number;
  y: number; // of the bar's top
  width: number;
}

function bar(parent: Element, { x, y, width }: Place, colour: (share: number) => string): void {
  const shade = width / SHADES;
  for (let n = 0; n < SHADES; n++)
    add(parent, "rect", {
      x: x + n * shade,
      y,
      width: shade + (n < SHADES - 1 ? 0.3 : 0), // no seams between them
      height: HIGH,
      fill: colour((n + 0.5) / SHADES),
    });
}

function ticks(parent: Element, palette: Palette, place: Place, all: [at: number, text: string][]): void {
  for (const [at, text] of all) {
    const x = place.x + at * place.width;
    add(parent, "path", { d: `M${x} ${place.y + HIGH}v4`, stroke: palette.muted });
    write(parent, text, {
      x,
      y: place.y + HIGH + 15,
      "text-anchor": "middle",
      "font-size": 12,
      fill: palette.muted,
    });
  }
}

export function ruler(parent: Element, palette: Palette, place: Place): void {
  bar(parent, place, (share) => signed(palette, valueAt(2 * share - 1)));
  ticks(
    parent,
    palette,
    place,
    TICKS.filter((value) => place.width > ROOMY || Math.abs(value) !== 3).map((value) => [
      percent(value) / 100,
      tickText(value),
    ]),
  );
}

export function gateRuler(parent: Element, palette: Palette, gate: Door, place: Place): void {
  bar(parent, place, (share) => opening(palette, gate, share));
  ticks(parent, palette, place, [
    [0, "0"],
    [1, "1"],
  ]);
}
