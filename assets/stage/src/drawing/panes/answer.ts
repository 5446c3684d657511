/** What the model says at the step: in the cell's picture one row, in the readers' picture a block a verdict. */

import { isChanged, saidOf } from "../../answer/said";
import { answerTitle, argmax, className, ownVerdict, questionOf, unanswered } from "../../answer/verdict";
import { CURTAIN, percent } from "../../format";
import type { Frame } from "../../frame";
import { END, easedOut, shareOf } from "../../motion/score";
import type { Verdict } from "../../payload";
import { face } from "../../sentence/tokens";
import { add, clean, TYPE, widthOf, wrapped, write, writeIn } from "../svg";
import type { Window } from "../tiles";
import { changes } from "./changes";
import { expected, story, words } from "./line";

const HIGH = { bar: 6, row: 27 };

/** How far the bars have grown; digits stand at the end only. */
export const grownAt = ({ run, ms }: Frame): number =>
  run.payload.look ? 1 : ms >= END ? 1 : easedOut(shareOf(ms, "answer"));

/** Bars of one verdict, as far grown as `grown` says; what a question hides has none. */
export function bars(
  parent: Element,
  frame: Frame,
  name: Verdict,
  width: number,
  grown: number,
  place: (n: number) => { x: number; y: number },
): void {
  const { run, state, palette, label } = frame;
  const shares = run.verdict(name, state.step)!;
  const isHidden = Number.isNaN(shares[0]!);
  const best = isHidden || grown < 1 ? -1 : argmax(shares);
  const others = grown === 1 ? run.other?.verdict(name, state.step) : null;
  run.payload.classes.forEach((one, n) => {
    const { x, y } = place(n);
    const fill = n === best ? palette.ink : palette.muted;
    const look = { y, "font-size": TYPE.s, "font-weight": n === best ? 600 : 400, fill };
    const share = isHidden ? CURTAIN : grown < 1 ? "…" : percent(shares[n]!);
    writeIn(parent, className({ run, label }, one), width - 50, { ...look, x }, [TYPE.s]);
    write(parent, share, { ...look, x: x + width, "text-anchor": "end" });
    const bar = { x, y: y + 5, height: HIGH.bar, rx: 2 };
    add(parent, "rect", { ...bar, width, fill: palette.zero });
    if (!isHidden)
      add(parent, "rect", { ...bar, width: grown && Math.max(1, width * shares[n]! * grown), fill });
    if (others && !Number.isNaN(others[n]!))
      add(parent, "rect", {
        x: x + width * others[n]! - 1,
        y: y + 4,
        width: 2,
        height: HIGH.bar + 2,
        fill: palette.ink,
      });
  });
}

/** The read-out's shares, and what they make of the sentence. */
export function answer(parent: Element, frame: Frame, window: Window, width: number): void {
  const { run, palette, label } = frame;
  const { task, classes } = run.payload;
  const own = ownVerdict(run);
  const isPair = isChanged(frame);
  const title = label(isPair ? "answer_changes" : answerTitle(run));
  write(parent, title, { x: 0, y: 0, "font-size": TYPE.m, "font-weight": 600 });
  const from = widthOf(title, TYPE.m) + 14;
  const grown = grownAt(frame);
  if (grown === 1 || !own)
    writeIn(parent, clean(saidOf(frame)), width - from, { x: from, y: 0, fill: palette.muted }, [TYPE.s]);
  if (!own) return;
  const row = add(parent, "g", { transform: "translate(0 14)" });
  if (isPair) return changes(row, frame, window, width);
  const bar = classes.length > 2 ? 116 : 140;
  const pitch = bar + 26;
  bars(row, frame, own, bar, grown, (n) => ({ x: n * pitch, y: 16 }));
  const left = classes.length * pitch + 14;
  const room = width - left;
  const line = (at: number) => add(row, "g", { transform: `translate(${left} ${at})` });
  if (task === "segmentation") words(line(-6), frame, window, room);
  else if (task === "verse") expected(line(-12), frame, window, room);
  else story(line(20), frame, window, room);
  if (task === "verse") {
    const key = { x: 0, y: 48, fill: palette.muted };
    writeIn(row, label("answer_next_key"), width, key, [TYPE.s]);
  }
}

/** Beside the two readers: what each alone and both together say. */
export function verdicts(parent: Element, frame: Frame, width: number, grown: number): void {
  const { run, state, palette, label } = frame;
  const names = run.verdictNames;
  const token = face(run.payload.tokens[state.step]!);
  let y = 0;
  const heading = names.length ? label(questionOf(run), { token }) : "";
  for (const line of wrapped(heading, width / TYPE.m)) {
    write(parent, line, { x: 0, y, "font-size": TYPE.m, "font-weight": 600 });
    y += 18;
  }
  y += names.length ? 12 : 0;
  for (const name of names) {
    const fill = name === "backward" ? palette.muted : palette.ink;
    write(parent, label(`readers_verdict_${name}`), {
      x: 0,
      y,
      "font-size": TYPE.m,
      "font-weight": 600,
      fill,
    });
    const top = y;
    bars(parent, frame, name, width, grown, (n) => ({ x: 0, y: top + 22 + n * HIGH.row }));
    y += 22 + run.payload.classes.length * HIGH.row + 14;
  }
  const notes = [
    names.length ? "" : unanswered(run),
    names.length > 1 ? "readers_siblings" : "",
    run.payload.look ? "" : "readers_cost", // a lesson tells the cost itself
  ].filter(Boolean);
  for (const note of notes) {
    for (const line of wrapped(label(note), width / TYPE.s))
      write(parent, line, { x: 0, y: (y += 17), "font-size": TYPE.s, fill: palette.muted });
    y += 5;
  }
}
