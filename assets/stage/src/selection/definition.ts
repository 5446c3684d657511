/** A card that says what a term is: over the formulas, or beside the word in the prose that was pressed. */
import type { Dispatch, Frame, Label } from "../frame";
import type { Gate } from "../kinds/names";
import { make, mark, say } from "../primitives/dom";
import { vectorsOf } from "./lit";
import { denseOf, nameOf, toneOf } from "./terms";

/** The lessons' paths, by their numbers. */
export const LESSONS = ["forget-gate", "input-gate", "cell-update", "output-gate", "bi-lstm"];
const TAUGHT: Record<string, number> = {
  i: 2,
  g: 2,
  ig: 2,
  tanh: 2,
  c: 3,
  cp: 3,
  ledger: 3,
  o: 4,
  tc: 4,
  h: 4,
};
const BOTH = { direction: 5, bilstm: 5 };
const lessonOf = (term: string): number => ({ ...TAUGHT, ...BOTH })[denseOf(term)?.gate ?? term] ?? 1;

const PROSE = "unit step doors concat dense sigma tanh ledger direction bilstm c h f i o g r z".split(" ");
const WIDE = 356; // px
const MARGIN = 8;

export class Definition {
  private readonly title = make("b");
  private readonly count = make("span", "gw-definition-count");
  private readonly says = make("p", "gw-definition-says");
  private readonly lesson = make("a");
  private readonly drill = make("button", "gw-definition-drill", { type: "button" });
  /** Where else leads on from a term. */
  readonly ways = make("p", "gw-definition-ways", {}, this.drill, this.lesson);
  readonly element = make(
    "div",
    "gw-definition",
    { role: "group", tabindex: "-1", hidden: "" },
    make("p", "gw-definition-head", {}, this.title, this.count),
    this.says,
    this.ways,
  );
  private readonly described = PROSE.map((term) => make("span", "", { id: `gw-def-${term}` }));
  private term = "";
  private gates: readonly Gate[] = []; // of the cell that is shown
  private on: HTMLElement | null = null; // what opened it

  constructor(
    private readonly root: HTMLElement,
    private readonly formulas: HTMLElement,
    dispatch: Dispatch = () => {},
  ) {
    formulas.append(this.element);
    root.append(make("p", "", { hidden: "" }, ...this.described));
    this.lesson.addEventListener("click", (event) => this.lead(event));
    this.drill.addEventListener("click", () => dispatch({ kind: "drill", to: this.gate }));
  }

  /** What describes the terms of the prose to who listens. */
  name(label: Label): void {
    PROSE.forEach((term, n) => {
      say(this.described[n]!, label(`def_${term}`));
    });
  }

  open(term: string, on: Element, frame: Frame, isByKey = false): void {
    this.shut();
    this.term = term;
    this.on = on instanceof HTMLElement ? on : null;
    this.element.hidden = false;
    this.draw(frame);
    this.place(on);
    if (this.on) mark(this.on, "aria-expanded", true);
    if (isByKey) this.element.focus({ preventScroll: true });
  }

  shut(): void {
    const { element, on } = this;
    if (element.contains(document.activeElement)) on?.focus({ preventScroll: true });
    if (element.popover) this.formulas.append(element);
    element.popover = null;
    element.hidden = true;
    on?.removeAttribute("aria-expanded");
    this.on = null;
  }

  /** Whose sum the term belongs to. */
  private get gate(): Gate | null {
    const name = denseOf(this.term)?.gate ?? this.term;
    return this.gates.find((gate) => gate === name) ?? null;
  }

  draw({ run, state, label, lang }: Frame): void {
    const { term, element } = this;
    this.gates = run.cell.gates.filter((gate) => gate !== "n"); // r stands within its sum
    if (element.hidden) return;
    const dense = denseOf(term);
    const isOfStep = dense || vectorsOf(run.cell, term).length > 0;
    const name = isOfStep ? nameOf(label, term, state.direction) : (this.on?.textContent ?? "");
    const sizes = { n: term === "x" ? run.D : run.H, unit: state.unit + 1, H: run.H, both: run.D + run.H };
    const count = dense?.kind === "W" ? "def_count_W" : term === "x" ? "def_count" : "def_count_unit";
    mark(element, "class", `gw-definition gw-tone-${isOfStep ? toneOf(term) : "ink"}`);
    mark(element, "aria-label", name);
    say(this.title, name);
    say(this.count, isOfStep ? label(count, sizes) : "");
    const sentence = label(`def_${dense ? `dense_${dense.kind}` : term}`);
    say(
      this.says,
      "fio".includes(term) ? `${sentence}${lang === "zh" ? "" : " "}${label("def_rnn")}` : sentence,
    );
    const { gate } = this;
    const held = gate && run.reader(state.direction).held(gate, state.step, state.unit);
    this.drill.hidden = !gate || held || run.payload.look !== null || !!run.payload.alone; // what is set by hand is no sum
    say(this.drill, label("drill_open", { n: run.D + run.H }));
    const n = lessonOf(term);
    say(this.lesson, label("def_lesson", { n }));
    mark(this.lesson, "href", `/${LESSONS[n - 1]}`);
    this.lesson.hidden =
      !!run.payload.alone || run.cell.kind !== "lstm" || location.pathname.endsWith(LESSONS[n - 1]!);
  }

  /** Above the formulas, at the box of its term; beside a word of the prose over everything. */
  private place(on: Element): void {
    const { element, formulas } = this;
    const { style } = element;
    if (!on.matches(".gw-term")) {
      const names = [denseOf(this.term)?.gate ?? this.term, toneOf(this.term), "o"];
      const box =
        on.closest<HTMLElement>(".gw-formula") ??
        names
          .map((name) => formulas.querySelector<HTMLElement>(`.gw-formula-${name}`))
          .find((one) => one !== null);
      const left = Math.max(0, Math.min(box?.offsetLeft ?? 0, formulas.clientWidth - WIDE));
      style.cssText = `left:${left}px`;
      return;
    }
    const { left, bottom, top } = on.getBoundingClientRect();
    this.root.append(element); // the formulas may not be shown
    element.popover = "manual";
    element.showPopover?.();
    const isBelow = bottom + element.offsetHeight + MARGIN < innerHeight;
    const y = isBelow ? bottom + MARGIN : top - element.offsetHeight - MARGIN;
    const x = Math.max(
      MARGIN,
      Math.min(left, document.documentElement.clientWidth - element.offsetWidth - MARGIN),
    );
    style.cssText = `left:${x}px;top:${y}px`;
    addEventListener("scroll", () => this.shut(), { capture: true, once: true });
  }

  /** By the page's own link, which keeps the visit. */
  private lead(event: MouseEvent): void {
    const path = new URL(this.lesson.href, location.href).pathname;
    const link = [...document.querySelectorAll<HTMLElement>(`a[href*="${path}"]`)].find(
      (one) => one !== this.lesson,
    );
    if (!link) return;
    event.preventDefault();
    link.click();
  }
}
