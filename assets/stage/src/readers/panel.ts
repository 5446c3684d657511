/** At the side: what each reader alone and both together say of the chosen token, and what two readers cost. */

import { questionOf, unanswered, Verdict } from "../answer/verdict";
import type { Frame } from "../frame";
import { make, mark, say } from "../primitives/dom";

export class Panel {
  private readonly body = make("div", "gw-panel-body");
  readonly element = make("div", "gw-panel", {}, this.body);
  private verdicts: Verdict[] = [];
  private readonly title = make("b", "gw-panel-title");

  lay(frame: Frame): void {
    const { run, label } = frame;
    const names = run.verdictNames;
    this.verdicts = names.map((name) => new Verdict(name));
    for (const verdict of this.verdicts) verdict.lay(frame);
    const blocks = names.map((name, n) =>
      make(
        "div",
        `gw-panel-block gw-panel-${name}`,
        {},
        make("b", "", {}, label(`readers_verdict_${name}`)),
        this.verdicts[n]!.element,
      ),
    );
    const notes = [
      names.length ? "" : label(unanswered(run)),
      names.length > 1 ? label("readers_siblings") : "",
      run.payload.look ? "" : label("readers_cost"),
    ]; // a lesson tells the cost itself
    const lines = notes.filter(Boolean).map((note) => make("p", "gw-panel-note", {}, note));
    this.body.replaceChildren(this.title, ...blocks, ...lines);
  }

  /** What does not fit can be scrolled, by keys as well. */
  fit(): void {
    const { body } = this;
    mark(body, "tabindex", body.scrollHeight > body.clientHeight ? 0 : null);
  }

  /** The bars grow, and have their digits at the end. */
  show(share: number): void {
    this.element.classList.toggle("gw-due", share < 1);
    mark(this.element, "style", share < 1 ? `--gw-grown:${share}` : null);
  }

  step(frame: Frame): void {
    const { run, state, label } = frame;
    say(
      this.title,
      this.verdicts.length ? label(questionOf(run), { token: run.payload.tokens[state.step]! }) : "",
    );
    for (const verdict of this.verdicts) verdict.step(frame);
  }
}
