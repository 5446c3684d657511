/** The text in the colours of one unit, set as on the screen. */
import { nameOf } from "../controls/readout";
import type { Frame } from "../frame";
import { isBeyond } from "../primitives/colour-ruler";
import { emsOf } from "../primitives/text-width";
import { isDoor } from "../run";
import { colourOf } from "../scale";
import { face, isRead } from "../sentence/tokens";
import { glyphOn } from "../text/colours";
import { arrange, type Page, sizesFor } from "../text/geometry";
import { gateRuler, ruler } from "./ruler";
import { add, sizeFor, write } from "./svg";

const HEAD = 64; // px above the text: whose value it is, and the legend
const RULER = 176; // px

export function text(
  parent: Element,
  frame: Frame,
  { width, height }: { width: number; height: number },
): void {
  const { tokens } = frame.run.payload;
  const ems = tokens.map((token) => emsOf(face(token)));
  const page = arrange({ width, height: height - HEAD, tokens, ems, ...sizesFor(false) });
  const shrunk = Math.min(1, (height - HEAD) / page.height);
  head(parent, frame, width);
  const group = add(parent, "g", {
    transform: `translate(${Math.round((width - page.width * shrunk) / 2)} ${HEAD}) scale(${shrunk})`,
  });
  for (let t = 0; t < tokens.length; t++) tile(group, frame, page, t);
}

function head(parent: Element, { run, state, palette, label }: Frame, width: number): void {
  const { part, unit, direction } = state;
  const who = run.directions.length > 1 ? `readers_unit_${direction}` : "text_unit";
  const name = `${nameOf({ label }, part, direction)} · ${label(who, { unit: unit + 1 })}`;
  write(parent, name, { x: 0, y: 14, "font-size": 16, "font-weight": 600, fill: palette[part] });
  const bar = { x: 10, y: 26, width: RULER };
  if (isDoor(part)) gateRuler(parent, palette, part, bar);
  else ruler(parent, palette, bar);
  const keys = [isDoor(part) ? "" : label("text_key_negative"), label("text_key_unread"), label("text_note")];
  const line = keys.filter(Boolean).join(" · ");
  const x = bar.x + RULER + 24;
  write(parent, line, { x, y: 40, fill: palette.muted, "font-size": sizeFor(line, width - x, 14) });
}

function tile(parent: Element, { run, state, palette }: Frame, page: Page, t: number): void {
  const { step, unit, part, direction } = state;
  const { x, y, width } = page.places[t]!;
  const value = run.reader(direction).value(part, t, unit);
  const blank = Number.isNaN(value) || !isRead(t, step, direction);
  const ground = blank ? palette.surface : colourOf(palette, part, value);
  const ink = blank ? palette.muted : glyphOn(ground);
  const group = add(parent, "g", {
    "data-place": t,
    ...(run.payload.meaningless ? { filter: "url(#grey)" } : {}),
  });
  add(group, "rect", {
    x,
    y,
    width,
    height: page.tile,
    rx: 5,
    fill: ground,
    ...(t === step ? { stroke: palette.ink, "stroke-width": 2.5 } : blank ? { stroke: palette.line } : {}),
  });
  if (!blank && !isDoor(part) && isBeyond(value))
    write(group, value > 0 ? "»" : "«", { x: x + width - 10, y: y + 11, "font-size": 12, fill: ink });
  if (!blank && value < 0) add(group, "rect", { x: x + 4, y: y + 5, width: 7, height: 1.5, fill: ink });
  const token = face(run.payload.tokens[t]!);
  const size = sizeFor(token, width - 4, page.size);
  const place = { x: x + width / 2, y: y + page.tile / 2 + size * 0.35, "text-anchor": "middle" };
  write(group, token, { ...place, "font-size": size, fill: ink, "font-weight": t === step ? 600 : 400 });
}
