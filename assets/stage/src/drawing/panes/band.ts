/** One reader's band: what it has read so far, the way from column to column, and what of it a question hides. */
import type { Frame } from "../../frame";
import type { Direction } from "../../payload";
import { inkOf } from "../../readers/band";
import { besideColumn, isBlank, isCurtained } from "../../readers/curtains";
import { type Layout, middleOf, squaresTop } from "../../readers/geometry";
import { sharesAt } from "../../readers/score";
import { face, hasRead, isRead } from "../../sentence/tokens";
import { drape } from "../curtain";
import { empty, followed, squares } from "../squares";
import { add, fitted, TYPE, widthOf, wrapped, write } from "../svg";
import type { Window } from "../tiles";

/** The band with its columns; `names` are beside it. */
export function band(
  parent: Element,
  frame: Frame,
  g: Layout,
  [from, to]: Window,
  direction: Direction,
): void {
  const { run, state, palette } = frame;
  const ink = inkOf(palette, direction);
  const top = squaresTop(g, direction, run.H);
  const high = g.row * run.H;
  const middle = g.top[direction] + g.band / 2;
  const ground = { x: g.names, y: g.top[direction], width: g.view, height: g.band, rx: 12 };
  add(parent, "rect", { ...ground, fill: palette.ground });
  names(parent, frame, g, direction);
  const hides = isCurtained(run, direction, state.step);
  const { arrow: come, unroll } =
    direction === state.direction ? sharesAt(frame.ms) : { arrow: 1, unroll: 1 };
  for (let t = from; t < to; t++) {
    const x = g.names + middleOf(g, t - from);
    const left = x - g.square / 2;
    const isNow = t === state.step;
    const isShown = isRead(t, state.step, direction) && !(hides && !isNow) && !isBlank(run, direction, t);
    if (!run.isCurtained("reads")) {
      const first = t === (direction === "forward" ? 0 : run.T - 1);
      const look = {
        stroke: isShown ? ink : palette.muted,
        "stroke-width": isShown && g.column >= 60 ? 3 : 1.2,
        opacity: isShown ? 1 : 0.5,
      };
      if (!first && !hides) arrow(parent, g, x, middle, direction, { share: isNow ? come : 1, look });
    }
    const shown = isShown ? Math.round(run.H * (isNow ? unroll : 1)) : 0;
    if (shown < run.H && !hides) empty(parent, frame, { x: left, y: top, width: g.square, height: high });
    if (!shown) continue;
    const ends = direction === "forward" ? [top + high + 4, g.tileTop] : [g.tileTop + g.tile, top - 4];
    const link = { d: `M${x} ${ends[0]}V${ends[1]}`, stroke: palette.muted, "stroke-dasharray": "2 3" };
    if (!run.isCurtained("reads")) add(parent, "path", link);
    const values = run.reader(direction).column("h", t).subarray(0, shown);
    squares(parent, frame, "h", values, { x: left, y: top, width: g.square, row: g.row });
  }
  const now = {
    x: g.names + middleOf(g, state.step - from) - g.square / 2 - 3,
    y: top - 3,
    width: g.square + 6,
    height: high + 6,
  };
  if (!isBlank(run, direction, state.step))
    add(parent, "rect", { ...now, rx: 5, fill: "none", stroke: ink, "stroke-width": 2 });
  const row = top + (state.unit + 0.5) * g.row - (g.row >= 4 ? 0.5 : 0);
  if (direction === state.direction && !hides) followed(parent, frame, g.names, g.view, row);
  if (hides) curtains(parent, frame, g, [from, to], direction, { y: top, height: high });
}

/** Curtains over the whole strip, as much of them as the window shows. */
function curtains(
  parent: Element,
  frame: Frame,
  g: Layout,
  [from]: Window,
  direction: Direction,
  area: { y: number; height: number },
): void {
  const { run, palette, label } = frame;
  const strip = { ...g, total: run.T * g.column };
  for (const zone of besideColumn(frame, strip, direction, area)) {
    const left = Math.max(0, zone.x - from * g.column);
    const right = Math.min(g.view, zone.x + zone.width - from * g.column);
    if (right - left < 16) continue;
    const shown = { ...zone, x: g.names + left, width: right - left };
    drape(parent, shown, "h", { palette, words: label("curtain_open") });
  }
}

/** Who reads, which way, and what a column is. */
function names(parent: Element, { run, palette, label }: Frame, g: Layout, direction: Direction): void {
  const place = { x: g.names - 12, "text-anchor": "end" };
  const middle = g.top[direction] + g.band / 2;
  const notes = [
    run.isCurtained("reads") ? "" : label(`readers_way_${direction}`),
    ...wrapped(label("readers_column", { H: run.H }), (g.names - 12) / TYPE.s),
  ];
  const top = middle - 8 * notes.length;
  const title = { "font-size": TYPE.l, "font-weight": 600, fill: inkOf(palette, direction) };
  write(parent, label(`readers_${direction}`), { ...place, y: top, ...title });
  notes.forEach((note, n) => {
    if (note)
      write(parent, note, {
        ...place,
        y: top + 19 + n * 16 + (n && 4),
        "font-size": TYPE.s,
        fill: palette.muted,
      });
  });
}

/** Into the column at x, from the column that this reader read before it. */
function arrow(
  parent: Element,
  g: Layout,
  x: number,
  y: number,
  direction: Direction,
  { share, look }: { share: number; look: Record<string, string | number> },
): void {
  const way = direction === "forward" ? 1 : -1;
  const end = x - way * (g.square / 2 + 4);
  const from = x - way * (g.column - g.square / 2 - 4);
  const to = from + (end - from) * share;
  if (share === 0 || from < g.names || from > g.names + g.view) return;
  const head = Math.min(7, Math.abs(to - from));
  add(parent, "path", { d: `M${from} ${y}H${to - way * head}`, fill: "none", ...look });
  const tip = `M${to} ${y}l${-way * head} ${-head * 0.6}v${head * 1.2}z`;
  add(parent, "path", { d: tip, fill: look.stroke!, opacity: look.opacity! });
}

/** Along the tiles: what this reader has read by then. */
export function bracket(
  parent: Element,
  frame: Frame,
  g: Layout,
  [from]: Window,
  direction: Direction,
): void {
  const { run, state, palette, label } = frame;
  if (isCurtained(run, direction, state.step)) return;
  const forward = direction === "forward";
  const ink = inkOf(palette, direction);
  const k = state.step - from;
  const [left, right] = forward ? [0, (k + 1) * g.column] : [k * g.column, g.view];
  const y = forward ? g.tileTop - 5 : g.tileTop + g.tile + 5;
  const { tokens } = run.payload;
  const read = hasRead(tokens, state.step, direction);
  const said = label(`readers_read_${direction}`, { token: face(tokens[state.step]!), text: read });
  const room = (forward ? g.view - left : right) + 40;
  const { text, size } = fitted(said, Math.max(120, room), [TYPE.s]);
  const width = widthOf(text, size) + 14; // a ground: the dotted lines end at it
  const start = forward ? g.names + left + 1 : Math.max(0, g.names + right - 1 - width);
  const ground = { x: start, y: forward ? y - 24 : y, width, height: 24, rx: 5 };
  add(parent, "rect", { ...ground, fill: palette.surface, stroke: palette.line });
  const line = { stroke: ink, "stroke-width": 3 };
  add(parent, "path", { d: `M${g.names + left + 3} ${y}H${g.names + right - 3}`, ...line });
  write(parent, text, { x: start + 7, y: forward ? y - 8 : y + 17, fill: ink, "font-size": size });
}
