/** The stage's own cell and films at a step, on paper; the numbers of a worksheet's blanks are question marks in it. */
import { stillOf } from "../cell/still";
import { cell } from "../drawing/panes/cell";
import { columnsIn, films } from "../drawing/panes/films";
import { windowOf } from "../drawing/sheet";
import { add, clean, TYPE } from "../drawing/svg";
import type { Frame, Room } from "../frame";
import { TONES } from "../kinds/names";
import { NS } from "../primitives/dom";

const CELL = { width: 800, height: 330 };
const FILMS = { width: 288, tiles: 60, each: 42 };
const MOST_TOKENS = 10;
const GIVEN = new Set(["x", "c_prev", "h_prev", "u"]); // what a step begins with, and a GRU's sum
const UNKNOWN = Object.fromEntries(
  Object.keys(TONES).flatMap((name) => (GIVEN.has(name) ? [] : [[name, "?"]])),
);

function sheet({ palette }: Frame, { width, height }: Room, title: string): SVGSVGElement {
  const svg = document.createElementNS(NS, "svg");
  const look = { viewBox: `0 0 ${width} ${height}`, "font-size": TYPE.m, fill: palette.ink, role: "img" };
  for (const [name, value] of Object.entries(look)) svg.setAttribute(name, String(value));
  add(svg, "title", {}, clean(title));
  return svg;
}

/** With all its numbers, or with those that a step begins with. */
export function cellOf(frame: Frame, title: string, isBlank: boolean): SVGSVGElement {
  const svg = sheet(frame, CELL, title);
  const printed = isBlank ? UNKNOWN : undefined;
  cell(svg, frame, { x: 0, y: 0, ...CELL }, (shown, board) => stillOf(shown, board, printed));
  return svg;
}

/** As many tokens as have room, round the step. */
export function windowIn(frame: Frame): [number, number] {
  const most = Math.max(1, Math.min(MOST_TOKENS, columnsIn(frame, FILMS.width)));
  return windowOf(frame.run.T, frame.state.step, most);
}

export function filmsOf(frame: Frame, title: string): SVGSVGElement {
  const room = { width: FILMS.width, height: FILMS.tiles + FILMS.each * frame.run.cell.films.length };
  const svg = sheet(frame, room, title);
  films(svg, frame, windowIn(frame), room, false);
  return svg;
}
