/** The two readers, on the same measures as on the screen. */
import { tagText } from "../answer/words";
import type { Frame } from "../frame";
import { DIRECTIONS, type Direction } from "../payload";
import { signed } from "../primitives/colour-ruler";
import { emsOf } from "../primitives/text-width";
import { inkOf } from "../readers/band";
import { joinedAt, type Layout, layoutOf, middleOf, squaresTop, wayOf } from "../readers/geometry";
import { tip } from "../readers/join";
import { unitOf } from "../readers/signs";
import { face, hasRead, isRead, spans, textOf } from "../sentence/tokens";
import { ruler } from "./ruler";
import { squares, tiles } from "./squares";
import { add, sizeFor, wrapped, write } from "./svg";

const RULER = 84; // px

type Window = [number, number];

/** In the middle of the room where the sentence is short. */
export function readers(
  svg: Element,
  frame: Frame,
  shown: Window,
  room: { x: number; y: number; width: number; height: number },
): void {
  const { run, palette, label } = frame;
  const [from, to] = shown;
  const beside =
    Math.max(...DIRECTIONS.flatMap((direction) => unitOf(label, direction, run.H - 1)).map(emsOf)) * 12;
  const g = layoutOf({
    ...room,
    beside,
    T: to - from,
    H: run.H,
    narrow: false,
    tags: run.payload.task === "segmentation",
  });
  const spare = room.width - (g.join.x + g.join.width);
  const parent = add(svg, "g", { transform: `translate(${Math.round(room.x + spare / 2)} ${room.y})` });
  for (const direction of DIRECTIONS) {
    band(parent, frame, g, shown, direction);
    bracket(parent, frame, g, shown, direction);
    join(parent, frame, g, shown, direction);
  }
  signs(parent, frame, g);
  tiles(parent, frame, shown, { x: g.names, y: g.tileTop, column: g.column, height: g.tile });
  const right = g.join.x - 14;
  [label("readers_join"), "[h→ ; h←]", `2H = ${2 * run.H}`].forEach((line, n) =>
    write(parent, line, {
      x: right,
      y: g.tileTop + 14 + n * 18,
      "text-anchor": "end",
      "font-size": n < 2 ? 14 : 12,
      "font-weight": n ? 400 : 600,
      fill: n < 2 ? palette.ink : palette.muted,
    }),
  );
  if (run.payload.task === "segmentation") foot(parent, frame, g, shown);
}

function band(parent: Element, frame: Frame, g: Layout, [from, to]: Window, direction: Direction): void {
  const { run, state, palette, label } = frame;
  const ink = inkOf(palette, direction);
  const top = squaresTop(g, direction, run.H);
  const high = g.row * run.H;
  const middle = g.top[direction] + g.band / 2;
  add(parent, "rect", {
    x: g.names,
    y: g.top[direction],
    width: g.view,
    height: g.band,
    rx: 12,
    fill: palette.ground,
  });
  const name = { x: g.names - 12, "text-anchor": "end" };
  write(parent, label(`readers_${direction}`), {
    ...name,
    y: middle - 18,
    "font-size": 16,
    "font-weight": 600,
    fill: ink,
  });
  const notes = [
    label(`readers_way_${direction}`),
    ...wrapped(label("readers_column", { H: run.H }), g.names / 12),
  ];
  notes.forEach((note, n) =>
    write(parent, note, { ...name, y: middle + n * 16 + (n && 4), "font-size": 12, fill: palette.muted }),
  );
  for (let t = from; t < to; t++) {
    const x = g.names + middleOf(g, t - from);
    const left = x - g.square / 2;
    const read = isRead(t, state.step, direction);
    arrow(parent, g, x, middle, direction, t === (direction === "forward" ? 0 : run.T - 1), {
      stroke: read ? ink : palette.muted,
      "stroke-width": read && g.column >= 60 ? 3 : 1.2,
      opacity: read ? 1 : 0.5,
    });
    if (read) {
      const ends = direction === "forward" ? [top + high + 4, g.tileTop] : [g.tileTop + g.tile, top - 4];
      add(parent, "path", {
        d: `M${x} ${ends[0]}V${ends[1]}`,
        stroke: palette.muted,
        "stroke-dasharray": "2 3",
      });
      squares(
        parent,
        frame,
        run.reader(direction).column("h", t),
        { x: left, y: top, width: g.square, row: g.row },
        (value) => signed(palette, value),
      );
    } else
      add(parent, "rect", {
        x: left,
        y: top,
        width: g.square,
        height: high,
        fill: "none",
        stroke: palette.muted,
        "stroke-dasharray": "3 3",
        opacity: 0.6,
      });
    if (t === state.step)
      add(parent, "rect", {
        x: left - 3,
        y: top - 3,
        width: g.square + 6,
        height: high + 6,
        rx: 5,
        fill: "none",
        stroke: ink,
        "stroke-width": 2,
      });
  }
  if (direction === state.direction)
    add(parent, "rect", {
      x: g.names,
      y: top + state.unit * g.row - 1,
      width: g.view,
      height: Math.max(4, g.row + 1),
      rx: 2,
      fill: "none",
      stroke: palette.ink,
      "stroke-dasharray": "3 2",
    });
}

