/** The boxes of formulas of each kind of cell. */
import type { Kind } from "../kinds/names";
import type { Box } from "./equations";
import { LSTM_BOXES } from "./lstm";
import { RNN_BOXES } from "./rnn";

export const boxesOf = (kind: Kind): readonly Box[] => (kind === "rnn" ? RNN_BOXES : LSTM_BOXES);
