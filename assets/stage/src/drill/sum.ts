/** A gate's sum in three parts, as it is printed and as the voice tells it. */
import { decimal, equation, type Operation } from "../format";
import { hardLine } from "../formulas/equations";
import type { Frame } from "../frame";
import type { Gate } from "../kinds/names";
import { face } from "../sentence/tokens";
import { type Line, plain } from "../voice/line";
import { isTanh } from "./geometry";

export type Given = Pick<Frame, "run" | "state" | "label">;

export interface Sum {
  parts: number[]; // from x, from h, bias
  z: number;
  printed: string[]; // the parts and z, so that their sum is true as printed
  out: number; // the gate's value
  given: string; // = σ(−1.678)
  held: boolean;
}

/** A gate's sum at the playhead, in three parts, and what is made of it. */
export function sumAt({ run, state: { step, unit, direction } }: Given, gate: Gate): Sum {
  const reader = run.reader(direction);
  const { x, h, b } = reader.terms(gate, step, unit);
  const z = x + h + b;
  const out = reader.value(madeOf(gate), step, unit);
  const { operands, relation, result } = equation("sum", [x, h, b], z);
  const operation: Operation = isTanh(gate)
    ? "tanh"
    : reader.hardSlope === null
      ? "sigma"
      : { slope: reader.hardSlope };
  const [argument] = equation(operation, [z], out).operands as [string];
  return {
    parts: [x, h, b],
    z,
    printed: [...operands, relation === "=" ? result : `≈ ${result}`],
    out,
    given: argument,
    held: reader.held(gate, step, unit),
  };
}

export const curveName = (gate: Gate): string => (isTanh(gate) ? "tanh" : "σ");

/** What a sum becomes: an RNN's is no part of its own. */
export const madeOf = (gate: Gate): Exclude<Gate, "sum"> | "h" => (gate === "sum" ? "h" : gate);

/** The voice's line while the drill is open. */
export function drillLine(given: Given, gate: Gate): Line {
  const { run, state, label } = given;
  const sum = sumAt(given, gate);
  const made = madeOf(gate);
  const name = { text: label(`part_${made}`), tone: made };
  if (sum.held) return [name, ...plain(label("drill_voice_held", { value: decimal(sum.out) }))];
  const slots = { n: run.D + run.H, D: run.D, H: run.H, token: face(run.payload.tokens[state.step]!) };
  const [z] = [sum.printed[3]!];
  const hard =
    !isTanh(gate) && hardLine({ reader: run.reader(state.direction), step: state.step, unit: state.unit });
  const curve = hard ? ` ${label("cell_hard_line", hard)}` : "";
  return [name, ...plain(label("drill_voice", { ...slots, value: decimal(sum.out), z }) + curve)];
}
