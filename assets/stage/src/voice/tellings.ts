/** What each phase has done for the followed unit: the text of it, and its numbers. */
import { decimal } from "../format";
import { memberOf } from "../kinds/kinds";
import type { Phase, Vector } from "../kinds/names";
import { face } from "../sentence/tokens";
import { endOf, type Given, isHeld, numberOf, printed, type Slots } from "./numbers";

export interface Telling {
  key: (given: Given) => string;
  slots: (given: Given) => Slots;
  parts: readonly Vector[]; // what of it may be set by hand
}

const isFirst = ({ run, state }: Given) => run.reader(state.direction).before(state.step) < 0;

/** What an LSTM's phases do; every kind begins with the first of them. */
const OWN: Partial<Record<Phase, Telling>> = {
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
    key: (given) => `voice_output${endOf(given)}`,
    slots: (given) => ({ o: decimal(numberOf(given, "o")), h: decimal(numberOf(given, "h")) }),
    parts: ["o"],
  },
};

/** What a phase has done in this run. */
export const tellingOf = ({ run }: Given, phase: Phase): Telling =>
  OWN[phase] ?? memberOf(run.cell.kind)!.tellings[phase]!;
