/** Of a model whose labels are classes of the next token: what it expected at each place, and what came. */
import { CURTAIN, percent } from "../format";
import type { Dispatch, Frame } from "../frame";
import { make } from "../primitives/dom";
import type { Run } from "../run";
import { face } from "../sentence/tokens";
import { Line } from "./line";
import { argmax, className, ownVerdict } from "./verdict";

/** The marks among the labels, first as they are shown; every other token is of the first label. */
const MARKS: Record<string, string> = { comma: "，,", full_stop: "。", space: "·", line_end: "/" };

/** The label of a token. */
export const labelOf = (classes: readonly string[], token: string): number =>
  Math.max(
    0,
    classes.findIndex((one) => MARKS[one]?.includes(token)),
  );

export const signOf = (label: string): string => MARKS[label]?.[0] ?? "□";

/** A probability in whole percents, for the narrow place under a tile; what is not 0 is not printed as nothing. */
export const shareText = (share: number): string =>
  share > 0 && share < 0.005 ? "<1%" : `${Math.round(100 * share)}%`;

export interface Guess {
  expected: number; // the likeliest label of the next token
  share: number; // its probability
  came: number | null; // the label of what came; null after the last token
  given: number; // the probability that what came was given
}

/** What is said after the token at `step`; null where a lesson has not shown it. */
export function guessAt(run: Run, step: number): Guess | null {
  const { classes, tokens } = run.payload;
  const shares = run.verdict(ownVerdict(run)!, step)!;
  if (Number.isNaN(shares[0]!)) return null;
  const expected = argmax(shares);
  const next = tokens[step + 1];
  const came = next === undefined ? null : labelOf(classes, next);
  return { expected, share: shares[expected]!, came, given: came === null ? 0 : shares[came]! };
}

/** What the token at `t` was expected to be; null where nothing was said of it, or a lesson has not shown it. */
const guessOf = (run: Run, t: number): Guess | null => (t > 0 ? guessAt(run, t - 1) : null);

const isWrong = (guess: Guess | null): guess is Guess => guess !== null && guess.expected !== guess.came;

/** What marks a token that was not expected, and the probability that it was given; "" under any other. */
export function surpriseAt(run: Run, t: number): string {
  const guess = guessOf(run, t);
  return isWrong(guess) ? `✗ ${shareText(guess.given)}` : "";
}

/** What was expected at `t`, and whether that came, in words; "" where nothing was. */
export function expectedText({ run, label }: Pick<Frame, "run" | "label">, t: number): string {
  const guess = guessOf(run, t);
  if (!guess) return "";
  const answer = className({ run, label }, run.payload.classes[guess.expected]!);
  const key = isWrong(guess) ? "answer_expected_wrong" : "answer_expected_right";
  return label(key, { answer, given: shareText(guess.given) });
}

/** The guess at the playhead in words, and whether it came true. */
export function guessText(frame: Frame): string {
  const { run, state, label } = frame;
  const { classes, tokens } = run.payload;
  const guess = guessAt(run, state.step);
  const token = face(tokens[state.step]!);
  if (!guess) return label("answer_at_token", { token });
  const { expected, came, share, given } = guess;
  const end = came === null ? "end" : came === expected ? "right" : "wrong";
  return label(`answer_next_${end}`, {
    token,
    answer: className(frame, classes[expected]!),
    value: percent(share),
    came: face(tokens[state.step + 1] ?? ""),
    given: percent(given),
  });
}

export class Expected extends Line {
  private told = -1; // the last place of which something is shown

  constructor(dispatch: Dispatch) {
    super("gw-expected", dispatch);
  }

  lay(frame: Frame): void {
    const { tokens } = frame.run.payload;
    this.told = -1;
    this.cells = tokens.map((token, t) => cell(frame, token, t));
    this.row.replaceChildren(...this.cells);
  }

  /** Shows nothing of places beyond the next one, which is what the model speaks of here. */
  override step(frame: Frame): void {
    const to = Math.min(frame.state.step + 1, this.cells.length - 1);
    for (let t = Math.min(to, this.told) + 1; t <= Math.max(to, this.told); t++)
      this.cells[t]!.classList.toggle("gw-unread", t > to);
    this.told = to;
    super.step(frame);
  }
}

/** A token, and under it what was expected at its place. */
function cell(frame: Frame, token: string, t: number): HTMLElement {
  const { run, label } = frame;
  const { classes } = run.payload;
  const guess = guessOf(run, t);
  const surprise = surpriseAt(run, t);
  const under = make("small");
  if (guess)
    under.append(make("i", "", {}, signOf(classes[guess.expected]!)), make("u", "", {}, surprise || "✓"));
  else if (t > 0) under.textContent = CURTAIN;
  const element = make(
    "span",
    "gw-sentence-cell gw-unread",
    { "data-term": `token:${t}` },
    make("b", "", {}, face(token)),
    under,
  );
  element.classList.toggle("gw-surprise", surprise !== "");
  element.title = expectedText(frame, t);
  const was = t > 0 && run.other && t - 1 < run.other.T ? guessAt(run.other, t - 1) : null;
  if (was && guess && was.expected !== guess.expected) {
    element.classList.add("gw-differs");
    const value = className(frame, classes[was.expected]!);
    element.title += ` · ${label(`run_was_${run.other!.shown}`, { value })}`;
  }
  return element;
}
