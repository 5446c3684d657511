/** The cell as on the page: the same scene, painted by a pen for vectors under the same overlay, which wears attributes. */

import type { Scene } from "../../cell/layout/scene";
import type { DrawStill } from "../../cell/still";
import { DOOR, GUESS } from "../../first/tour";
import { decimal } from "../../format";
import type { Frame, Room } from "../../frame";
import type { Tone } from "../../kinds/names";
import { drape } from "../curtain";
import { type Attributes, add, clean, group, SUBSCRIPT, shorter, TYPE, widthOf, write } from "../svg";

/** What cell.css says of the overlay, later lines before earlier ones; "tone" and the palette's names are colours. */
export const LOOKS: readonly [string, Attributes][] = [
  [".gw-box, .gw-line", { fill: "none" }],
  [".gw-dashed", { stroke: "tone", "stroke-width": 1.3, "stroke-dasharray": "4 2.5" }],
  [".gw-door", { stroke: "tone", "stroke-width": 2 }],
  [".gw-wall", { stroke: "tone", "stroke-width": 2 }],
  [".gw-face", { stroke: "line", "stroke-width": 1.2, fill: "surface" }],
  [".gw-tap", { stroke: "tone", "stroke-width": 1.5, fill: "surface" }],
  [".gw-dot", { stroke: "tone", "stroke-width": 1.5, fill: "tone" }],
  [".gw-followed", { stroke: "ink", "stroke-width": 1.4 }],
  [".gw-disc", { fill: "surface", stroke: "ink", "stroke-width": 1 }],
  [".gw-stroke", { stroke: "ink", "stroke-width": 1.2, fill: "none" }],
  [".gw-line", { stroke: "tone", "stroke-width": 2, "stroke-linejoin": "round" }],
  [".gw-head", { fill: "tone" }],
  [".gw-wire-add .gw-line", { "stroke-width": 3 }],
  [".gw-pill rect", { fill: "surface", stroke: "tone", "stroke-width": 1 }],
  [".gw-pill[data-held] rect", { stroke: "ink", "stroke-width": 1.5, "stroke-dasharray": "3 2" }],
  [".gw-pill text", { "font-size": TYPE.m, "font-weight": 600, "text-anchor": "middle", fill: "ink" }],
  [".gw-pill .gw-was", { "font-size": TYPE.s, "font-weight": 500, fill: "muted" }],
  [
    ".gw-write",
    {
      fill: "tone",
      "font-weight": 650,
      "paint-order": "stroke",
      stroke: "surface",
      "stroke-width": 3,
      "stroke-linejoin": "round",
    },
  ],
  [".gw-write-name", { "font-size": TYPE.m }],
  [".gw-write-small", { "font-size": TYPE.s, "font-weight": 500 }],
  [".gw-write-sign", { "font-size": TYPE.m, "font-weight": 500 }],
  [".gw-write-tap", { "font-size": TYPE.m, stroke: "none" }],
  [".gw-at-dense", { stroke: "none" }],
  [".gw-at-token", { stroke: "none" }],
  [".gw-dashed.gw-due", { "stroke-opacity": 0.35 }],
  [".gw-door.gw-due", { "stroke-width": 1.4, "stroke-dasharray": "4 3", "stroke-opacity": 0.6 }],
  [
    ".gw-wire.gw-due .gw-line",
    { stroke: "muted", "stroke-width": 1.3, "stroke-dasharray": "3 3", "stroke-opacity": 0.45 },
  ],
];
const UNSEEN =
  ".gw-pill.gw-due, .gw-face.gw-due, .gw-write.gw-due, .gw-sign.gw-swelling, .gw-wire.gw-due .gw-head, .gw-square";

/** What curtain.css leaves out of the cell, by the names of a question's curtain. */
export const LEFT_OUT: Record<string, string> = {
  f_c_prev: ".gw-at-f_c_prev",
  i_g: ".gw-at-i_g, .gw-wire-add",
  bus: '[class*="gw-wire-bus"], [class*="gw-wire-tap-"], .gw-at-bus, .gw-at-dense, [class*="gw-at-tap-"], .gw-tap:not(.gw-tone-c)',
  plus: ".gw-wire-add, .gw-at-add, .gw-sign",
  tanh: ".gw-wire-tanh, .gw-at-tanh, .gw-tap.gw-tone-c",
  ways: ".gw-wire-answer, .gw-wire-next, .gw-at-answer, .gw-at-next",
  note: ".gw-at-update",
  wall: ".gw-at-belt, .gw-at-wall",
  "all.f": ".gw-door.gw-tone-f, .gw-pill.gw-tone-f",
  "all.o": ".gw-door.gw-tone-o, .gw-pill.gw-tone-o",
};

