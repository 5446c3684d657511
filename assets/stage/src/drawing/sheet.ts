/** The stage drawn once more as one SVG with nothing outside itself: films or readers, cell, formulas, answer; or the text. */

import type { Frame } from "../frame";
import { NS } from "../primitives/dom";
import { GREYED } from "../primitives/palette";
import { face, textOf } from "../sentence/tokens";
import { verdicts, wordsAnswer } from "./answer";
import { cell } from "./cell";
import { films } from "./films";
import { formulas } from "./formulas";
import { readers } from "./readers";
import { add, clean, sizeFor, write } from "./svg";
import { text } from "./text";

export const WIDTH = 1280;
export const HEIGHT = 720;
export const MARGIN = 24;
const MOST_TOKENS = 16;
const FILMS_WIDTH = 440;
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

export function drawing(frame: Frame): SVGSVGElement {
  const { run, state, palette, label } = frame;
  const svg = document.createElementNS(NS, "svg");
  for (const [key, value] of Object.entries({
    xmlns: NS,
    width: WIDTH,
    height: HEIGHT,
    viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
    "font-family": fonts(),
    "font-size": 14,
    fill: palette.ink,
  }))
    svg.setAttribute(key, String(value));
  add(svg, "title", {}, title(frame, [0, run.T]));
  if (run.payload.meaningless) greyed(svg);
  add(svg, "rect", { width: WIDTH, height: HEIGHT, fill: palette.surface });
  const shown = windowOf(run.T, state.step);
  const head = title(frame, shown);
  write(svg, head, {
    x: MARGIN,
    y: 36,
    "font-size": sizeFor(head, WIDTH - 2 * MARGIN, 18),
    "font-weight": 600,
  });
  if (run.payload.meaningless)
    write(svg, label("shell_meaningless"), { x: MARGIN, y: 56, "font-size": 12, fill: palette.muted });
  if (state.view === "readers") {
    const right = WIDTH - MARGIN - VERDICTS_WIDTH;
    readers(svg, frame, shown, {
      x: MARGIN,
      y: 72,
      width: right - MARGIN - 30,
      height: HEIGHT - 72 - MARGIN,
    });
    verdicts(group(svg, right, 92), frame, VERDICTS_WIDTH);
  } else if (state.view === "text") {
    text(group(svg, MARGIN, 78), frame, { width: WIDTH - 2 * MARGIN, height: HEIGHT - 78 - MARGIN });
  } else {
    const left = MARGIN + FILMS_WIDTH + 24;
    films(group(svg, MARGIN, 70), frame, shown, FILMS_WIDTH);
    cell(svg, frame, { x: left, y: 66, width: WIDTH - left - MARGIN, height: 400 });
    formulas(group(svg, left, 496), frame);
    wordsAnswer(group(svg, MARGIN, 660), frame, shown, WIDTH - 2 * MARGIN);
  }
  return svg;
}

const group = (svg: Element, x: number, y: number): SVGElement =>
  add(svg, "g", { transform: `translate(${x} ${y})` });

function title({ run, state, label }: Frame, [from, to]: [number, number]): string {
  const { tokens, address } = run.payload;
  const sentence = `${from > 0 ? "…" : ""}${textOf(tokens, from, to)}${to < run.T ? "…" : ""}`;
  const slots = {
    sentence,
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
