/** The text in the colours of one unit, set as on the screen; a long one makes the picture higher, not smaller. */
import { surpriseAt } from "../../answer/expected";
import { nameOf } from "../../controls/readout";
import type { Frame, Room } from "../../frame";
import { isDoor, TONES } from "../../kinds/names";
import { isBeyond } from "../../primitives/colour-ruler";
import { emsOf } from "../../primitives/text-width";
import { apart, colourOf } from "../../scale";
import { face, isRead } from "../../sentence/tokens";
import { glyphOn } from "../../text/colours";
import { arrange, type Page, sizesFor } from "../../text/geometry";
import { gateRuler, ruler } from "../ruler";
import { add, clean, fitted, group, TYPE, widthOf, wrapped, write } from "../svg";

const RULER = 176; // px
const LINE = 18;
const MARKED = 36; // the least width of a token that has room for how much it was expected

/** Draws the text in a room, and says how high it has become. */
export function text(parent: Element, frame: Frame, room: Room): number {
  const { tokens, task } = frame.run.payload;
  const top = head(parent, frame, room.width);
  const ems = tokens.map((token) => emsOf(clean(face(token))));
  const page = arrange({ width: room.width, height: room.height - top, tokens, ems, ...sizesFor(false) });
  const board = group(parent, Math.round((room.width - page.width) / 2), top);
  const hasRoom = page.places.every(({ width }) => width >= MARKED);
  for (let t = 0; t < tokens.length; t++) tile(board, frame, page, t);
  if (task === "verse") for (let t = 0; t < tokens.length; t++) surprise(board, frame, page, t, hasRoom);
  return top + page.height;
}

/** Whose value it is, and the one legend; says where the text begins. */
function head(parent: Element, { run, state, palette, label }: Frame, width: number): number {
  const { part, unit, direction } = state;
  const who = run.directions.length > 1 ? `readers_unit_${direction}` : "text_unit";
  const name = `${nameOf({ label }, part, direction)} · ${label(who, { unit: unit + 1 })}`;
  write(parent, name, { x: 0, y: 14, "font-size": TYPE.l, "font-weight": 600, fill: palette[TONES[part]] });
  const bar = { x: 10, y: 28, width: RULER };
  if (isDoor(part)) gateRuler(parent, palette, part, bar);
  else ruler(parent, palette, bar);
  const keys = [
    isDoor(part) ? "" : label("text_key_negative"),
    label("text_key_unread"),
    run.anyHeld ? label("cell_key_held") : "",
    run.other ? label(`run_differs_${run.other.shown}`) : "",
    run.payload.task === "verse" ? label("text_key_surprise_share") : "",
    label("text_note"),
  ].filter(Boolean);
  const x = bar.x + RULER + 30;
  const lines = wrapped(keys.join(" · "), (width - x) / TYPE.s);
  lines.forEach((line, n) =>
    write(parent, line, { x, y: 40 + n * LINE, fill: palette.muted, "font-size": TYPE.s }),
  );
  return Math.max(72, 52 + lines.length * LINE);
}

function tile(parent: Element, { run, state, palette }: Frame, page: Page, t: number): void {
  const { step, unit, part, direction } = state;
  const { x, y, width } = page.places[t]!;
  const reader = run.reader(direction);
  const value = reader.value(part, t, unit);
  const blank = Number.isNaN(value) || !isRead(t, step, direction);
  const ground = blank ? palette.surface : colourOf(palette, part, value);
  const ink = blank ? palette.muted : glyphOn(ground);
  const grey = run.payload.meaningless ? { filter: "url(#grey)" } : {};
  const board = add(parent, "g", { "data-place": t, ...grey });
  const box = { x, y, width, height: page.tile, rx: 5 };
  const edge =
    t === step ? { stroke: palette.ink, "stroke-width": 2.5 } : blank ? { stroke: palette.line } : {};
  add(board, "rect", { ...box, fill: ground, ...edge });
  if (!blank && reader.held(part, t, unit)) {
    const inner = { x: x + 3, y: y + 3, width: width - 6, height: page.tile - 6, rx: 3, fill: "none" };
    add(board, "rect", { ...inner, stroke: ink, "stroke-width": 1.5, "stroke-dasharray": "3 2" });
  }
  const other = run.other?.reader(direction).value(part, t, unit);
  if (!blank && other !== undefined && apart(part, value, other))
    add(board, "rect", {
      x: x + width / 2 - 5,
      y: y + page.tile - 6,
      width: 10,
      height: 3,
      rx: 1.5,
      fill: ink,
    });
  const token = fitted(face(run.payload.tokens[t]!), width - 4, [
    page.size,
    ...[TYPE.m, TYPE.s].filter((one) => one < page.size),
  ]);
  const place = { x: x + width / 2, y: y + page.tile / 2 + token.size * 0.35, "text-anchor": "middle" };
  write(board, token.text, {
    ...place,
    "font-size": token.size,
    fill: ink,
    "font-weight": t === step ? 600 : 400,
  });
  if (blank) return;
  if (value < 0) add(board, "rect", { x: x + 4, y: y + 5, width: 7, height: 1.5, fill: ink });
  if (!isDoor(part) && isBeyond(value)) chevrons(board, x + width - 5, y + 5, value > 0 ? 1 : -1, ink);
}

/** » or « in a corner. */
function chevrons(parent: Element, right: number, y: number, way: number, stroke: string): void {
  const tip = way > 0 ? right : right - 7;
  const one = (x: number) => `M${x - 3 * way} ${y}L${x} ${y + 3}L${x - 3 * way} ${y + 6}`;
  add(parent, "path", { d: one(tip) + one(tip - 3.5 * way), fill: "none", stroke, "stroke-width": 1.3 });
}

/** The tag of what was not expected: how little it was given, or where that has no room a sign alone. */
function surprise(
  parent: Element,
  { run, state, palette }: Frame,
  page: Page,
  t: number,
  hasRoom: boolean,
): void {
  const told = surpriseAt(run, t);
  if (!told || !isRead(t, state.step, state.direction)) return;
  const { x, y, width } = page.places[t]!;
  const [middle, foot] = [x + width / 2, y + page.tile];
  if (!hasRoom) return void add(parent, "path", { d: `M${middle} ${foot - 1}l5 6h-10z`, fill: palette.ink });
  const wide = widthOf(told, TYPE.s) + 6;
  const box = { x: middle - wide / 2, y: foot - 9, width: wide, height: 15, rx: 4 };
  add(parent, "rect", { ...box, fill: palette.surface, stroke: palette.ink });
  write(parent, told, {
    x: middle,
    y: foot + 3,
    "text-anchor": "middle",
    "font-size": TYPE.s,
    "font-weight": 600,
    fill: palette.ink,
  });
}
