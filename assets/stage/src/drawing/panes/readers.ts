/** The two readers, on the same measures as on the screen, and where they meet. */
import { tagText } from "../../answer/words";
import type { Frame, Room } from "../../frame";
import { DIRECTIONS, type Direction } from "../../payload";
import { inkOf } from "../../readers/band";
import { isBlank, overHalves } from "../../readers/curtains";
import { joinedAt, type Layout, layoutOf, middleOf, squaresTop, wayOf } from "../../readers/geometry";
import { tip } from "../../readers/join";
import { sharesAt } from "../../readers/score";
import { unitOf } from "../../readers/signs";
import { face, spans, textOf } from "../../sentence/tokens";
import { drape } from "../curtain";
import { ruler } from "../ruler";
import { followed, squares } from "../squares";
import { add, group, TYPE, widthOf, write, writeIn } from "../svg";
import { tiles, type Window } from "../tiles";
import { band, bracket } from "./band";

const NAMES = 140; // px, room for the ruler
const LEAST = 8; // tokens shown, however long they are

const namesOf = ({ label }: Frame): number =>
  Math.max(NAMES, ...DIRECTIONS.map((direction) => widthOf(label(`readers_${direction}`), TYPE.l) + 24));

const besideOf = ({ run, label }: Frame): number =>
  Math.max(
    ...DIRECTIONS.flatMap((way) => unitOf(label, way, run.H - 1)).map((text) => widthOf(text, TYPE.s)),
  );

/** How many tokens have a readable tile in so much width. */
export function columnsIn(frame: Frame, width: number): number {
  const longest = Math.max(...frame.run.payload.tokens.map((token) => widthOf(face(token), TYPE.s)));
  const view = width - namesOf(frame) - Math.max(172, besideOf(frame) + 94);
  return Math.max(LEAST, Math.floor(view / (longest + 8)));
}

/** In the middle of the room where the sentence is short. */
export function readers(
  svg: Element,
  frame: Frame,
  shown: Window,
  room: Room & { x: number; y: number },
): void {
  const { run, palette, label } = frame;
  const tags = run.payload.task === "segmentation";
  const g = layoutOf({
    ...room,
    names: namesOf(frame),
    beside: besideOf(frame),
    T: shown[1] - shown[0],
    H: run.H,
    narrow: false,
    tags,
  });
  const spare = room.width - (g.join.x + g.join.width);
  const parent = group(svg, Math.round(room.x + spare / 2), room.y);
  for (const direction of DIRECTIONS) {
    band(parent, frame, g, shown, direction);
    join(parent, frame, g, shown, direction);
  }
  for (const direction of DIRECTIONS) bracket(parent, frame, g, shown, direction);
  for (const zone of overHalves(frame, g)) drape(parent, zone, "h", { palette, words: "" });
  signs(parent, frame, g);
  tiles(
    parent,
    frame,
    shown,
    { x: g.names, y: g.tileTop, column: g.column, height: g.tile, upright: true },
    null,
  );
  const right = g.join.x - 14;
  [label("readers_join"), "[h→ ; h←]", `2H = ${2 * run.H}`].forEach((line, n) =>
    write(parent, line, {
      x: right,
      y: g.tileTop + 10 + n * 18,
      "text-anchor": "end",
      "font-size": n < 2 ? TYPE.m : TYPE.s,
      "font-weight": n ? 400 : 600,
      fill: n < 2 ? palette.ink : palette.muted,
    }),
  );
  if (tags) foot(parent, frame, g, shown);
}

/** What the colours mean, and whose unit the carets point at. */
function signs(parent: Element, { run, state, palette, label }: Frame, g: Layout): void {
  const [right, y] = [g.names - 12, g.tileTop + g.tile / 2];
  const word = { "text-anchor": "end", "font-size": TYPE.s, fill: palette.muted };
  write(parent, label("legend_colour"), { ...word, x: right, y: y - 8 });
  const wide = g.names - 40;
  ruler(parent, palette, { x: right - wide - 8, y, width: wide });
  const [mine, others] = unitOf(label, state.direction, state.unit);
  const top = g.top[state.direction];
  const row = squaresTop(g, state.direction, run.H) + (state.unit + 0.5) * g.row;
  const at = { x: g.names + g.view + 12, y: Math.max(top + 12, Math.min(top + g.band - 18, row)) };
  write(parent, mine, { ...at, "font-size": TYPE.s, "font-weight": 600, fill: palette.ink });
  write(parent, others, { ...at, y: at.y + 16, "font-size": TYPE.s, fill: palette.muted });
}

function join(parent: Element, frame: Frame, g: Layout, [from]: Window, direction: Direction): void {
  const { run, state, palette, ms } = frame;
  const { H } = run;
  const ink = inkOf(palette, direction);
  const { x, y } = joinedAt(g, direction, 0, H);
  const { width, row } = g.join;
  const { lines } = sharesAt(ms);
  const look = { fill: "none", stroke: ink, "stroke-width": 2 };
  const way = wayOf(g, direction, g.names + middleOf(g, state.step - from), H);
  const come = lines < 1 ? { pathLength: 1, "stroke-dasharray": `${lines.toFixed(3)} 1` } : {};
  if (lines > 0) add(parent, "path", { d: way, ...look, ...come });
  add(parent, "rect", { x: x - 3, y: y - 3, width: width + 6, height: H * row + 5, rx: 5, ...look });
  if (lines < 1) return;
  add(parent, "polygon", { points: tip(g, direction, H), fill: ink });
  if (isBlank(run, direction, state.step)) return;
  squares(parent, frame, "h", run.reader(direction).column("h", state.step), { x, y, width, row });
  if (direction !== state.direction) return;
  followed(parent, frame, x - 5, width + 10, y + (state.unit + 0.5) * row);
}

/** The tags, and the words that they make where they are told. */
function foot(parent: Element, frame: Frame, g: Layout, [from, to]: Window): void {
  const { run, state, palette } = frame;
  const { tags, tokens } = run.payload;
  for (let t = from; t < to; t++) {
    const text = g.column < 44 ? tagText(run, t).split("→").at(-1)! : tagText(run, t);
    const look = {
      "font-size": TYPE.m,
      "font-weight": 600,
      fill: t === state.step ? palette.ink : palette.muted,
    };
    write(parent, text, {
      x: g.names + middleOf(g, t - from),
      y: g.foot + 16,
      "text-anchor": "middle",
      ...look,
    });
  }
  for (const [start, end] of tags.some(Boolean) ? spans(tags) : []) {
    if (end < from || start >= to) continue;
    const left = g.names + (Math.max(start, from) - from) * g.column;
    const right = g.names + (Math.min(end, to - 1) + 1 - from) * g.column;
    const line = { d: `M${left + 4} ${g.foot + 26}H${right - 4}`, stroke: palette.ink, "stroke-width": 2 };
    add(parent, "path", line);
    const place = { x: (left + right) / 2, y: g.foot + 45, "text-anchor": "middle" };
    writeIn(parent, textOf(tokens, start, end + 1), right - left - 4, place, [TYPE.l, TYPE.m, TYPE.s]);
  }
}
