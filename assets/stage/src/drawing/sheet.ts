/** The stage drawn once more as one SVG with nothing outside itself: films or readers, cell, formulas, answer; or the text. */

import type { DrawStill } from "../cell/still";
import { isSingle } from "../first/tour";
import type { Frame } from "../frame";
import { NS } from "../primitives/dom";
import { GREYED } from "../primitives/palette";
import { sharesAt } from "../readers/score";
import { face, textOf } from "../sentence/tokens";
import { answer, verdicts } from "./panes/answer";
import { cell } from "./panes/cell";
import { columnsIn as filmColumns, films } from "./panes/films";
import { first } from "./panes/first";
import { formulas } from "./panes/formulas";
import { head } from "./panes/head";
import { columnsIn as readerColumns, readers } from "./panes/readers";
import { text } from "./panes/text";
import { add, clean, fitted, group, TYPE, widthOf, write } from "./svg";
import type { Window } from "./tiles";

export const WIDTH = 1280;
export const HEIGHT = 720;
export const MARGIN = 24;
const MOST_TOKENS = 16;
const FILMS_WIDTH = 404;
const GAP = 20;
const VERDICTS_WIDTH = 250;

/** The page's own list of fonts. */
function fonts(): string {
  const stage = document.querySelector("[data-testid=stage]");
  return (stage && getComputedStyle(stage).getPropertyValue("--gw-font").trim()) || "sans-serif";
}

/** The places shown: all of a short sentence, else those around the playhead. */
export function windowOf(T: number, step: number, most = MOST_TOKENS): [number, number] {
  const from = Math.max(0, Math.min(T - most, step - Math.floor(most / 2)));
  return [from, Math.min(T, from + most)];
}

/** A picture is drawn as on a wide page at rest from the hand. */
const released = (frame: Frame): Frame => ({
  ...frame,
  narrow: false,
  lit: null,
  drag: frame.drag ? { ...frame.drag, pull: null, share: 0 } : null,
});

export function drawing(live: Frame, still: DrawStill): SVGSVGElement {
  const frame = released(live);
  const { run, state, palette, label } = frame;
  const svg = document.createElementNS(NS, "svg");
  for (const [key, value] of Object.entries({
    xmlns: NS,
    "font-family": fonts(),
    "font-size": TYPE.m,
    fill: palette.ink,
  }))
    svg.setAttribute(key, String(value));
  add(svg, "title", {}, clean(title(frame, [0, run.T])));
  if (run.payload.meaningless) greyed(svg);
  const ground = add(svg, "rect", { width: WIDTH, height: HEIGHT, fill: palette.surface });
  let high = HEIGHT;
  if (frame.first && isSingle(frame.first.story)) single(svg, frame, still);
  else {
    const isReaders = state.view === "readers";
    const room = WIDTH - 2 * MARGIN - (isReaders ? VERDICTS_WIDTH + 30 : 0);
    const columns = isReaders ? readerColumns(frame, room) : filmColumns(frame, FILMS_WIDTH);
    const shown = windowOf(run.T, state.step, Math.min(MOST_TOKENS, columns));
    heading(svg, frame, shown);
    if (run.payload.meaningless)
      write(svg, label("shell_meaningless"), { x: MARGIN, y: 56, "font-size": TYPE.s, fill: palette.muted });
    if (isReaders) {
      readers(svg, frame, shown, { x: MARGIN, y: 72, width: room, height: HEIGHT - 72 - MARGIN });
      verdicts(
        group(svg, WIDTH - MARGIN - VERDICTS_WIDTH, 92),
        frame,
        VERDICTS_WIDTH,
        sharesAt(frame.ms).bars,
      );
    } else if (state.view === "text") {
      const page = { width: WIDTH - 2 * MARGIN, height: HEIGHT - 78 - MARGIN };
      high = Math.max(HEIGHT, Math.ceil(78 + text(group(svg, MARGIN, 78), frame, page) + MARGIN));
    } else walk(svg, frame, shown, still);
  }
  for (const [key, value] of Object.entries({ width: WIDTH, height: high, viewBox: `0 0 ${WIDTH} ${high}` }))
    svg.setAttribute(key, String(value));
  ground.setAttribute("height", String(high));
  return svg;
}

/** Films at the left, the cell with its formulas at the right, the answer below; a lesson leaves out what it does not show. */
function walk(svg: Element, frame: Frame, shown: Window, still: DrawStill): void {
  const { look } = frame.run.payload;
  const left = MARGIN + FILMS_WIDTH + GAP;
  const width = WIDTH - left - MARGIN;
  const told = !look || look.answer;
  films(group(svg, MARGIN, 70), frame, shown, { width: FILMS_WIDTH, height: told ? 560 : 620 });
  head(group(svg, left, 62), frame, width);
  cell(svg, frame, { x: left, y: 94, width, height: look ? 360 : 374 }, still);
  formulas(group(svg, left, 484), frame, width);
  if (told) answer(group(svg, MARGIN, 646), frame, shown, WIDTH - 2 * MARGIN);
}

/** The first minute tells of one lane, and so does its picture. */
function single(svg: Element, frame: Frame, still: DrawStill): void {
  const { told, story } = frame.first!;
  const say = told.beats[story.beat - 1]?.say ?? "";
  const { text, size } = fitted(say, WIDTH - 2 * MARGIN, [TYPE.xl, TYPE.l, TYPE.m]);
  write(svg, text, { x: MARGIN, y: 44, "font-size": size, "font-weight": 600 });
  first(svg, frame, { x: MARGIN, y: 72, width: WIDTH - 2 * MARGIN, height: 560 }, still);
}

/** In two lines where one has no room: first the sentence, then where in it. */
function heading(svg: Element, frame: Frame, shown: Window): void {
  const head = title(frame, shown);
  const room = WIDTH - 2 * MARGIN;
  const look = { x: MARGIN, y: 36, "font-weight": 600 };
  const size = [TYPE.l, TYPE.m].find((one) => widthOf(head, one) <= room);
  if (size) return void write(svg, head, { ...look, "font-size": size });
  const said = sentence(frame, shown);
  const rest = head.slice(clean(said).length);
  const short = fitted(said, room - widthOf(rest, TYPE.m), [TYPE.m]).text;
  write(svg, short + rest, { ...look, "font-size": TYPE.m });
}

function sentence({ run }: Frame, [from, to]: Window): string {
  return `${from > 0 ? "…" : ""}${textOf(run.payload.tokens, from, to)}${to < run.T ? "…" : ""}`;
}

function title(frame: Frame, shown: Window): string {
  const { run, state, label } = frame;
  const { tokens, address } = run.payload;
  const slots = {
    sentence: sentence(frame, shown),
    step: state.step + 1,
    token: face(tokens[state.step]!),
    unit: state.unit + 1,
    model: address.model,
  };
  return clean([label("export_title", slots), ...compared(run, state.view, label)].join(" · "));
}

/** Which of two runs it is, and what the other's marks in the cell are. */
function compared(
  { shown, other }: Frame["run"],
  view: Frame["state"]["view"],
  label: Frame["label"],
): string[] {
  if (!other) return [];
  return [label(`run_title_${shown}`), ...(view === "cell" ? [label(`run_key_${other.shown}`)] : [])];
}

/** What means nothing is pale on paper too. */
function greyed(svg: Element): void {
  const filter = add(svg, "filter", {
    id: "grey",
    x: "-5%",
    y: "-5%",
    width: "110%",
    height: "110%",
    "color-interpolation-filters": "sRGB",
  });
  add(filter, "feColorMatrix", { type: "saturate", values: GREYED });
}
