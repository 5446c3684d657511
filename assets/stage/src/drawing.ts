/** The stage drawn once more as one SVG with nothing outside itself: films or readers, cell, formulas, answer. */
import { BOXES } from "./equations";
import { FILMS } from "./films/geometry";
import { scaleOf } from "./films/paint";
import { SYMBOLS } from "./films/pane";
import { face } from "./films/tiles";
import type { Frame } from "./frame";
import { opening, signed } from "./palette";
import type { Direction } from "./payload";
import { argmax, className, ownVerdict, percent } from "./verdict";

const NS = "http://www.w3.org/2000/svg";
const WIDTH = 1280;
const HEIGHT = 720;
const MARGIN = 24;
const FILMS_WIDTH = 440;
const MOST_TOKENS = 16;
const INLINED = ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-opacity", "fill-opacity", "opacity", "font-size", "font-weight", "font-style", "text-anchor", "dominant-baseline", "visibility", "display"];
const FONT = "system-ui, 'Noto Sans SC', 'PingFang SC', 'Microsoft YaHei', sans-serif";

type Attributes = Record<string, string | number>;

function add(parent: Element, name: string, attributes: Attributes, text = ""): SVGElement {
  const element = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  if (text) element.textContent = text;
  return parent.appendChild(element);
}

/** The places shown: all of a short sentence, else those around the playhead. */
export function windowOf(T: number, step: number, most = MOST_TOKENS): [number, number] {
  const from = Math.max(0, Math.min(T - most, step - Math.floor(most / 2)));
  return [from, Math.min(T, from + most)];
}

export function drawing(frame: Frame): SVGSVGElement {
  const { run, state, palette, label } = frame;
  const svg = document.createElementNS(NS, "svg");
  for (const [key, value] of Object.entries({ xmlns: NS, width: WIDTH, height: HEIGHT, viewBox: `0 0 ${WIDTH} ${HEIGHT}`, "font-family": FONT, "font-size": 14, fill: palette.ink }))
    svg.setAttribute(key, String(value));
  add(svg, "rect", { width: WIDTH, height: HEIGHT, fill: palette.surface });
  const [from, to] = windowOf(run.T, state.step);
  const shown = `${from > 0 ? "…" : ""}${run.payload.tokens.slice(from, to).map(face).join("")}${to < run.T ? "…" : ""}`;
  const slots = { sentence: shown, step: state.step + 1, token: face(run.payload.tokens[state.step]!), unit: state.unit + 1 };
  add(svg, "text", { x: MARGIN, y: 36, "font-size": 18, "font-weight": 600 }, label("export_title", slots));
  if (run.payload.meaningless) add(svg, "text", { x: MARGIN, y: 56, "font-size": 12, fill: palette.muted }, label("shell_meaningless"));
  if (state.view === "readers") readers(svg, frame);
  else {
    films(svg, frame);
    cell(svg, frame);
    formulas(svg, frame);
  }
  answer(svg, frame);
  return svg;
}

/** Tiles in one line; returns the width of a column. */
function tiles(svg: Element, { run, state, palette }: Frame, left: number, top: number, room: number): number {
  const [from, to] = windowOf(run.T, state.step);
  const column = Math.min(44, room / (to - from));
  for (let t = from; t < to; t++) {
    const now = t === state.step;
    const x = left + (t - from) * column;
    add(svg, "rect", { x: x + 1, y: top, width: column - 2, height: 32, rx: 5, fill: now ? palette.ink : palette.surface, stroke: palette.line });
    const token = face(run.payload.tokens[t]!);
    const size = Math.min(16, (1.7 * column) / Math.max(1, [...token].length));
    add(svg, "text", { x: x + column / 2, y: top + 21, "text-anchor": "middle", "font-size": size, fill: now ? palette.surface : palette.ink }, token);
  }
  return column;
}

function films(svg: Element, frame: Frame): void {
  const { run, state, palette, bound, label } = frame;
  const [from, to] = windowOf(run.T, state.step);
  const left = MARGIN + 92;
  const column = tiles(svg, frame, left, 70, FILMS_WIDTH - 92);
  const reader = run.reader(state.direction);
  const high = 76;
  FILMS.forEach((film, n) => {
    const top = 112 + n * (high + 10);
    const scale = scaleOf(film, bound);
    add(svg, "text", { x: left - 10, y: top + high / 2, "text-anchor": "end", fill: palette[film], "font-weight": 600 }, `${label(`part_${film}`)} ${SYMBOLS[film]}`);
    add(svg, "text", { x: left - 10, y: top + high / 2 + 17, "text-anchor": "end", fill: palette.muted, "font-size": 12 }, scale.signed ? `±${scale.bound}` : "0–1");
    for (let t = from; t < to; t++) {
      const read = state.direction === "forward" ? t <= state.step : t >= state.step;
      reader.column(film, t).forEach((value, unit) => {
        const fill = scale.signed ? signed(palette, value, scale.bound) : opening(palette, film as "f" | "i" | "o", value);
        const row = high / run.H;
        add(svg, "rect", { x: left + (t - from) * column + 0.5, y: top + unit * row, width: column - 1, height: row * 0.94, fill, opacity: read ? 1 : 0.26 });
        if (scale.signed && value < 0 && row >= 8) add(svg, "path", { d: `M${left + (t - from + 0.5) * column - 3} ${top + (unit + 0.47) * row}h6`, stroke: palette.ink, opacity: read ? 1 : 0.26 });
      });
    }
  });
  add(svg, "rect", { x: left + (state.step - from) * column - 1, y: 106, width: column + 2, height: 6 * (high + 10), rx: 4, fill: "none", stroke: palette.ink, "stroke-width": 2 });
}

