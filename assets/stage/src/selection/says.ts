/** What the voice says of a selection, with the numbers of the step. */
import { argmax, className, ownVerdict } from "../answer/verdict";
import { decimal, equation, type Operation, percent, spell } from "../format";
import type { Frame, Lit } from "../frame";
import { markOf } from "../kinds/cell";
import { type Kind, sumName, type Vector } from "../kinds/names";
import { END, SCORE } from "../motion/score";
import { face, isRead, textOf } from "../sentence/tokens";
import { type Line, lineOf, plain } from "../voice/line";
import { isHeld, numberOf, printed } from "../voice/numbers";
import { partsOf, vectorsOf } from "./lit";
import { denseOf, nameOf } from "./terms";

type Given = Pick<Frame, "run" | "state" | "label" | "ms">;
type Slots = Record<string, string | number>;

/** Of what each term's sentence prints the arithmetic: the slots of its numbers, the result last. */
const GATES: Record<string, Record<string, Vector>> = {
  f: { f: "f", before: "c_prev", kept: "f_c_prev" },
  i: { i: "i", g: "g", written: "i_g" },
  o: { o: "o", tc: "tanh_c", h: "h" },
  r: { r: "r", u: "u", seen: "r_u" },
  z: { z: "z", before: "h_prev", kept: "z_h_prev" },
};
const OF_LSTM: Record<string, [Operation, ...Vector[]]> = {
  fc: ["product", "f", "c_prev", "f_c_prev"],
  ig: ["product", "i", "g", "i_g"],
  c: ["sum", "f_c_prev", "i_g", "c"],
  tc: ["tanh", "c", "tanh_c"],
  h: ["product", "o", "tanh_c", "h"],
};
const LINES: Partial<Record<Kind, typeof OF_LSTM>> = {
  lstm: OF_LSTM,
  rnn: { h: ["tanh", "sum", "h"] },
  gru: {
    h: ["sum", "z_h_prev", "new", "h"],
    zh: ["product", "z", "h_prev", "z_h_prev"],
    new: ["product", "rest", "n", "new"],
    ru: ["product", "r", "u", "r_u"],
  },
};

/** Whether a step has not come to a vector yet. */
const isDue = ({ run, state, ms }: Given, vector: Vector): boolean =>
  state.view === "cell" && !run.payload.look && ms < SCORE[markOf(run.cell, vector)][1];

function denseLine(given: Given, term: string): Line {
  const { run, state, label } = given;
  const { kind, gate } = denseOf(term)!;
  const reader = run.reader(state.direction);
  const parts = Object.values(reader.terms(gate, state.step, state.unit));
  const z = parts[0]! + parts[1]! + parts[2]!;
  const { operands, relation, result } = equation("sum", parts, z);
  return lineOf(label, `sel_dense_${kind}`, {
    gate: label(`part_${gate}`),
    sum: sumName(gate),
    H: run.H,
    both: run.D + run.H,
    unit: state.unit + 1,
    x: operands[0]!,
    h: operands[1]!,
    b: kind === "b" ? decimal(parts[2]!) : operands[2]!,
    z: relation === "=" ? result : label("voice_about", { value: result }),
  });
}

function termLine(given: Given, term: string): Line {
  const { run, state, label } = given;
  const [vector] = vectorsOf(run.cell, term);
  if (!vector) return denseOf(term) ? denseLine(given, term) : plain(label(`def_${term}`));
  const name = nameOf(label, term, state.direction);
  if (isDue(given, vector)) return lineOf(label, "sel_due", { name });
  const slots: Slots = {
    name,
    token: face(run.payload.tokens[state.step]!),
    unit: state.unit + 1,
    value: vector === "x" ? "" : decimal(numberOf(given, vector)),
    D: run.D,
    H: run.H,
  };
  if (term === "c" && isHeld(given, "c")) return lineOf(label, "sel_c_held", slots);
  const [operation, ...vectors] = LINES[run.cell.kind]?.[term] ?? ["sum"];
  const values = vectors.map((one) => numberOf(given, one));
  const told: Slots = values.length ? { line: spell(operation, values.slice(0, -1), values.at(-1)!) } : {};
  const numbers = GATES[term] ? printed(given, "product", GATES[term]) : {};
  const line = lineOf(label, `sel_${term}`, { ...slots, ...told, ...numbers });
  return isHeld(given, vector) ? [...line, ...plain(label("voice_held"))] : line;
}

function unitLine(given: Given, unit: number, door: string | undefined): Line {
  const { run, state, label } = given;
  const reader = run.reader(state.direction);
  const [before, now] = ([`${run.cell.state}_prev`, run.cell.state] as const).map((one) =>
    decimal(reader.value(one, state.step, unit)),
  );
  const due = isDue(given, run.cell.state);
  const line = lineOf(label, due ? "sel_unit_due" : "sel_unit", {
    unit: unit + 1,
    before: before!,
    now: now!,
  });
  return door ? [...line, ...plain(" "), ...lineOf(label, "sel_doors")] : line;
}

function answerLine(given: Given, nth: number | null): Line {
  const { run, state, label, ms } = given;
  const own = ownVerdict(run)!;
  const shares = run.verdict(own, state.step)!;
  if (!run.payload.look && state.view === "cell" && ms < END)
    return lineOf(label, "sel_due", { name: label("answer_title") });
  const one = nth ?? argmax(shares);
  const answer = className({ run, label }, run.payload.classes[one]!);
  const key = run.directions.length > 1 && own === "both" ? "sel_answer_both" : "sel_answer";
  return lineOf(label, key, { answer, share: percent(shares[one]!) });
}

/** The line of a selection; null: the voice says what it says anyway, as it does while a question is open. */
export function lineFor(given: Given, { id, term }: Lit): Line | null {
  const { run, state, label } = given;
  if (run.payload.curtain?.length) return null;
  const { tokens } = run.payload;
  const [kind, one = "", two = "", three = ""] = partsOf(id);
  switch (kind) {
    case "ruler":
    case "doors":
      return lineOf(label, `sel_${kind}`);
    case "unit":
      return unitLine(given, one ? Number(one) : state.unit, two);
    case "answer":
      return answerLine(given, Number(one));
    case "word": {
      const [from, to] = [Number(one), Number(two)];
      const slots = { word: textOf(tokens, from, to + 1), n: to - from + 1 };
      return lineOf(label, from === to ? "sel_word_one" : "sel_word", slots);
    }
    case "token":
      if (!term)
        return lineOf(label, "sel_token", { step: Number(one) + 1, token: face(tokens[Number(one)]!) });
      break;
    case "cell": {
      const value = run.reader(state.direction).value(one as Vector, Number(two), Number(three));
      const slots = { token: face(tokens[Number(two)]!), unit: Number(three) + 1, value: decimal(value) };
      const at = Number(two);
      const isHidden =
        at === state.step ? isDue(given, one as Vector) : !isRead(at, state.step, state.direction);
      if (isHidden) return lineOf(label, "sel_due", { name: nameOf(label, term!, state.direction) });
      return lineOf(label, "sel_square", { ...slots, name: label(`shell_vector_${one}`) });
    }
  }
  return termLine(given, term ?? kind);
}
