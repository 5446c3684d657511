/** The formulas as lines of text, each with its live numbers; in a lesson those of its part, taken apart. */

import { overFormulas } from "../../curtain/zones";
import { boxesOf } from "../../formulas/boxes";
import { type Box, hardLine, type Line, told } from "../../formulas/equations";
import type { Frame } from "../../frame";
import { markOf } from "../../kinds/cell";
import { phaseAt, SCORE } from "../../motion/score";
import { drape } from "../curtain";
import { add, formula, TYPE, widthOf, wrapped, write, writeIn } from "../svg";

const DOWN = 46;
const GAP = 14;
const FEW = 4; // lines from which they stand in two columns

/** The lines of each of two columns. */
function columnsOf({ run, state }: Frame): [box: Box, line: Line][][] {
  const { look } = run.payload;
  const boxes = boxesOf(run.cell.kind).filter(({ name, phase }) =>
    look ? phase === state.phase : name !== "concat",
  );
  const lines = boxes.map((box) =>
    box.lines.filter(({ formula }) => formula).map((line): [Box, Line] => [box, line]),
  );
  const details = boxes.map((box) => box.details.map((line): [Box, Line] => [box, line]));
  if (look)
    return boxes.length > 1 ? lines.map((some, n) => [...some, ...details[n]!]) : [lines[0]!, details[0]!];
  const all = lines.flat();
  if (all.length < FEW) return [all];
  return [0, 1].map((column) => all.filter((_, n) => n % 2 === column));
}

export function formulas(parent: Element, frame: Frame, width: number): void {
  const { run, state, palette, label } = frame;
  const columns = columnsOf(frame).filter((column) => column.length);
  const across = (width + GAP) / columns.length;
  const high = Math.max(...columns.map((column) => column.length)) * DOWN;
  const curtain = overFormulas(run.payload.curtain ?? [], run.cell, { width, height: high });
  if (curtain)
    return drape(parent, curtain, run.cell.tones[state.phase] ?? "ink", {
      palette,
      words: label("curtain_open"),
    });
  columns.forEach((column, n) => {
    column.forEach(([box, line], k) => {
      one(parent, frame, box, line, { x: n * across, y: 14 + k * DOWN, width: across - GAP });
    });
  });
  if (run.payload.look) note(parent, frame, high + 12, width);
}

function one(
  parent: Element,
  { run, state, ms, palette, label }: Frame,
  box: Box,
  line: Line,
  { x, y, width }: { x: number; y: number; width: number },
): void {
  const { look } = run.payload;
  const reader = run.reader(state.direction);
  const tone = palette[box.tone];
  const {
    formula: source,
    numbers,
    held,
  } = told(line, { reader, step: state.step, unit: state.unit }, label);
  if (!look && phaseAt(ms, run.cell) === box.phase)
    add(parent, "rect", { x, y: y - 15, width, height: 42, rx: 3, fill: tone, opacity: 0.08 });
  add(parent, "rect", { x, y: y - 14, width: 3, height: 40, fill: tone });
  formula(parent, source, state.direction === "backward" ? "t+1" : "t−1", { x: x + 12, y });
  const isDue = !look && line.gives && ms < SCORE[markOf(run.cell, line.gives)][1];
  const text = isDue ? "…" : numbers;
  const isPart = run.cell.films.some((film) => film === line.gives); // what is on the way has no name
  const name = isPart ? label(`part_${line.gives}`) : "";
  const room = width - 24 - widthOf(name, TYPE.s);
  if (held && !isDue) {
    const frameOf = {
      x: x + 7,
      y: y + 6,
      width: widthOf(text, TYPE.m) + 10,
      height: 20,
      rx: 5,
      fill: "none",
    };
    add(parent, "rect", { ...frameOf, stroke: palette.ink, "stroke-dasharray": "3 2" });
  }
  writeIn(parent, text, room, { x: x + 12, y: y + 21, fill: tone, "font-weight": 600 });
  const at = { x: x + width - 6, y: y + 20, "text-anchor": "end" };
  if (name) write(parent, name, { ...at, "font-size": TYPE.s, fill: palette.muted });
}

/** The sentence under a lesson's lines. */
function note(parent: Element, { run, state, palette, label }: Frame, y: number, width: number): void {
  const at = { reader: run.reader(state.direction), step: state.step, unit: state.unit };
  const boxes = boxesOf(run.cell.kind).filter(({ phase }) => phase === state.phase);
  const isHeld = boxes.some(({ lines }) =>
    lines.some(({ gives }) => gives && at.reader.held(gives, at.step, at.unit)),
  );
  const hard = boxes.some(({ lines }) => lines.some(({ formula }) => formula.includes("σ("))) && hardLine(at);
  const free = hard
    ? label("cell_hard_line", hard)
    : boxes.flatMap(({ note }) => (note ? [label(note)] : []))[0];
  const text = isHeld
    ? label(state.phase === "update" ? "cell_held_update" : "cell_held_gate")
    : (free ?? "");
  wrapped(text, width / TYPE.s).forEach((line, n) =>
    write(parent, line, { x: 0, y: y + 16 * n, "font-size": TYPE.s, fill: palette.muted }),
  );
}
