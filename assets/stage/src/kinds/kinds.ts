/** The three cells, a row each: what every part of the stage asks of the run that it shows. */
import type { Cell } from "./cell";
import { GRU } from "./gru";
import { LSTM } from "./lstm";
import type { Film, Kind } from "./names";
import { RNN } from "./rnn";

export const CELLS: Readonly<Record<Kind, Cell>> = { rnn: RNN, lstm: LSTM, gru: GRU };

/** That of a kind; an LSTM's where a run names none. */
export const cellOf = (kind: Kind = "lstm"): Cell => CELLS[kind];

/** Every film there is, of all kinds. */
export const FILMS: readonly Film[] = [...new Set(Object.values(CELLS).flatMap(({ films }) => films))];
