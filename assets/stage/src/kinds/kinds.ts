/** What every part of the stage asks of the run that it shows, by the kind of its cell: the LSTM's is always here, the others come with a script of their own. */
import type { Cell } from "./cell";
import { LSTM } from "./lstm";
import type { Kind } from "./names";

/** Whether a kind can be shown yet. */
export const isHere = (kind: Kind = "lstm"): boolean => kind === "lstm" || globalThis.gwFamily !== undefined;

/** What comes with the script of another kind's; null for an LSTM. */
export const memberOf = (kind: Kind = "lstm") => (kind === "lstm" ? null : globalThis.gwFamily![kind]);

/** An LSTM's where a run names none. */
export const cellOf = (kind?: Kind): Cell => memberOf(kind)?.cell ?? LSTM;
