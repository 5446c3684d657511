/** What each phase has done for the followed unit: the text of it, and its numbers. */
import { decimal } from "../format";
import { told as addendsOf } from "../formulas/rnn";
import type { Phase, Vector } from "../kinds/names";
import { face } from "../sentence/tokens";
import { ends } from "../state";
import { type Given, isHeld, numberOf, printed, type Slots } from "./numbers";

export interface Telling {
  key: (given: Given) => string;
  slots: (given: Given) => Slots;
  parts: readonly Vector[]; // what of it may be set by hand
}

const isFirst = ({ run, state }: Given) => run.reader(state.direction).before(state.step) < 0;
const isLast = ({ run, state }: Given) => state.step === ends(state.direction, run.T).last;

/** Where h goes: on or not, and to an answer or to none. */
const endOf = (given: Given): string =>
  `${isLast(given) ? "_last" : ""}${given.run.payload.task === "none" ? "_unanswered" : ""}`;

const placeIn = ({ run, state: { step, unit, direction } }: Given) => ({
  reader: run.reader(direction),
  step,
  unit,
});

export const TELLINGS: Record<Phase, Telling> = {
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
  sum: {
    key: () => "voice_sum",
    slots: (given) => {
      const { z, relation, ...parts } = addendsOf(placeIn(given));
      return { ...parts, z: relation === "=" ? z! : given.label("voice_about", { value: z! }) };
    },
    parts: [],
  },
  tanh: {
    key: () => "voice_tanh",
    slots: (given) => printed(given, "tanh", { z: "sum", h: "h" }),
    parts: [],
  },
  overwrite: {
    key: (given) => `voice_overwrite${endOf(given)}`,
    slots: (given) => ({ before: decimal(numberOf(given, "h_prev")), h: decimal(numberOf(given, "h")) }),
    parts: [],
  },
  reset: {
    key: () => "voice_reset",
    slots: (given) => printed(given, "product", { r: "r", u: "u", seen: "r_u" }),
    parts: [],
  },
  candidate: {
    key: () => "voice_candidate",
    slots: (given) => ({ seen: decimal(numberOf(given, "r_u")), n: decimal(numberOf(given, "n")) }),
    parts: [],
  },
  blend: {
    key: (given) => `voice_blend${endOf(given)}`,
    slots: (given) => ({
      z: decimal(numberOf(given, "z")),
      ...printed(given, "sum", { kept: "z_h_prev", written: "new", h: "h" }),
    }),
    parts: [],
  },
};
