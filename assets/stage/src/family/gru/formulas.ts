/** The GRU's formulas: two doors, a candidate that sees what one of them lets it, and h of both. */
import { decimal, spell } from "../../format";
import { type Box, gate, joined, line, type Place, terms } from "../../formulas/equations";

/** What is kept and what is written, as printed: they add up to 1. */
export function shared({ reader, step, unit }: Place): Record<string, string> {
  const kept = reader.value("z", step, unit);
  const told = Number(kept.toFixed(3));
  const isPlain = told > 0 && told < 1; // else one of the two would read 0
  return { kept: decimal(kept), written: decimal(1 - (isPlain ? told : kept)) };
}

/** The candidate's sum before r comes in: x and its bias. */
const ownOf = (at: Place): number => {
  const [x, , b] = terms("n", at).parts as [number, number, number];
  return x + b;
};

export const GRU_BOXES: Box[] = [
  joined(""),
  {
    name: "r",
    title: "part_r",
    tone: "r",
    phase: "reset",
    lines: [gate("r"), { formula: "", words: "cell_reset_note" }],
    details: [],
  },
  {
    name: "n",
    title: "part_n",
    tone: "g",
    phase: "candidate",
    lines: [
      line("u_{t} = W_{hn} h_{prev} + b_{hn}", (read) => decimal(read("u")), "u"),
      line(
        "n_{t} = tanh(W_{in} x_{t} + b_{in} + r_{t} ⊙ u_{t})",
        (read, at) => spell("candidate", [ownOf(at), read("r"), read("u")], read("n")),
        "n",
      ),
    ],
    details: [],
  },
  {
    name: "z",
    title: "part_z",
    tone: "f",
    phase: "blend",
    lines: [gate("z"), { formula: "", words: "cell_shared", slots: shared, gives: "h" }],
    details: [],
  },
  {
    name: "h",
    title: "cell_phase_blend",
    tone: "h",
    phase: "blend",
    lines: [
      line(
        "h_{t} = z_{t} ⊙ h_{prev} + (1 − z_{t}) ⊙ n_{t}",
        (read) => spell("sum", [read("z_h_prev"), read("new")], read("h")),
        "h",
      ),
    ],
    details: [],
  },
];
