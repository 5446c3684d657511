/** What the voice says where nothing else is to be said: what the lit phase has done for the followed unit. */

import { expectedText } from "../answer/expected";
import { argmax, className, ownVerdict, percent } from "../answer/verdict";
import { wasShort } from "../comparison";
import { nameOf } from "../controls/readout";
import { drillLine } from "../drill/sum";
import { decimal, equation, type Operation, short } from "../format";
import type { Frame, Phase } from "../frame";
import { phaseAt, restOf } from "../motion/score";
import type { Direction } from "../payload";
import { areTicking, haveMet, placeOf } from "../readers/ticks";
import type { Vector } from "../run";
import { face } from "../sentence/tokens";
import { ends } from "../state";
import { type Line, lineOf, plain } from "./line";

type Given = Pick<Frame, "run" | "state" | "label" | "ms">;
type Slots = Record<string, string | number>;

/** The followed unit's number of a vector at the playhead. */
export const numberOf = ({ run, state: { step, unit, direction } }: Given, vector: Vector): number =>
  run.reader(direction).value(vector, step, unit);

/** Numbers as they are printed so that the sum or product that they make is true, by the names of their slots. */
export function printed(given: Given, operation: Operation, names: Record<string, Vector>): Slots {
  const values = Object.values(names).map((vector) => numberOf(given, vector));
  const { operands, relation, result } = equation(operation, values.slice(0, -1), values.at(-1)!);
  const last = relation === "=" ? result : given.label("voice_about", { value: result });
  return Object.fromEntries(Object.keys(names).map((name, n) => [name, operands[n] ?? last]));
}

interface Telling {
  key: (given: Given) => string;
  slots: (given: Given) => Slots;
  parts: readonly Vector[]; // what of it may be set by hand
}

const isFirst = ({ run, state }: Given) => run.reader(state.direction).before(state.step) < 0;
const isLast = ({ run, state }: Given) => state.step === ends(state.direction, run.T).last;

const TELLINGS: Record<Phase, Telling> = {
  concat: {
    key: () => "voice_concat",
    slots: ({ run: { D, H, payload }, state }) => ({
      token: face(payload.tokens[state.step]!),
      D,
      H,
      both: D + H,
    }),
    parts: [],
  },
  forget: {
    key: (given) =>
      isFirst(given) && numberOf(given, "c_prev") === 0 ? "voice_forget_empty" : "voice_forget",
    slots: (given) => printed(given, "product", { f: "f", before: "c_prev", kept: "f_c_prev" }),
    parts: ["f"],
  },
  input: {
    key: () => "voice_input",
    slots: (given) => printed(given, "product", { i: "i", g: "g", written: "i_g" }),
    parts: ["i", "g"],
  },
  update: {
    key: (given) => (isHeld(given, "c") ? "voice_update_held" : "voice_update"),
    slots: (given) =>
      isHeld(given, "c")
        ? { c: decimal(numberOf(given, "c")) }
        : printed(given, "sum", { kept: "f_c_prev", written: "i_g", c: "c" }),
    parts: [],
  },
  output: {
    key: (given) =>
      `voice_output${isLast(given) ? "_last" : ""}${given.run.payload.task === "none" ? "_unanswered" : ""}`,
    slots: (given) => ({ o: decimal(numberOf(given, "o")), h: decimal(numberOf(given, "h")) }),
    parts: ["o"],
  },
};

export const isHeld = ({ run, state: { step, unit, direction } }: Given, vector: Vector): boolean =>
  run.reader(direction).held(vector, step, unit);

function phaseLine(given: Given): Line {
  const { key, slots, parts } = TELLINGS[given.state.phase];
  const line = lineOf(given.label, key(given), { unit: given.state.unit + 1, ...slots(given) });
  const byHand = parts.some((vector) => isHeld(given, vector));
  return byHand ? [...line, ...plain(given.label("voice_held"))] : line;
}

/** Where the two readers are joined, and what is made of it. */
function readersLine({ run, state, label }: Given): Line {
  const { step } = state;
  const isTicking = areTicking({ run, state }, false);
  if (!haveMet(state, run.T, isTicking)) {
    const tokenOf = (one: Direction) => face(run.payload.tokens[placeOf(state, run.T, one, isTicking)]!);
    return lineOf(label, "voice_readers_apart", {
      forward: tokenOf("forward"),
      backward: tokenOf("backward"),
    });
  }
  const own = ownVerdict(run);
  const shares = own && run.verdict(own, step);
  const slots = { token: face(run.payload.tokens[step]!), H: run.H, both: 2 * run.H };
  if (!shares) return lineOf(label, "voice_readers_unanswered", slots);
  const best = argmax(shares);
  const answer = className({ run, label }, run.payload.classes[best]!);
  return lineOf(label, "voice_readers", { ...slots, answer, share: percent(shares[best]!) });
}

/** The number by which the text is coloured, at the playhead. */
function textLine(given: Given): Line {
  const { run, label } = given;
  const { step, unit, part, direction } = given.state;
  const who = run.directions.length > 1 ? `readers_unit_${direction}` : "text_unit";
  const was = wasShort(given, direction, part, step, unit);
  const line = lineOf(label, "text_value", {
    token: face(run.payload.tokens[step]!),
    who: label(who, { unit: unit + 1 }),
    name: nameOf(given, part, direction),
    value: short(numberOf(given, part)),
  });
  const expected = run.payload.task === "verse" ? expectedText(given, step) : "";
  return [...line, ...(was ? plain(` (${was})`) : []), ...(expected ? plain(` · ${expected}`) : [])];
}

/** The two states as they are in the other run, where their printed digits differ. */
function besideIt({ run, state: { step, unit, direction }, label }: Given): Line {
  if (!run.other) return [];
  const [here, there] = [run, run.other].map((one) =>
    (["c", "h"] as const).map((vector) => decimal(one.reader(direction).value(vector, step, unit))),
  ) as [string[], string[]];
  if (here.join() === there.join()) return [];
  return plain(` ${label(`run_spoken_${run.other.shown}`, { c: there[0]!, h: there[1]! })}`);
}

/** What a phase does, while it does it: its numbers are not there yet. */
function workLine(given: Given, phase: Phase): Line {
  const { run, label } = given;
  const byHand = [...TELLINGS[phase].parts, ...(phase === "update" ? (["c"] as const) : [])];
  if (byHand.some((vector) => isHeld(given, vector))) return lineOf(label, `voice_by_hand_${phase}`);
  return lineOf(label, `voice_does_${phase}`, { both: run.D + run.H });
}

/** Whether a frame shows a step that is still being computed. */
export const isAtWork = ({ state, ms }: Given): boolean => state.view === "cell" && ms < restOf(state.phase);

/** The line of a frame. While a lesson's question is open that the picture would answer, nothing is told. */
export function lineAt(given: Given): Line {
  const { run, state, label } = given;
  if (run.payload.curtain?.length) return lineOf(label, "voice_closed");
  if (isAtWork(given)) return workLine(given, phaseAt(given.ms));
  if (state.drill && state.view === "cell") return drillLine(given, state.drill);
  if (state.view === "text") return textLine(given);
  return [...(state.view === "readers" ? readersLine(given) : phaseLine(given)), ...besideIt(given)];
}

/** Where the playhead stands: what only a listener has to be told with each line. */
export const placeAt = ({ run, state: { step, unit }, label }: Given): string =>
  label("voice_place", { step: step + 1, token: face(run.payload.tokens[step]!), unit: unit + 1 });
