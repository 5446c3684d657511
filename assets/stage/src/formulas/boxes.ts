/** The boxes of formulas of each kind of cell. */
import { memberOf } from "../kinds/kinds";
import type { Kind } from "../kinds/names";
import type { Box } from "./equations";
import { LSTM_BOXES } from "./lstm";

export const boxesOf = (kind: Kind): readonly Box[] => memberOf(kind)?.boxes ?? LSTM_BOXES;
