/** The model's answer: what the read-out says at the playhead, and what that makes of the sentence. */

import type { Dispatch, Frame, MakePane, Pane } from "../frame";
import { END, easedOut, shareOf } from "../motion/score";
import type { Payload } from "../payload";
import { make, mark, say } from "../primitives/dom";
import { isChanged, saidOf } from "./said";
import { answerTitle, ownVerdict, unanswered, Verdict } from "./verdict";
import "./answer.css";
import { Changes } from "./changes";
import { Expected } from "./expected";
import { Story } from "./story";
import { Words } from "./words";

/** What is told of the sentence; of a task that has no line of its own, a story. */
const LINES: Partial<Record<Payload["task"], typeof Words | typeof Expected>> = {
  segmentation: Words,
  verse: Expected,
};

class Answer implements Pane {
  readonly element = make("section", "gw-answer");
  private readonly title = make("b", "gw-answer-title");
  private readonly said = make("span", "gw-answer-said");
  private frame: Frame | null = null;
  private verdict: Verdict | null = null;
  private line: Words | Story | Expected | Changes | null = null;

  constructor(private readonly dispatch: Dispatch) {}

  stand(): void {} // all of it is a step at a moment of its score

  draw(frame: Frame, previous: Frame | null): void {
    const { run, state } = frame;
    this.frame = frame;
    this.show(frame.ms);
    if (run !== previous?.run) this.lay(frame);
    if (run !== previous?.run || state.step !== previous.state.step || frame.layout !== previous.layout)
      this.step(frame);
  }

  private lay(frame: Frame): void {
    const { run, label } = frame;
    const name = ownVerdict(run);
    const { task } = run.payload;
    mark(this.element, "data-task", name && task === "none" ? "classes" : task);
    const changes = isChanged(frame);
    mark(this.element, "data-changes", changes || null);
    say(this.title, label(changes ? "answer_changes" : answerTitle(run)));
    this.element.classList.toggle("gw-answer-row", name !== null);
    this.element.style.setProperty("--gw-classes", String(run.payload.classes.length));
    mark(this.element, "data-untrained", run.payload.untrained || null);
    if (!name) {
      this.verdict = this.line = null;
      say(this.said, label(unanswered(run)));
      return this.element.replaceChildren(this.title, this.said);
    }
    this.verdict = new Verdict(name);
    this.verdict.lay(frame);
    this.line = new (changes ? Changes : (LINES[task] ?? Story))(this.dispatch);
    this.line.lay(frame);
    this.element.replaceChildren(
      make("div", "gw-answer-head", {}, this.title, this.said),
      ...(changes ? [] : [this.verdict.element]),
      this.line.element,
      ...(task === "verse" ? [make("p", "gw-answer-key", {}, label("answer_next_key"))] : []),
    );
  }

  /** The bars grow at the end of the step, then their digits stand. */
  show(ms: number): void {
    const due = !this.frame?.run.payload.look && ms < END;
    this.element.classList.toggle("gw-due", due);
    if (due) this.element.style.setProperty("--gw-grown", String(easedOut(shareOf(ms, "answer"))));
  }

  private step(frame: Frame): void {
    if (!this.verdict || !this.line) return;
    this.verdict.step(frame);
    this.line.step(frame);
    say(this.said, saidOf(frame));
  }
}

export const answerPane: MakePane = (dispatch) => new Answer(dispatch);
