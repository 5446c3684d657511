/** A formula of a box with its numbers under it. */
import type { Label } from "../frame";
import { type Cell, markOf } from "../kinds/cell";
import { SCORE } from "../motion/score";
import { make, mark, say } from "../primitives/dom";
import { typeset } from "../selection/formula";
import { nameOf } from "../selection/terms";
import { type Line, type Place, told } from "./equations";

export class Row {
  readonly element = make("div", "gw-row");
  private readonly formula = make("div", "gw-math");
  private due = false;
  private pending: string | null = null; // numbers that wait with their result
  private readonly left = make("span");
  private readonly right = make("span");
  private readonly numbers = make("div", "gw-numbers", {}, make("i"), this.left, " ", this.right);
  private typeset = "";
  private label: Label | null = null;

  constructor(readonly line: Line) {
    this.element.append(this.formula, this.numbers);
    this.element.classList.toggle("gw-row-said", !line.formula);
  }

  /** A result that the step has not come to yet is three dots. */
  show(ms: number, cell: Cell): void {
    const { gives } = this.line;
    if (!gives) return;
    this.due = ms < SCORE[markOf(cell, gives)][1];
    this.numbers.classList.toggle("gw-due", this.due); // not the row: every piece of its formula would be styled anew
    this.write();
  }

  draw(at: Place, previous: string, label: Label): void {
    const { formula, numbers, held } = told(this.line, at, label);
    this.set(formula.replaceAll("prev", previous), at.reader.cell, label, previous);
    mark(this.element, "data-held", held);
    this.pending = numbers;
    this.write();
  }

  /** Numbers are written when they are seen: a key lays out no text that is still to come. */
  private write(): void {
    const { pending: numbers } = this;
    if (numbers === null || this.due) return;
    this.pending = null;
    const cut = Math.max(numbers.lastIndexOf(" = "), numbers.lastIndexOf(" ≈ "));
    say(this.left, cut < 0 ? numbers : numbers.slice(0, cut));
    say(this.right, cut < 0 ? "" : numbers.slice(cut + 1));
  }

  private set(formula: string, cell: Cell, label: Label, previous: string): void {
    if (formula === this.typeset && label === this.label) return;
    this.typeset = formula;
    this.label = label;
    const direction = previous === "t+1" ? "backward" : "forward";
    this.formula.replaceChildren(...typeset(formula, cell, (term) => nameOf(label, term, direction)));
  }
}
