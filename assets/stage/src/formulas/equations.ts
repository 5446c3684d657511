/** The equations of a step: as formulas, and with the numbers of one unit. `prev` stands for t−1 or t+1. */

import type { Pull } from "../drag/wish";
import { decimal, type Operation, spell } from "../format";
import type { Label } from "../frame";
import type { Gate, Held, Phase, Tone, Vector } from "../kinds/names";
import type { Reader } from "../run";

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
  slots?: (at: Place) => Record<string, string | number>; // of that text
  gives?: Held | "h" | "sum" | "u"; // what the formula computes; some of it may be set by hand instead
}

export interface Box {
  name: "concat" | Gate | "c" | "h" | "new";
  title: string; // key of its name
  tone: Tone;
  phase: Phase;
  lines: Line[];
  details: Line[];
  note?: string; // key of a sentence under the details
}

/** What is joined, and the dense layer that takes it; `dense` is its formula where there is one for all of it. */
export const joined = (dense: string): Box => ({
  name: "concat",
  title: "cell_phase_concat",
  tone: "ink",
  phase: "concat",
  lines: [
    { formula: "[x_{t}, h_{prev}]", words: "cell_concat_lengths", slots: lengths },
    { formula: dense, words: "cell_concat_dense" },
  ],
  details: [],
});

interface Told {
  formula: string;
  numbers: string;
  held: boolean;
}

/** A line as it holds at a place: what is set by hand is not computed, and its line says so; a hard σ is named. */
export function told({ formula, numbers, words, slots, gives }: Line, at: Place, label: Label): Told {
  const { reader, step, unit } = at;
  const pulled = at.pull?.part === gives ? at.pull : null;
  if (formula && (pulled || (gives && reader.held(gives, step, unit)))) {
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
export const line = (
  formula: string,
  numbers: (read: Read, at: Place) => string,
  gives?: Line["gives"],
): Line => ({
  formula,
  gives,
  numbers: (at) => numbers((vector) => at.reader.value(vector, at.step, at.unit), at),
});

export function terms(gate: Gate, { reader, step, unit }: Place): { parts: number[]; z: number } {
  const { x, h, b } = reader.terms(gate, step, unit);
  return { parts: [x, h, b], z: x + h + b };
}

/** The dense layer's output for one gate. */
export const dense = (gate: Gate, sub: string): Line =>
  line(`z_{${sub}} = W_{x${sub}} x_{t} + W_{h${sub}} h_{prev} + b_{${sub}}`, (_, at) => {
    const { parts, z } = terms(gate, at);
    return spell("sum", parts, z);
  });

/** What a gate's one matrix is made of. */
export const blocks = (sub: string): Line => ({
  formula: `W_{${sub}} = [W_{x${sub}}\u2003W_{h${sub}}]`,
  words: "cell_blocks",
});

export const gate = (name: "f" | "i" | "o" | "r" | "z"): Line =>
  line(
    `${name}_{t} = σ(W_{${name}} [x_{t}, h_{prev}] + b_{${name}})`,
    (read, at) => spell(sigma(at), [terms(name, at).z], read(name)),
    name,
  );

const sigma = ({ reader: { hardSlope } }: Place): Operation =>
  hardSlope === null ? "sigma" : { slope: hardSlope };

export const product = (formula: string, [a, b, result]: [Vector, Vector, Vector], gives?: "h"): Line =>
  line(formula, (read) => spell("product", [read(a), read(b)], read(result)), gives);

/** How many numbers x and h together are. */
export function lengths({ reader, step }: Place): Record<string, number> {
  const [D, H] = [reader.column("x", step).length, reader.column("h_prev", step).length];
  return { D, H, both: D + H };
}
