/** The GRU's formulas: two doors, a candidate that sees what one of them lets it, and h of both. */
import { decimal, spell } from "../../format";
import { type Box, gate, joined, line, type Place, terms } from "../../formulas/equations";

const FINEST = 6; // decimals of two shares of which one is small

/** What is kept and what is written, as printed: they add up to 1, and neither reads 0 or 1 unless it is that. */
export function shared({ reader, step, unit }: Place): Record<string, string> {
  const kept = reader.value("z", step, unit);
  const least = Math.min(kept, 1 - kept);
  let digits = 3;
  while (Number(least.toFixed(digits)) === 0 && least > 0 && digits < FINEST) digits++;
  const small = Number(least.toFixed(digits));
  const isTiny = small === 0 && least > 0;
  const said = [
    decimal(least, digits),
    isTiny ? `1 − ${decimal(least)}` : decimal(1 - small, digits),
  ] as const;
  const [one, other] = kept === least ? said : [said[1], said[0]];
  return { kept: one, written: other };
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
