/** Tiles and their films: all six, or those that a lesson shows. */

import { arrange, COLUMN, type Geometry, isFlat, MARGIN, topOf } from "../../films/geometry";
import { SYMBOLS } from "../../films/names";
import type { Frame, Room } from "../../frame";
import { markOf } from "../../kinds/cell";
import { type Film, TONES } from "../../kinds/names";
import { SCORE } from "../../motion/score";
import { CARETS } from "../../primitives/carets";
import { face, isRead } from "../../sentence/tokens";
import { legend } from "../ruler";
import { empty, followed, held, squares } from "../squares";
import { add, TYPE, widthOf, write } from "../svg";
import { tiles, type Window } from "../tiles";

const FOOT = 40; // px, for the legend
const BESIDE = CARETS + 2; // px between the names and the squares
const HEAD = 36; // of the two lines beside the tiles

const filmsOf = ({ run }: Frame): readonly Film[] => run.payload.look?.films ?? run.cell.films;

/** What stands beside the tiles: the place, and how many steps this reader has come. */
function headOf({ run, state, label }: Frame): [string, string] {
  const nth = state.direction === "forward" ? state.step + 1 : run.T - state.step;
  return [
    label("shell_step", { step: state.step + 1, T: run.T }),
    label(`shell_reads_${state.direction}`, { nth }),
  ];
}

function namesOf(frame: Frame): number {
  const [place, reads] = headOf(frame);
  const names = frame.run.cell.films.map((film) => frame.label(`part_${film}`));
  return Math.max(...[...names, place].map((name) => widthOf(name, TYPE.m)), widthOf(reads, TYPE.s)) + 12;
}

/** How many tokens have a column in so much width. */
export const columnsIn = (frame: Frame, width: number): number =>
  Math.floor((width - namesOf(frame) - 2 * MARGIN - CARETS) / COLUMN.least);

export function films(parent: Element, frame: Frame, [from, to]: Window, room: Room, hasLegend = true): void {
  const { run, state, label, palette } = frame;
  const faces = run.payload.tokens.slice(from, to).map(face);
  const token = Math.max(...faces.map((one) => widthOf(one, TYPE.s)));
  const height = room.height - (hasLegend ? FOOT : 0);
  const of = {
    T: to - from,
    H: run.H,
    names: namesOf(frame),
    token,
    pixel: 2,
    films: filmsOf(frame),
    head: HEAD,
  };
  const g = arrange({ width: room.width, height, ...of });
  const left = g.names + MARGIN;
  const place = { x: left, y: 0, column: g.column, height: g.tile, upright: g.upright };
  tiles(parent, frame, [from, to], place, state.direction);
  headOf(frame).forEach((line, n) => {
    const y = g.tile / 2 - 3 + 17 * n;
    const look = n
      ? { "font-size": TYPE.s, fill: palette.muted }
      : { "font-size": TYPE.m, "font-weight": 600 };
    write(parent, line, { x: g.names - BESIDE, y, "text-anchor": "end", ...look });
  });
  g.films.forEach((film, n) => {
    const top = topOf(g, n);
    name(parent, frame, film, { right: g.names - BESIDE, y: top + g.height / 2, flat: isFlat(g, HEAD) });
    for (let t = from; t < to; t++)
      column(parent, frame, g, film, t, { x: left + (t - from) * g.column, y: top });
    const middle = top + (state.unit + 0.5) * g.row - (g.row >= 4 ? 0.5 : 0);
    followed(parent, frame, g.names, g.total + 2 * MARGIN, middle);
  });
  add(parent, "rect", {
    x: left + (state.step - from) * g.column - 2.5,
    y: g.tile + 2,
    width: g.column + 4,
    height: topOf(g, g.films.length - 1) + g.height + 2 - g.tile,
    rx: 5,
    fill: "none",
    stroke: palette.ink,
    "stroke-width": 2,
  });
  if (!hasLegend) return;
  legend(parent, { palette, label, kind: run.cell.kind }, { x: 8, y: room.height - 24, width: room.width });
}

function name(
  parent: Element,
  { palette, label }: Frame,
  film: Film,
  { right, y, flat }: { right: number; y: number; flat: boolean },
): void {
  const at = { x: right, "text-anchor": "end", fill: palette[TONES[film]], "font-size": TYPE.m };
  write(parent, label(`part_${film}`), { ...at, y: flat ? y + 5 : y - 2, "font-weight": 600 });
  if (!flat) write(parent, SYMBOLS[film], { ...at, y: y + 16, "font-style": "italic" });
}

function column(
  parent: Element,
  frame: Frame,
  g: Geometry,
  film: Film,
  t: number,
  { x, y }: { x: number; y: number },
): void {
  const { run, state, ms } = frame;
  const reader = run.reader(state.direction);
  const values = reader.column(film, t);
  const isDue = t === state.step && !run.payload.look && ms < SCORE[markOf(run.cell, film)][1];
  if (isDue || Number.isNaN(values[0]!) || !isRead(t, state.step, state.direction))
    return empty(parent, frame, { x: x + 1, y, width: g.column - 3, height: g.height });
  const place = { x, y, width: g.column - (g.column >= 30 ? 2 : 1), row: g.row };
  squares(parent, frame, film, values, place);
  held(parent, frame, reader, film, t, place);
}
