/** What the model says at the step: in the cell's picture one row, in the readers' picture a block a verdict. */

import { guessText } from "../answer/expected";
import {
  answerTitle,
  argmax,
  className,
  ownVerdict,
  percent,
  questionOf,
  unanswered,
} from "../answer/verdict";
import type { Frame } from "../frame";
import type { Verdict } from "../payload";
import { face, spans, textOf } from "../sentence/tokens";
import { add, sizeFor, wrapped, write } from "./svg";

const BAR = 150;

function bars(
  parent: Element,
  { run, state, palette, label }: Frame,
  name: Verdict,
  place: (n: number) => { x: number; y: number },
): void {
  const shares = run.verdict(name, state.step)!;
  const best = argmax(shares);
  run.payload.classes.forEach((one, n) => {
    const { x, y } = place(n);
    const fill = n === best ? palette.ink : palette.muted;
    write(parent, className({ run, label }, one), {
      x,
      y,
      "font-size": 13,
      "font-weight": n === best ? 600 : 400,
      fill,
    });
    write(parent, percent(shares[n]!), {
      x: x + BAR,
      y,
      "font-size": 13,
      "text-anchor": "end",
      "font-weight": n === best ? 600 : 400,
      fill,
    });
    add(parent, "rect", { x, y: y + 5, width: BAR, height: 5, rx: 2, fill: palette.zero });
    add(parent, "rect", { x, y: y + 5, width: Math.max(1, BAR * shares[n]!), height: 5, rx: 2, fill });
  });
}

/** One row: the read-out's shares, and the words or the class that it comes to. */
export function wordsAnswer(
  parent: Element,
  frame: Frame,
  [from, to]: [number, number],
  width: number,
): void {
  const { run, state, palette, label } = frame;
  const own = ownVerdict(run);
  if (!own) return;
  const token = face(run.payload.tokens[state.step]!);
  write(parent, label(answerTitle(run)), { x: 0, y: 0, "font-weight": 600 });
  const verse = run.payload.task === "verse";
  const at = label(own === "both" ? "answer_at_token_both" : "answer_at_token", { token });
  write(parent, verse ? guessText(frame) : at, {
    x: 150,
    y: 0,
    "font-size": 12,
    fill: palette.muted,
  });
  bars(parent, frame, own, (n) => ({ x: n * (BAR + 36), y: 26 }));
  const left = run.payload.classes.length * (BAR + 36);
  const whole =
    !verse && run.payload.answer && `${label("answer_whole")} ${className(frame, run.payload.answer)}`; // a toy says something at each place only
  const said = run.payload.task === "segmentation" ? words(frame, from, to) : whole;
  if (!said) return;
  write(parent, said, {
    x: width,
    y: 28,
    "text-anchor": "end",
    "font-size": sizeFor(said, width - left, 20),
    "font-weight": 600,
  });
}

/** The words that the window shows any of. */
function words({ run }: Frame, from: number, to: number): string {
  const { tags, tokens } = run.payload;
  const seen = spans(tags).filter(([start, end]) => end >= from && start < to);
  return `${from > 0 ? "… " : ""}${seen.map(([start, end]) => textOf(tokens, start, end + 1)).join(" / ")}${to < run.T ? " …" : ""}`;
}

export function verdicts(parent: Element, frame: Frame, width: number): void {
  const { run, state, palette, label } = frame;
  const names = run.verdictNames;
  const token = face(run.payload.tokens[state.step]!);
  const heading = label(questionOf(run), { token });
  if (names.length)
    write(parent, heading, { x: 0, y: 0, "font-size": sizeFor(heading, width, 14), "font-weight": 600 });
  let y = names.length ? 32 : 0;
  for (const name of names) {
    write(parent, label(`readers_verdict_${name}`), {
      x: 0,
      y,
      "font-weight": 600,
      fill: name === "backward" ? palette.muted : palette.ink,
    });
    const top = y;
    bars(parent, frame, name, (n) => ({ x: 0, y: top + 22 + n * 27 }));
    y += 22 + run.payload.classes.length * 27 + 14;
  }
  const notes = [
    names.length ? "" : unanswered(run),
    names.length > 1 ? "readers_siblings" : "",
    "readers_cost",
  ].filter(Boolean);
  for (const note of notes)
    for (const line of [...wrapped(label(note), width / 12), ""])
      write(parent, line, { x: 0, y: (y += line ? 17 : 5), "font-size": 12, fill: palette.muted });
}
