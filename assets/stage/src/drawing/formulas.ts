/** The six formulas as lines of text, each with its live numbers. */

import { OF_COLUMN } from "../cell/timing";
import { BOXES, told } from "../formulas/equations";
import type { Frame } from "../frame";
import { SCORE } from "../motion/score";
import { add, formula, write } from "./svg";

const ACROSS = 386;
const DOWN = 46;

export function formulas(parent: Element, { run, state, ms, palette, label }: Frame): void {
  const reader = run.reader(state.direction);
  const previous = state.direction === "backward" ? "t+1" : "t−1";
  const lines = BOXES.flatMap(({ name, lines }) =>
    name === "concat" ? [] : lines.map((line) => ({ name, line })),
  );
  lines.forEach(({ name, line }, n) => {
    const x = (n % 2) * ACROSS;
    const y = Math.floor(n / 2) * DOWN;
    const { formula: source, numbers } = told(line, { reader, step: state.step, unit: state.unit }, label);
    const colour = palette[name];
    add(parent, "rect", { x, y: y - 14, width: 3, height: 36, fill: colour });
    formula(parent, source, previous, { x: x + 12, y });
    write(parent, line.gives && ms < SCORE[OF_COLUMN[line.gives]][1] ? "…" : numbers, {
      x: x + 12,
      y: y + 20,
      fill: colour,
      "font-weight": 600,
    });
  });
}
