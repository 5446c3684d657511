/** The colour ruler in a saved picture: the bar, its ticks, and a gate's opening from 0 to 1. */

import type { Label } from "../frame";
import type { Door, Kind } from "../kinds/names";
import { percent, tickText } from "../legend/ruler";
import { signed, TICKS, valueAt } from "../primitives/colour-ruler";
import { opening, type Palette } from "../primitives/palette";
import { add, TYPE, widthOf, write } from "./svg";

const SHADES = 50; // between which a colour changes evenly
const HIGH = 8;
const ROOMY = 140; // px: in less, the labels of ±3 would touch others

interface Place {
  x: number;
  y: number; // of the bar's top
  width: number;
}

function bar(parent: Element, { x, y, width }: Place, colour: (share: number) => string): void {
  const root = parent.closest("svg")!;
  const id = `shades-${root.querySelectorAll("linearGradient").length}`;
  const shades = add(root, "linearGradient", { id });
  for (let n = 0; n <= SHADES; n++)
    add(shades, "stop", { offset: n / SHADES, "stop-color": colour(n / SHADES) });
  add(parent, "rect", { x, y, width, height: HIGH, fill: `url(#${id})` });
}

function ticks(parent: Element, palette: Palette, place: Place, all: [at: number, text: string][]): void {
  for (const [at, text] of all) {
    const x = place.x + at * place.width;
    add(parent, "path", { d: `M${x} ${place.y + HIGH}v4`, stroke: palette.muted });
    write(parent, text, {
      x,
      y: place.y + HIGH + 15,
      "text-anchor": "middle",
      "font-size": TYPE.s,
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

/** How to read a picture: colour is value, thickness is how far a door stands open. */
export function legend(
  parent: Element,
  { palette, label, kind }: { palette: Palette; label: Label; kind: Kind },
  { x, y, width }: Place,
): void {
  const [colour, door] = [label("legend_colour"), label("legend_door")];
  const word = { y: y + 11, "font-size": TYPE.s, fill: palette.muted };
  write(parent, colour, { ...word, x });
  const from = x + widthOf(colour, TYPE.s) + 18;
  const right = x + width - widthOf(door, TYPE.s) - 8;
  ruler(parent, palette, { x: from, y, width: Math.min(200, right - 56 - from) });
  write(parent, door, { ...word, x: right });
  const lane = (dx: number, dy: number, wide: number, high: number) =>
    add(parent, "rect", {
      x: right - 32 + dx,
      y: y - 1 + dy,
      width: wide,
      height: high,
      fill: palette.muted,
      opacity: 0.55,
    });
  if (kind === "rnn") {
    for (const [down, high] of [
      [2, 1],
      [6, 3],
      [11, 5],
    ] as const)
      lane(2, down, 22, high);
    return;
  }
  lane(0, 2, 9, 12);
  lane(16, 9, 10, 5);
  const leaf = { x: right - 22, y: y + 8, width: 5, height: 5, fill: palette.f };
  add(parent, "rect", leaf);
  const frame = { ...leaf, x: leaf.x - 0.25, y, width: 5.5, height: 14, fill: "none" };
  add(parent, "rect", { ...frame, stroke: palette.f, "stroke-width": 1.5 });
}
