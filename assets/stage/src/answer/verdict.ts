/** What a read-out says at one step: a bar a class, the greatest in ink. */

import { percent } from "../format";
import type { Frame, Label } from "../frame";
import type { Verdict as Name } from "../payload";
import { make, mark, say } from "../primitives/dom";
import type { Run } from "../run";

/** A class in words. Of a task that we do not know, such as a toy's, it is shown as the card names it: its B begins no word. */
export function className({ run, label }: { run: Run; label: Label }, name: string): string {
  const key = `answer_class_${name}`;
  const words = label(key);
  return run.payload.task === "none" || words === key ? name : words;
}

/** The verdict of the model itself: both readers where it has two, else its only one. */
export function ownVerdict(run: Run): Name | null {
  return run.verdictNames.at(-1) ?? null;
}

/** Key of what is said where there are no classes to choose among. */
export const unanswered = ({ payload }: Run): string =>
  payload.meaningless ? "answer_none" : "answer_number";

/** What to call the answer: that of weights that have learnt nothing is not left to look like one. */
export const answerTitle = ({ payload }: Run): "answer_untrained" | "answer_title" =>
  payload.untrained ? "answer_untrained" : "answer_title";

/** Key of the line over the verdicts. */
export const questionOf = ({ payload }: Run): string =>
  payload.task === "segmentation" ? "readers_verdicts" : "readers_verdicts_other";

export const argmax = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((best, v, n, all) => (v > all[best]! ? n : best), 0);

export class Verdict {
  readonly element = make("div", "gw-verdict");
  private rows: HTMLElement[] = [];

  constructor(private readonly name: Name) {}

  /** One row a class, in the order of the read-out. */
  lay({ run, label }: Frame): void {
    mark(this.element, "data-verdict", this.name);
    this.rows = run.payload.classes.map((one, n) =>
      make(
        "div",
        "gw-verdict-row",
        this.name === ownVerdict(run) ? { "data-term": `answer:${n}` } : {},
        make("span", "gw-verdict-class", {}, className({ run, label }, one)),
        make("span", "gw-verdict-bar", {}, make("i")),
        make("span", "gw-verdict-share"),
      ),
    );
    this.element.replaceChildren(...this.rows);
  }

  /** Not shown yet. */
  private curtain(): void {
    for (const name of ["data-label", "data-probability"]) this.element.removeAttribute(name);
    this.compare(null);
    for (const row of this.rows) {
      row.classList.remove("gw-on");
      (row.children[1]!.firstElementChild as HTMLElement).style.transform = "scaleX(0)";
      say(row.lastElementChild!, "?");
    }
  }

  /** The shares in the other run as lines on the bars; null takes them away. */
  private compare(shares: Float32Array | null, words?: (value: string) => string): void {
    this.rows.forEach((row, n) => {
      const bar = row.children[1]!;
      const line = bar.children[1] as HTMLElement | undefined;
      if (!shares) return line?.remove();
      (line ?? bar.appendChild(make("u", "gw-verdict-was"))).style.left = `${100 * shares[n]!}%`;
      mark(row, "title", words!(percent(shares[n]!)));
    });
  }

  step({ run, state, label }: Frame): void {
    const shares = run.verdict(this.name, state.step);
    if (!shares) return;
    if (Number.isNaN(shares[0]!)) return this.curtain();
    const best = argmax(shares);
    mark(this.element, "data-label", run.payload.classes[best]!);
    mark(this.element, "data-probability", shares[best]!);
    this.rows.forEach((row, n) => {
      row.classList.toggle("gw-on", n === best);
      (row.children[1]!.firstElementChild as HTMLElement).style.transform = `scaleX(${shares[n]!})`;
      say(row.lastElementChild!, percent(shares[n]!));
    });
    const { other } = run;
    if (other)
      this.compare(other.verdict(this.name, state.step), (value) =>
        label(`run_was_${other.shown}`, { value }),
      );
  }
}