export function cell(
  svg: Element,
  frame: Frame,
  { x, y, ...room }: Room & { x: number; y: number },
  still: DrawStill,
): void {
  const { run, state, palette, label } = frame;
  const { scene, ground, overlay, zones } = still(frame, room);
  if (run.payload.meaningless) ground.setAttribute("filter", "url(#grey)");
  dress(overlay, frame);
  const board = group(svg, x, y);
  board.append(ground, ...overlay.children);
  strip(board);
  const hung = { palette, words: label("curtain_open") };
  for (const zone of zones) drape(board, zone, run.cell.tones[state.phase] ?? "ink", hung);
  guess(board, frame, scene);
}

/** Writes the looks into the overlay, and takes out what is not seen. */
function dress(svg: Element, { run, palette }: Frame): void {
  for (const name of run.payload.curtain ?? [])
    if (LEFT_OUT[name]) for (const element of svg.querySelectorAll(LEFT_OUT[name])) element.remove();
  for (const element of svg.querySelectorAll(UNSEEN)) element.remove();
  const colour = (element: Element, value: string) => {
    const name = value === "tone" ? toneOf(element) : value;
    return name in palette ? String(palette[name as Tone]) : name;
  };
  for (const [selector, look] of LOOKS)
    for (const element of svg.querySelectorAll(selector))
      for (const [name, value] of Object.entries(look))
        element.setAttribute(name, colour(element, String(value)));
  for (const sub of svg.querySelectorAll(".gw-sub")) sub.setAttribute("font-size", SUBSCRIPT.toFixed(2));
}

const toneOf = (element: Element): string =>
  /gw-tone-(\w+)/.exec(element.closest('[class*="gw-tone-"]')?.getAttribute("class") ?? "")?.[1] ?? "ink";

const PLAIN: Record<string, string> = { opacity: "1", rx: "0" }; // what is so without being said

/** Nothing of the page stays: no class, no hook; a font is size and weight, its family is the picture's. */
function strip(board: Element): void {
  for (const element of board.querySelectorAll("*")) {
    const [, weight, size] = /font: (\d+) ([\d.]+)px/.exec(element.getAttribute("style") ?? "") ?? [];
    if (size) {
      element.setAttribute("font-size", size);
      element.setAttribute("font-weight", weight!);
    }
    if (element.localName === "text" && !element.children.length)
      element.textContent = clean(element.textContent!);
    for (const { name, value } of [...element.attributes])
      if (name === "class" || name === "style" || name.startsWith("data-") || PLAIN[name] === value)
        element.removeAttribute(name);
      else if (value.length > 4 && !value.startsWith("#")) element.setAttribute(name, shorter(value));
  }
}

/** In the first minute: where the door was thought to stand. */
function guess(board: Element, { first, state, palette }: Frame, scene: Scene): void {
  const door = scene.columns.find(({ vector }) => vector === "f");
  const row = door?.rows[state.unit];
  if (!first || !row || (first.story.beat !== GUESS && first.story.beat !== GUESS + 1)) return;
  const isAsked = first.story.beat === GUESS;
  if (!isAsked && first.story.guess === null) return;
  const height = first.story.guess ?? DOOR.old;
  const y = row.y + row.height * (1 - height);
  const line = { stroke: palette.f, "stroke-width": 2, "stroke-dasharray": "5 3" };
  add(board, "path", { d: `M${door!.x - 14} ${y}H${door!.x + door!.width}`, ...line });
  const words = `${isAsked ? "" : `${first.told.words.guessed} `}${decimal(height, 2)}`;
  const wide = widthOf(words, TYPE.m) + 12;
  const box = { x: door!.x - 18 - wide, y: y - 11, width: wide, height: 22, rx: 5 };
  const edge = { stroke: palette.f, "stroke-width": 1.5, "stroke-dasharray": "4 3" };
  add(board, "rect", { ...box, fill: palette.surface, ...edge });
  const at = { x: box.x + wide / 2, y: y + 5, "text-anchor": "middle" };
  write(board, words, { ...at, "font-size": TYPE.m, "font-weight": 600 });
}
