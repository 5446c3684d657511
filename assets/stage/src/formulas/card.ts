/** A box of formulas: its name, its lines, what they had in the other run, and in a lesson the terms of their sum. */
import { Drapes, isAnswered } from "../curtain/drapes";
import { overFormulas } from "../curtain/zones";
import type { Dispatch, Frame, Label } from "../frame";
import type { Cell } from "../kinds/cell";
import { GATES, type Gate, type Vector } from "../kinds/names";
import { hide, make, mark, say } from "../primitives/dom";
import type { Shown } from "../run";
import { type Box, hardLine, type Place, told } from "./equations";
import { Row } from "./row";

/** A GRU's candidate is no plain sum of products: r stands within. */
const INNER: Gate = "n";

/** The same place in the other run. */
interface Other {
  shown: Shown;
  at: Place;
}

export class Card {
  readonly element: HTMLElement;
  private readonly title = make("span", "gw-formula-title");
  private readonly drill = make("button", "gw-drill-open", { type: "button" });
  private readonly panel = make("div", "gw-terms");
  private readonly note = make("p", "gw-terms-note");
  private readonly rows: Row[];
  private readonly details: Row[];
  private readonly was = make("p", "gw-formula-was");
  private readonly drapes = new Drapes();
  private previous = "";

  constructor(
    readonly box: Box,
    dispatch: Dispatch,
  ) {
    this.rows = box.lines.map((line) => new Row(line));
    this.details = box.details.map((line) => new Row(line));
    this.panel.hidden = true;
    this.panel.append(...this.details.map((row) => row.element), this.note);
    this.element = make(
      "section",
      `gw-formula gw-formula-${box.name} gw-tone-${box.tone}`,
      {},
      this.title,
      ...(this.gate ? [this.drill] : []),
    );
    this.drill.addEventListener("click", () =>
      dispatch({ kind: "drill", to: this.drill.getAttribute("aria-expanded") === "true" ? null : this.gate }),
    );
    this.was.hidden = true;
    this.element.append(
      ...this.rows.map((row) => row.element),
      this.was,
      ...(box.details.length ? [this.panel] : []),
      this.drapes.element,
    );
  }

  /** Whose sum the box tells; null where it has no weights. */
  private get gate(): Gate | null {
    return GATES.find((gate) => gate === this.box.name && gate !== INNER) ?? null;
  }

  get open(): boolean {
    return !this.panel.hidden;
  }

  set open(open: boolean) {
    this.panel.hidden = !open;
    mark(this.element, "data-open", open);
  }

  /** Words: they change with the language only. */
  name({ label, run }: Frame): void {
    const { box } = this;
    say(this.drill, label("drill_open", { n: run.D + run.H }));
    say(this.title, label(box.title));
    mark(this.element, "aria-label", this.title.textContent!);
    mark(this.drill, "aria-label", `${this.title.textContent} · ${this.drill.textContent}`);
  }

  /** The sentence under the details where nothing is set by hand. */
  private free(at: Place, label: Label): string {
    const hard = this.box.lines.some(({ formula }) => formula.includes("σ(")) && hardLine(at);
    return hard ? label("cell_hard_line", hard) : this.box.note ? label(this.box.note) : "";
  }

  /** The lit box's numbers in the other run, where they differ and there is room for them, or for their results. */
  private beside(at: Place, other: Other | null, label: Label, room: () => number): void {
    const { was, rows } = this;
    if (!other || this.element.dataset.lit !== "true") return hide(was, true);
    const [here, there] = [at, other.at].map((place) =>
      rows.map(({ line }) => told(line, place, label).numbers),
    ) as [string[], string[]];
    hide(was, true);
    if (here.join() === there.join()) return;
    const bottom = room();
    hide(was, false);
    const fits = [there, there.map((numbers) => numbers.split(/ [=≈] /).at(-1)!)].some((numbers) => {
      say(was, label(`run_line_${other.shown}`, { numbers: numbers.join("; ") }));
      return was.offsetTop + was.scrollHeight <= bottom;
    });
    hide(was, !fits);
  }

  /** A curtain over the whole card while it would answer a question. */
  drape(frame: Frame, previous: Frame | null): void {
    const { clientWidth: width, clientHeight: height } = this.element;
    const zone = overFormulas(frame.run.payload.curtain ?? [], frame.run.cell, { width, height });
    this.drapes.draw(zone ? [zone] : [], frame.label("curtain_open"), isAnswered(frame, previous));
  }

  show(ms: number, isLit: boolean, cell: Cell, awaits?: ReadonlySet<Vector>): void {
    mark(this.element, "data-lit", isLit);
    for (const row of this.rows) row.show(row.line.gives && awaits?.has(row.line.gives) ? 0 : ms, cell);
  }

  draw(at: Place, other: Other | null, { run, label, state, narrow }: Frame, bottom: () => number): void {
    const room = () => (narrow ? bottom() : this.element.offsetTop + this.element.offsetHeight - 3);
    const byHand = this.gate !== null && at.reader.held(this.gate, at.step, at.unit);
    hide(this.drill, run.payload.look !== null || !!run.payload.alone || byHand); // what is set by hand is no sum
    mark(this.drill, "aria-expanded", state.drill === this.gate);
    const previous = state.direction === "backward" ? "t+1" : "t−1";
    const all = this.open || previous !== this.previous;
    this.previous = previous;
    for (const row of all ? [...this.rows, ...this.details] : this.rows) row.draw(at, previous, label);
    this.beside(at, other, label, room);
    if (!this.open) return;
    const held = this.rows.some(({ line: { gives } }) => gives && at.reader.held(gives, at.step, at.unit));
    say(
      this.note,
      held ? label(this.box.name === "c" ? "cell_held_update" : "cell_held_gate") : this.free(at, label),
    );
  }
}
