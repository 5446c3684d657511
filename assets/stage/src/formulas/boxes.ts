/** The boxes of formulas of each kind of cell. */
import type { Kind } from "../kinds/names";
import type { Box } from "./equations";
import { GRU_BOXES } from "./gru";
import { LSTM_BOXES } from "./lstm";
import { RNN_BOXES } from "./rnn";

const BOXES: Record<Kind, readonly Box[]> = { rnn: RNN_BOXES, lstm: LSTM_BOXES, gru: GRU_BOXES };

export const boxesOf = (kind: Kind): readonly Box[] => BOXES[kind];
