/** Where each of two readers stands: both at the chosen place, or, as they are played, a tick from either end. */
import type { State } from "../frame";
import { DIRECTIONS, type Direction } from "../payload";
import type { Run } from "../run";
import { isRead } from "../sentence/tokens";
import { ends } from "../state";

/** Whether the readers are shown a tick from either end. `was`: whether they were; what was played out stands so. */
export function areTicking({ run, state }: { run: Run; state: State }, was: boolean): boolean {
  if (run.payload.curtain?.length || run.directions.length < 2) return false;
  return state.playing || (was && state.step === ends(state.direction, run.T).last);
}

export const placeOf = (state: State, T: number, direction: Direction, isTicking: boolean): number =>
  isTicking && direction !== state.direction ? T - 1 - state.step : state.step;

/** Whether both have read the place at which the followed reader stands. */
export const haveMet = (state: State, T: number, isTicking: boolean): boolean =>
  DIRECTIONS.every((one) => isRead(state.step, placeOf(state, T, one, isTicking), one));
