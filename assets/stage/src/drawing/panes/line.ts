/** Under the read-out's shares: what they make of the sentence, a cell a token. */
import { guessAt, signOf, surpriseAt } from "../../answer/expected";
import { ownVerdict } from "../../answer/verdict";
import { tagText } from "../../answer/words";
import { CURTAIN } from "../../format";
import type { Frame } from "../../frame";
import { END } from "../../motion/score";
import { face, spans } from "../../sentence/tokens";
import { add, fitted, TYPE, widthOf, write } from "../svg";
import type { Window } from "../tiles";

interface Cell {
  text: string;
  under: string;
  isMarked?: boolean; // its own frame: not what was expected
}

const GAP = 10; // px: between words
const PAD = 6;

/** What the step itself comes to is there at its end. */
const isDue = ({ run, state, ms }: Frame, t: number): boolean =>
  !run.payload.look && t === state.step && ms < END;

/** How wide a token's cell is. */
const wideOf = ({ text, under }: Cell): number =>
  Math.max(22, widthOf(text, TYPE.l) + PAD, widthOf(under, TYPE.s) + PAD);

/** As many whole cells around the step as have room. */
function windowIn(cells: readonly Cell[], [from, to]: Window, step: number, room: number): Window {
  let [first, end] = [step, step + 1];
  let used = wideOf(cells[step]!);
  const grow = (t: number) => t >= from && t < to && used + wideOf(cells[t]!) + GAP <= room;
  for (let grew = true; grew; ) {
    grew = false;
    if (grow(first - 1)) [first, used, grew] = [first - 1, used + wideOf(cells[first - 1]!) + GAP, true];
    if (grow(end)) [end, used, grew] = [end + 1, used + wideOf(cells[end]!) + GAP, true];
  }
  return [first, end];
}

function drawn(parent: Element, frame: Frame, cell: Cell, t: number, x: number): void {
  const { state, palette } = frame;
  const wide = wideOf(cell);
  const middle = x + wide / 2;
  const isNow = t === state.step;
  const long = widthOf(cell.text, TYPE.l) + PAD;
  const box = { x: middle - long / 2, y: 0, width: long, height: 21, rx: 4 };
  if (isNow) add(parent, "rect", { ...box, fill: palette.ink });
  else if (cell.isMarked)
    add(parent, "rect", { ...box, fill: "none", stroke: palette.ink, "stroke-width": 1.5 });
  const look = { x: middle, "text-anchor": "middle" };
  write(parent, cell.text, {
    ...look,
    y: 16,
    "font-size": TYPE.l,
    fill: isNow ? palette.surface : palette.ink,
  });
  const weight = {
    "font-weight": cell.isMarked ? 600 : 400,
    fill: cell.isMarked ? palette.ink : palette.muted,
  };
  if (cell.under && !isDue(frame, t))
    write(parent, cell.under, { ...look, y: 35, "font-size": TYPE.s, ...weight });
}

/** The sentence goes on there. */
const more = (parent: Element, { palette }: Frame, x: number): SVGElement =>
  write(parent, "…", { x, y: 16, "font-size": TYPE.m, fill: palette.muted });

/** The characters with their tags, underlined word by word; at the right end of the room. */
export function words(parent: Element, frame: Frame, window: Window, room: number): void {
  const { run, state, palette } = frame;
  const { tags, tokens } = run.payload;
  const cells = tokens.map((token, t): Cell => ({ text: face(token), under: tagText(run, t) }));
  const told = tags.some(Boolean); // else a lesson has not shown the answer yet
  const ends = new Set(told ? spans(tags).map(([, end]) => end) : []);
  const [from, to] = windowIn(cells, window, state.step, room - 28);
  const all = cells.slice(from, to).map(wideOf);
  const total = all.reduce(
    (sum, wide, n) => sum + wide + (ends.has(from + n) && from + n + 1 < to ? GAP : 0),
    0,
  );
  let x = room - total - (to < run.T ? 14 : 0);
  if (from > 0) more(parent, frame, x - 14);
  let start = x;
  for (let t = from; t < to; t++) {
    drawn(parent, frame, cells[t]!, t, x);
    x += all[t - from]!;
    if (!told || (!ends.has(t) && t + 1 < to)) continue;
    add(parent, "path", { d: `M${start + 2} 43H${x - 2}`, stroke: palette.ink, "stroke-width": 2 });
    if (t + 1 < to) x += GAP;
    start = x;
  }
  if (to < run.T) more(parent, frame, x + 2);
}

/** Of a model that speaks of the next token: what was expected at each place, and a ✗ where another one came. */
export function expected(parent: Element, frame: Frame, window: Window, room: number): void {
  const { run, state } = frame;
  const { classes, tokens } = run.payload;
  const cells = tokens.map((token, t): Cell => {
    const guess = t > 0 && t <= state.step + 1 ? guessAt(run, t - 1) : null;
    const surprise = guess ? surpriseAt(run, t) : "";
    const under = guess
      ? `${signOf(classes[guess.expected]!)} ${surprise || "✓"}`
      : t > 0 && t <= state.step + 1
        ? CURTAIN
        : "";
    return { text: face(token), under, isMarked: surprise !== "" };
  });
  const [from, to] = windowIn(cells, window, state.step, room - 28);
  let x = from > 0 ? 14 : 0;
  if (from > 0) more(parent, frame, 0);
  for (let t = from; t < to; t++) {
    drawn(parent, frame, cells[t]!, t, x);
    x += wideOf(cells[t]!) + 5;
  }
  if (to < run.T) more(parent, frame, x);
}

/** How sure of its last class the model is after each token, as a bar over the token. */
export function story(parent: Element, frame: Frame, window: Window, room: number): void {
  const { run, state, palette } = frame;
  const name = ownVerdict(run)!;
  const cells = run.payload.tokens.map(
    (token): Cell => ({ text: fitted(face(token), 90, [TYPE.l]).text, under: "" }),
  );
  const [from, to] = windowIn(cells, window, state.step, room - 28);
  let x = from > 0 ? 16 : 0;
  if (from > 0) more(parent, frame, 0);
  for (let t = from; t < to; t++) {
    const wide = wideOf(cells[t]!);
    const bar = { x: x + wide / 2 - 9, y: -28, width: 18, height: 24 };
    add(parent, "rect", { ...bar, rx: 3, fill: palette.zero });
    const share = run.verdict(name, t)?.at(-1) ?? Number.NaN;
    if (!Number.isNaN(share) && !isDue(frame, t)) {
      const fill = t === state.step ? palette.ink : palette.muted;
      add(parent, "rect", { ...bar, y: bar.y + 24 * (1 - share), height: 24 * share, fill });
      const was = run.other?.verdict(name, t)?.at(-1);
      if (was !== undefined)
        add(parent, "path", {
          d: `M${bar.x - 2} ${bar.y + 24 * (1 - was)}h22`,
          stroke: palette.ink,
          "stroke-width": 2,
          "stroke-dasharray": "4 2",
        });
    }
    const half = { d: `M${bar.x} ${bar.y + 12}h18`, stroke: palette.surface, "stroke-dasharray": "3 2" };
    add(parent, "path", half);
    drawn(parent, frame, cells[t]!, t, x);
    x += wide + 4;
  }
  if (to < run.T) more(parent, frame, x);
}
