/** The plain RNN's formulas: one sum, its tanh, and what becomes of the old h. */
import { decimal, equation, spell } from "../../format";
import { type Box, joined, line, type Place } from "../../formulas/equations";

/** A unit's sum in four addends: the character, its own old number, those of all other lanes, the bias. */
export function addends({ reader, step, unit }: Place): { parts: number[]; z: number } {
  const { x, h, b } = reader.terms("sum", step, unit);
  const own = reader.products(step, unit)[unit]!;
  return { parts: [x, own, h - own, b], z: reader.value("sum", step, unit) };
}

/** The addends as they are printed: true of their sum where a "=" stands. */
export function told(at: Place): Record<string, string> {
  const { parts, z } = addends(at);
  const { operands, relation, result } = equation("sum", parts, z);
  const [x, own, others, b] = operands as [string, string, string, string];
  return { x, own, others, b, relation, z: result };
}

/** How many numbers the one dense layer has. */
function counted({ reader, step }: Place): Record<string, number> {
  const [D, H] = [reader.column("x", step).length, reader.column("h_prev", step).length];
  return { D, H, n: H * (D + H + 1) };
}

export const RNN_BOXES: Box[] = [
  joined("s_{t} = W [x_{t}, h_{prev}] + b"),
  {
    name: "sum",
    title: "cell_phase_sum",
    tone: "g",
    phase: "sum",
    lines: [
      { formula: "s_{t} = W [x_{t}, h_{prev}] + b", words: "cell_addends", slots: told, gives: "sum" },
      { formula: "", words: "cell_dense", slots: counted },
    ],
    details: [],
  },
  {
    name: "h",
    title: "cell_squash",
    tone: "g",
    phase: "tanh",
    lines: [
      line("h_{t} = tanh(s_{t})", (read) => spell("tanh", [read("sum")], read("h")), "h"),
      { formula: "", words: "cell_squash_note" },
    ],
    details: [],
  },
  {
    name: "new",
    title: "cell_phase_overwrite",
    tone: "h",
    phase: "overwrite",
    lines: [
      line("h_{prev} → h_{t}", (read) => `${decimal(read("h_prev"))} → ${decimal(read("h"))}`, "h"),
      { formula: "", words: "cell_overwrite_note" },
    ],
    details: [],
  },
];
