/** All of the GRU. */
import { decimal } from "../../format";
import { endOf, numberOf, printed } from "../../voice/numbers";
import type { Member } from "../member";
import { GRU } from "./cell";
import { closeUpOfGru } from "./closeup";
import { GRU_BOXES } from "./formulas";
import { wholeOfGru } from "./whole";

const TELLINGS: Member["tellings"] = {
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

export const gru: Member = {
  cell: GRU,
  scene: (wish) => (wish.camera === "whole" ? wholeOfGru(wish) : closeUpOfGru(wish)),
  paint: () => {},
  boxes: GRU_BOXES,
  tellings: TELLINGS,
};
