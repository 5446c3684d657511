/** Six formulas in five boxes, with the followed unit's numbers; a gate's leads to the products that its sum is made of. */
import { awaitsOf } from "../drag/pull";
import type { Dispatch, Frame, MakePane, Pane } from "../frame";
import { END, phaseAt } from "../motion/score";
import { make, mark } from "../primitives/dom";
import { Card } from "./card";
import { BOXES } from "./equations";
import "./formulas.css";

class Formulas implements Pane {
  readonly element = make("div", "gw-formulas", { role: "group" });
  private readonly cards: Card[];
  private frame: Frame | null = null;

  constructor(dispatch: Dispatch) {
    this.cards = BOXES.map((box) => new Card(box, dispatch));
    this.element.append(...this.cards.map((card) => card.element));
  }

  draw(frame: Frame, previous: Frame | null): void {
    this.frame = frame;
    const { label, state, run } = frame;
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
    const lit = look ? state.phase : phaseAt(ms);
    const isLit = ({ box }: Card) => (state.drill ? box.name === state.drill : box.phase === lit);
    for (const card of this.cards) card.show(look ? END : ms, isLit(card), awaitsOf(drag?.pull));
    this.element.classList.toggle("gw-two", this.cards.filter(isLit).length > 1);
  }
}

export const formulasPane: MakePane = (dispatch) => new Formulas(dispatch);
