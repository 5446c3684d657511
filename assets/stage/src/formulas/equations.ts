/** The equations of a step: as formulas, and with the numbers of one unit. `prev` stands for t−1 or t+1. */

import type { Pull } from "../drag/wish";
import { decimal, type Operation, spell } from "../format";
import type { Label, Phase } from "../frame";
import type { Gate, Held, Reader, Vector } from "../run";

export interface Place {
  reader: Reader;
  step: number;
  unit: number;
  pull?: Pull | null; // a door that is being dragged
}

/** A formula and the same with numbers, or with words. */
export interface Line {
  formula: string;
  numbers?: (at: Place) => string;
  words?: string; // key of the text under a formula without numbers of the unit
  slots?: (at: Place) => Record<string, number>; // of that text
  gives?: Held | "h"; // what the formula computes; all but h may be set by hand instead
}

export interface Box {
  name: "concat" | Gate | "c"; // also the part's colour
  phase: Phase;
  lines: Line[];
  details: Line[];
  note?: string; // key of a sentence under the details
}

interface Told {
  formula: string;
  numbers: string;
  held: boolean;
}

/** A line as it holds at a place: what is set by hand is not computed, and its line says so; a hard σ is named. */
export function told({ formula, numbers, words, slots, gives }: Line, at: Place, label: Label): Told {
  const { reader, step, unit } = at;
  const pulled = at.pull?.part === gives ? at.pull : null;
  if (pulled || (gives && reader.held(gives, step, unit))) {
    const symbol = formula.slice(0, formula.indexOf(" = "));
    return {
      formula: `${symbol} = ${pulled ? decimal(pulled.value, 2) : decimal(reader.value(gives!, step, unit))}`,
      numbers: label("cell_held"),
      held: true,
    };
  }
  const free = { formula, numbers: words ? label(words, slots?.(at)) : numbers!(at), held: false };
  if (reader.hardSlope === null) return free;
  const named = (text: string, gap: string) => text.replace("σ(", `${label("cell_hard")}${gap}σ(`);
  return { ...free, formula: named(formula, "\u2009 "), numbers: named(free.numbers, " ") };
}

/** What a hard σ does, as the slots of its sentence: z ÷ 5, z ÷ 6 or 0.7 × z. */
export function hardLine({ reader }: Place): Record<string, string> | null {
  const slope = reader.hardSlope;
  if (slope === null) return null;
  const whole = Math.round(1 / slope);
  return { line: Math.abs(whole * slope - 1) < 1e-6 ? `z ÷ ${whole}` : `${+slope.toPrecision(6)} × z` };
}

type Read = (vector: Vector) => number;
const line = (formula: string, numbers: (read: Read, at: Place) => string, gives?: Line["gives"]): Line => ({
  formula,
  gives,
  numbers: (at) => numbers((vector) => at.reader.value(vector, at.step, at.unit), at),
});

function terms(gate: Gate, { reader, step, unit }: Place): { parts: number[]; z: number } {
  const { x, h, b } = reader.terms(gate, step, unit);
  return { parts: [x, h, b], z: x + h + b };
}

/** The dense layer's output for one gate. */
const dense = (gate: Gate, sub: string): Line =>
  line(`z_{${sub}} = W_{x${sub}} x_{t} + W_{h${sub}} h_{prev} + b_{${sub}}`, (_, at) => {
    const { parts, z } = terms(gate, at);
    return spell("sum", parts, z);
  });

/** What a gate's one matrix is made of. */
const blocks = (sub: string): Line => ({
  formula: `W_{${sub}} = [W_{x${sub}}\u2003W_{h${sub}}]`,
  words: "cell_blocks",
});

const gate = (name: "f" | "i" | "o"): Line =>
  line(
    `${name}_{t} = σ(W_{${name}} [x_{t}, h_{prev}] + b_{${name}})`,
    (read, at) => spell(sigma(at), [terms(name, at).z], read(name)),
    name,
  );

const sigma = ({ reader: { hardSlope } }: Place): Operation =>
  hardSlope === null ? "sigma" : { slope: hardSlope };

const product = (formula: string, [a, b, result]: [Vector, Vector, Vector], gives?: "h"): Line =>
  line(formula, (read) => spell("product", [read(a), read(b)], read(result)), gives);

/** How many numbers x and h together are. */
function lengths({ reader, step }: Place): Record<string, number> {
  const [D, H] = [reader.column("x", step).length, reader.column("h_prev", step).length];
  return { D, H, both: D + H };
}

export const BOXES: Box[] = [
  {
    name: "concat",
    phase: "concat",
    lines: [
      { formula: "[x_{t}, h_{prev}]", words: "cell_concat_lengths", slots: lengths },
      { formula: "z = W_{x} x_{t} + W_{h} h_{prev} + b", words: "cell_concat_dense" },
    ],
    details: [],
  },
  { name: "f", phase: "forget", lines: [gate("f")], details: [dense("f", "f"), blocks("f")] },
  { name: "i", phase: "input", lines: [gate("i")], details: [dense("i", "i"), blocks("i")] },
  {
    name: "g",
    phase: "input",
    lines: [
      line(
        "C\u0303_{t} = tanh(W_{C} [x_{t}, h_{prev}] + b_{C})",
        (read, at) => spell("tanh", [terms("g", at).z], read("g")),
        "g",
      ),
    ],
    details: [dense("g", "C"), blocks("C")],
  },
  {
    name: "c",
    phase: "update",
    lines: [
      line(
        "C_{t} = f_{t} ⊙ C_{prev} + i_{t} ⊙ C\u0303_{t}",
        (read) => spell("sum", [read("f_c_prev"), read("i_g")], read("c")),
        "c",
      ),
    ],
    details: [
      product("f_{t} ⊙ C_{prev}", ["f", "c_prev", "f_c_prev"]),
      product("i_{t} ⊙ C\u0303_{t}", ["i", "g", "i_g"]),
    ],
    note: "cell_no_weights",
  },
  {
    name: "o",
    phase: "output",
    lines: [gate("o"), product("h_{t} = o_{t} ⊙ tanh(C_{t})", ["o", "tanh_c", "h"], "h")],
    details: [
      dense("o", "o"),
      blocks("o"),
      line("tanh(C_{t})", (read) => spell("tanh", [read("c")], read("tanh_c"))),
    ],
  },
];
