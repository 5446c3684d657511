/** A step's formulas in boxes, with the followed unit's numbers; a gate's leads to the products that its sum is made of. */
import { awaitsOf } from "../drag/pull";
import type { Dispatch, Frame, MakePane, Pane } from "../frame";
import type { Kind } from "../kinds/names";
import { END, phaseAt } from "../motion/score";
import { make, mark } from "../primitives/dom";
import { boxesOf } from "./boxes";
import { Card } from "./card";
import "./formulas.css";

class Formulas implements Pane {
  readonly element = make("div", "gw-formulas", { role: "group" });
  private cards: readonly Card[] = [];
  private kind: Kind | null = null;
  private frame: Frame | null = null;

  constructor(private readonly dispatch: Dispatch) {}

  /** Boxes for another kind of cell. */
  private lay(kind: Kind): void {
    const others = [...this.element.children].filter(
      (one) => !this.cards.some((card) => card.element === one),
    );
    this.kind = kind;
    this.cards = boxesOf(kind).map((box) => new Card(box, this.dispatch));
    this.element.replaceChildren(...this.cards.map((card) => card.element), ...others);
    mark(this.element, "data-kind", kind);
  }

  stand(): void {} // all of it is a step at a moment of its score

  draw(frame: Frame, previous: Frame | null): void {
    this.frame = frame;
    const { label, state, run } = frame;
    if (run.cell.kind !== this.kind) this.lay(run.cell.kind);
    if (run !== previous?.run)
      for (const card of this.cards) card.open = run.payload.look !== null && card.box.details.length > 0;
    if (label !== previous?.label || run !== previous.run) {
      mark(this.element, "aria-label", label("cell_formulas"));
      for (const card of this.cards) card.name(frame);
    }
    const at = {
      reader: run.reader(state.direction),
      step: state.step,
      unit: state.unit,
      pull: frame.drag?.pull,
    };
    const other = run.other && {
      shown: run.other.shown,
      at: { ...at, reader: run.other.reader(state.direction) },
    };
    this.show(frame.ms);
    for (const card of this.cards) card.draw(at, other, frame, () => this.element.clientHeight);
    const isSame =
      previous?.run === run && previous.layout === frame.layout && previous.state.phase === state.phase;
    if (run.payload.look && !isSame) for (const card of this.cards) card.drape(frame, previous);
  }

  show(ms: number): void {
    const { run, state, drag } = this.frame!;
    const { look } = run.payload; // a lesson shows its part whole
    const lit = look ? state.phase : phaseAt(ms, run.cell);
    const isLit = ({ box }: Card) => (state.drill ? box.name === state.drill : box.phase === lit);
    for (const card of this.cards) card.show(look ? END : ms, isLit(card), run.cell, awaitsOf(drag?.pull));
    this.element.classList.toggle("gw-two", this.cards.filter(isLit).length > 1);
  }
}

export const formulasPane: MakePane = (dispatch) => new Formulas(dispatch);