/** The cell as it stands on the screen, its computed styles written into it. */
function cell(svg: Element, { palette }: Frame): void {
  const live = document.querySelector<SVGSVGElement>("[data-testid=stage] .gw-cell-svg");
  if (!live) return;
  const copy = live.cloneNode(true) as SVGSVGElement;
  const originals = live.querySelectorAll("*");
  copy.querySelectorAll("*").forEach((element, n) => {
    const style = getComputedStyle(originals[n]!);
    for (const name of INLINED) element.setAttribute(name, style.getPropertyValue(name));
    element.removeAttribute("class");
    element.removeAttribute("style");
  });
  for (const name of ["class", "style", "tabindex", "role"]) copy.removeAttribute(name);
  const left = MARGIN + FILMS_WIDTH + 24;
  for (const [key, value] of Object.entries({ x: left, y: 66, width: WIDTH - left - MARGIN, height: 400, color: palette.ink })) copy.setAttribute(key, String(value));
  svg.append(copy);
}

const spelled = (formula: string, previous: string) => formula.replace(/_\{(.+?)\}/g, "_$1").replaceAll("prev", previous);

function formulas(svg: Element, { run, state, palette }: Frame): void {
  const reader = run.reader(state.direction);
  const boxes = BOXES.filter(({ name }) => name !== "concat");
  const left = MARGIN + FILMS_WIDTH + 24;
  const lines = boxes.flatMap(({ name, lines }) => lines.map((line) => ({ name, line })));
  lines.forEach(({ name, line }, n) => {
    const x = left + (n % 2) * 390;
    const y = 496 + Math.floor(n / 2) * 46;
    const colour = palette[name as "f"];
    add(svg, "rect", { x, y: y - 14, width: 3, height: 36, fill: colour });
    add(svg, "text", { x: x + 12, y, "font-style": "italic" }, spelled(line.formula, state.direction === "backward" ? "t+1" : "t−1"));
    add(svg, "text", { x: x + 12, y: y + 19, fill: colour, "font-weight": 600 }, line.numbers({ reader, step: state.step, unit: state.unit }));
  });
}

function readers(svg: Element, frame: Frame): void {
  const { run, state, palette, label } = frame;
  const [from, to] = windowOf(run.T, state.step);
  const left = MARGIN + 110;
  const column = tiles(svg, frame, left, 300, 780);
  for (const direction of ["forward", "backward"] as Direction[]) {
    const top = direction === "forward" ? 90 : 360;
    const row = Math.min(18, 190 / run.H);
    const start = top + (190 - row * run.H) / 2;
    add(svg, "text", { x: left - 14, y: top + 100, "text-anchor": "end", "font-weight": 600, "font-size": 16 }, label(`readers_${direction}`));
    for (let t = from; t < to; t++) {
      const read = direction === "forward" ? t <= state.step : t >= state.step;
      const x = left + (t - from + 0.5) * column - 12;
      if (!read) add(svg, "rect", { x, y: start, width: 24, height: row * run.H, fill: "none", stroke: palette.muted, "stroke-dasharray": "3 3" });
      else states(svg, frame, direction, t, x, start, row);
    }
    const row2 = Math.min(row, 440 / (2 * run.H));
    const y = 320 + (direction === "forward" ? -row2 * run.H - 3 : 3);
    states(svg, frame, direction, state.step, 960, y, row2);
    add(svg, "rect", { x: 957, y: y - 2, width: 30, height: row2 * run.H + 4, rx: 4, fill: "none", stroke: palette.ink, "stroke-width": 2 });
  }
  add(svg, "text", { x: 972, y: 576, "text-anchor": "middle", fill: palette.muted }, `[h→ ; h←]  2H = ${2 * run.H}`);
}

function states(svg: Element, { run, palette }: Frame, direction: Direction, step: number, x: number, y: number, row: number): void {
  run.reader(direction).column("h", step).forEach((value, unit) => {
    add(svg, "rect", { x, y: y + unit * row, width: 24, height: row * 0.94, fill: signed(palette, value, 1) });
    if (value < 0 && row >= 8) add(svg, "path", { d: `M${x + 9} ${y + (unit + 0.47) * row}h6`, stroke: palette.ink });
  });
}

function answer(svg: Element, { run, state, palette, label }: Frame): void {
  const own = ownVerdict(run);
  if (!own) return;
  const names = state.view === "readers" ? (["forward", "backward", "both"] as const).filter((name) => run.verdict(name, 0)) : [own];
  names.forEach((name, k) => {
    const shares = run.verdict(name, state.step)!;
    const best = argmax(shares);
    const [x, y] = state.view === "readers" ? [1030, 130 + k * 150] : [MARGIN + 4, 668];
    add(svg, "text", { x, y: y - 8, "font-weight": 600 }, state.view === "readers" ? label(`readers_verdict_${name}`) : label("answer_title"));
    run.payload.classes.forEach((one, n) => {
      const [left, top] = state.view === "readers" ? [x, y + 16 + n * 24] : [x + n * 200, y + 18];
      add(svg, "text", { x: left, y: top, "font-weight": n === best ? 600 : 400, fill: n === best ? palette.ink : palette.muted }, `${className(label, one)} ${percent(shares[n]!)}`);
      add(svg, "rect", { x: left, y: top + 5, width: Math.max(1, 150 * shares[n]!), height: 4, rx: 2, fill: n === best ? palette.ink : palette.muted });
    });
  });
  const words = run.payload.task === "segmentation" ? run.payload.words.join(" / ") : className(label, run.payload.answer);
  if (run.T <= MOST_TOKENS) add(svg, "text", { x: WIDTH - MARGIN, y: 690, "text-anchor": "end", "font-size": 20, "font-weight": 600 }, words);
}
