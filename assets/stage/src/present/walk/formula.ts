/** What the lit phase computes: its formulas, each with the followed unit's numbers. */
import { overFormulas } from "../../curtain/zones";
import { boxesOf } from "../../formulas/boxes";
import { type Box, type Line, told } from "../../formulas/equations";
import { math } from "../../formulas/mathml";
import type { Frame, Room } from "../../frame";
import { markOf } from "../../kinds/cell";
import type { Phase } from "../../kinds/names";
import { SCORE } from "../../motion/score";
import { make, mark } from "../../primitives/dom";

/** A phase's formulas; one alone has what it is a factor of beside it. */
function linesOf(boxes: readonly Box[], phase: Phase): Line[] {
  const lines = boxes
    .filter((box) => box.phase === phase)
    .flatMap((box) => box.lines)
    .filter(({ formula }) => formula);
  const [only] = lines;
  if (lines.length !== 1 || !only?.formula.includes(" = ")) return lines;
  const factor = `${only.formula.slice(0, only.formula.indexOf(" = "))} ⊙ `;
  const products = boxes.flatMap((box) => box.details).filter(({ formula }) => formula.startsWith(factor));
  return [only, ...products];
}

export class Formula {
  readonly element = make("div", "gw-present-formula");

  /** As large as it fits its room. */
  draw(frame: Frame, room: Room): void {
    const { run, state, label, ms } = frame;
    const { element } = this;
    const at = { reader: run.reader(state.direction), step: state.step, unit: state.unit };
    const previous = state.direction === "backward" ? "t+1" : "t−1";
    const isHidden = overFormulas(run.payload.curtain ?? [], run.cell, room) !== null;
    element.className = `gw-present-formula gw-tone-${run.cell.tones[state.phase] ?? "ink"}`;
    Object.assign(element.style, { width: `${room.width}px`, height: `${room.height}px` });
    const lines = linesOf(boxesOf(run.cell.kind), state.phase);
    const rows = isHidden
      ? [make("div", "", {}, make("b", "gw-present-open", {}, "?"))]
      : lines.map((one) => {
          const { formula, numbers } = told(one, at, label);
          const isDue = !!one.gives && ms < SCORE[markOf(run.cell, one.gives)][1];
          return make(
            "div",
            "",
            {},
            make("div", "gw-math", {}, math(formula.replaceAll("prev", previous))),
            make("div", "gw-numbers", {}, isDue ? "…" : numbers),
          );
        });
    element.replaceChildren(...rows);
    this.fit(rows.length);
  }

  /** Side by side or one below the other, in the greatest type in which nothing hangs out. */
  private fit(count: number): void {
    const { element } = this;
    for (const size of [4, 3, 2])
      for (const columns of count > 1 ? [Math.min(count, 3), 1] : [1]) {
        element.style.gridTemplateColumns = `repeat(${columns}, auto)`;
        mark(element, "data-size", size);
        if (element.scrollWidth <= element.clientWidth && element.scrollHeight <= element.clientHeight)
          return;
      }
  }
}
