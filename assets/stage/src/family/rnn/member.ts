/** All of the plain RNN. */
import { decimal } from "../../format";
import { endOf, numberOf, placeIn, printed } from "../../voice/numbers";
import type { Member } from "../member";
import { RNN } from "./cell";
import { closeUpOfRnn } from "./closeup";
import { RNN_BOXES, told } from "./formulas";
import { drawThreads, drawWall } from "./threads";
import { wholeOfRnn } from "./whole";

const TELLINGS: Member["tellings"] = {
  sum: {
    key: () => "voice_sum",
    slots: (given) => {
      const { z, relation, ...parts } = told(placeIn(given));
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
};

export const rnn: Member = {
  cell: RNN,
  scene: (wish) => (wish.camera === "whole" ? wholeOfRnn(wish) : closeUpOfRnn(wish)),
  paint: (pen, scene, light) => {
    drawWall(pen, scene, light);
    drawThreads(pen, scene, light);
  },
  boxes: RNN_BOXES,
  tellings: TELLINGS,
};