/** What the colours mean, and whose unit the dashed outline follows. */
function signs(parent: Element, { run, state, palette, label }: Frame, g: Layout): void {
  const [right, y] = [g.names - 12, g.tileTop + g.tile / 2];
  const word = { "text-anchor": "end", "font-size": 12, fill: palette.muted };
  write(parent, label("legend_colour"), { ...word, x: right, y: y - 12 });
  ruler(parent, palette, { x: right - RULER - 8, y: y - 4, width: RULER });
  const [mine, others] = unitOf(label, state.direction, state.unit);
  const top = g.top[state.direction];
  const row = squaresTop(g, state.direction, run.H) + (state.unit + 0.5) * g.row;
  const at = {
    x: g.names + g.view + 8,
    y: Math.max(top + 12, Math.min(top + g.band - 18, row)),
    "font-size": 12,
  };
  write(parent, mine, { ...at, "font-weight": 600, fill: palette.ink });
  write(parent, others, { ...at, y: at.y + 16, fill: palette.muted });
}

/** Into the column at x, from the column that this reader read before it. */
function arrow(
  parent: Element,
  g: Layout,
  x: number,
  y: number,
  direction: Direction,
  first: boolean,
  style: Record<string, string | number>,
): void {
  const way = direction === "forward" ? 1 : -1;
  const to = x - way * (g.square / 2 + 4);
  const from = x - way * (g.column - g.square / 2 - 4);
  if (first || from < g.names || from > g.names + g.view) return;
  const head = Math.min(7, Math.abs(to - from));
  add(parent, "path", { d: `M${from} ${y}H${to - way * head}`, fill: "none", ...style });
  add(parent, "path", {
    d: `M${to} ${y}l${-way * head} ${-head * 0.6}v${head * 1.2}z`,
    fill: style.stroke!,
    opacity: style.opacity!,
  });
}

function bracket(
  parent: Element,
  { run, state, palette, label }: Frame,
  g: Layout,
  [from]: Window,
  direction: Direction,
): void {
  const forward = direction === "forward";
  const ink = inkOf(palette, direction);
  const k = state.step - from;
  const [left, right] = forward ? [0, (k + 1) * g.column] : [k * g.column, g.view];
  const y = forward ? g.tileTop - 5 : g.tileTop + g.tile + 5;
  const { tokens } = run.payload;
  const text = label(`readers_read_${direction}`, {
    token: face(tokens[state.step]!),
    text: hasRead(tokens, state.step, direction),
  });
  const place = forward
    ? { x: g.names + left + 8, y: y - 10, "text-anchor": "start" }
    : { x: g.names + right - 8, y: y + 19, "text-anchor": "end" };
  const size = sizeFor(text, g.view + 40, 12);
  const width = emsOf(text) * size + 14; // a ground: the dotted lines end at it
  const ground = {
    x: forward ? place.x - 7 : place.x + 7 - width,
    y: forward ? y - 24 : y,
    width,
    height: 24,
    rx: 5,
  };
  add(parent, "rect", { ...ground, fill: palette.surface, stroke: palette.line });
  add(parent, "path", {
    d: `M${g.names + left + 3} ${y}H${g.names + right - 3}`,
    stroke: ink,
    "stroke-width": 3,
  });
  write(parent, text, { ...place, fill: ink, "font-size": size });
}

function join(parent: Element, frame: Frame, g: Layout, [from]: Window, direction: Direction): void {
  const { run, state, palette } = frame;
  const { H } = run;
  const ink = inkOf(palette, direction);
  const { x, y } = joinedAt(g, direction, 0, H);
  const { width, row } = g.join;
  add(parent, "path", {
    d: wayOf(g, direction, g.names + middleOf(g, state.step - from), H),
    fill: "none",
    stroke: ink,
    "stroke-width": 2,
  });
  add(parent, "polygon", { points: tip(g, direction, H), fill: ink });
  squares(parent, frame, run.reader(direction).column("h", state.step), { x, y, width, row }, (value) =>
    signed(palette, value),
  );
  add(parent, "rect", {
    x: x - 3,
    y: y - 3,
    width: width + 6,
    height: H * row + 5,
    rx: 5,
    fill: "none",
    stroke: ink,
    "stroke-width": 2,
  });
}

function foot(parent: Element, frame: Frame, g: Layout, [from, to]: Window): void {
  const { run, state, palette } = frame;
  const { tags, tokens } = run.payload;
  for (let t = from; t < to; t++) {
    const text = g.column < 44 ? tags[t]! : tagText(run, t);
    write(parent, text, {
      x: g.names + middleOf(g, t - from),
      y: g.foot + 16,
      "text-anchor": "middle",
      "font-weight": 600,
      fill: t === state.step ? palette.ink : palette.muted,
    });
  }
  for (const [start, end] of spans(tags)) {
    if (end < from || start >= to) continue;
    const left = g.names + (Math.max(start, from) - from) * g.column;
    const right = g.names + (Math.min(end, to - 1) + 1 - from) * g.column;
    const word = textOf(tokens, start, end + 1);
    add(parent, "path", {
      d: `M${left + 4} ${g.foot + 26}H${right - 4}`,
      stroke: palette.ink,
      "stroke-width": 2,
    });
    write(parent, word, {
      x: (left + right) / 2,
      y: g.foot + 45,
      "text-anchor": "middle",
      "font-size": sizeFor(word, right - left - 6, 16),
    });
  }
}
