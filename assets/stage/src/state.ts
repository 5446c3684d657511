/** Where the playhead stands. One pure function takes it from wish to wish. */
import type { Action, State } from "./frame";
import { type Cell, lastOf } from "./kinds/cell";
import { cellOf } from "./kinds/kinds";
import type { Phase } from "./kinds/names";
import type { Address, Direction, View } from "./payload";
import { placeOf } from "./telling/rest";

/** What the state must fit into; a Run is one. */
export interface Extent {
  readonly T: number;
  readonly H: number;
  readonly directions: readonly Direction[];
  readonly compared?: boolean; // there is a run before it
  readonly cell?: Pick<Cell, "phases" | "films" | "part">; // an LSTM's where none is named
}

const cellIn = ({ cell = cellOf() }: Extent) => cell;

const within = (value: number, size: number) => Math.max(0, Math.min(size - 1, Math.trunc(value) || 0));

export const stride = (direction: Direction): 1 | -1 => (direction === "forward" ? 1 : -1);

/** The places at which a reader starts and ends. */
export function ends(direction: Direction, T: number): { first: number; last: number } {
  return direction === "forward" ? { first: 0, last: T - 1 } : { first: T - 1, last: 0 };
}

export function opened(address: Address, run: Extent): State {
  return fitted(
    {
      ...placeOf(address),
      phase: lastOf(cellIn(run)),
      playing: false,
      speed: 1,
      shown: "after",
    },
    run,
  );
}

/** What can be looked at: the two readers only where there are two. */
export const viewsOf = ({ directions }: Extent): readonly View[] =>
  directions.length > 1 ? ["cell", "readers", "text"] : ["cell", "text"];

/** The nearest state the run has. */
export function fitted(state: State, run: Extent): State {
  const direction = run.directions.includes(state.direction)
    ? state.direction
    : (run.directions[0] ?? "forward");
  const view = viewsOf(run).includes(state.view) ? state.view : "cell";
  const shown = run.compared && state.shown === "before" ? "before" : "after";
  const cell = cellIn(run);
  return {
    ...state,
    direction,
    view,
    shown,
    part: cell.films.includes(state.part) ? state.part : cell.part,
    phase: cell.phases.includes(state.phase) ? state.phase : lastOf(cell),
    step: within(state.step, run.T),
    unit: within(state.unit, run.H),
  };
}

/** One step in the reader's direction; playing ends where the sentence does. */
function read(state: State, run: Extent, by: 1 | -1, phase: Phase): State {
  const step = state.step + by * stride(state.direction);
  if (step < 0 || step >= run.T) return { ...state, playing: false };
  return { ...state, step, phase };
}

/** One phase on or back, over the edge into the step read next or before. */
function walk(state: State, run: Extent, by: 1 | -1): State {
  const { phases } = cellIn(run);
  const phase = phases[phases.indexOf(state.phase) + by];
  return phase ? { ...state, phase } : read(state, run, by, by > 0 ? phases[0] : phases.at(-1)!);
}

/** At the slowest speed a picture that stands still plays phase by phase; one that moves shows them by itself. */
const byPhase = ({ speed }: State, still: boolean): boolean => still && speed === 0.5;

/** Played one notch: a step, or a phase. */
function advanced(state: State, run: Extent, still: boolean): State {
  if (!state.playing) return state;
  const slow = byPhase(state, still);
  const next = slow ? walk(state, run, 1) : read(state, run, 1, state.phase);
  const { last } = ends(next.direction, run.T);
  const done = next.step === last && (!slow || next.phase === lastOf(cellIn(run)));
  return done ? { ...next, playing: false } : next;
}

function played(state: State, run: Extent, on: boolean, still: boolean): State {
  if (!on || run.T < 1) return { ...state, playing: false };
  const { first, last } = ends(state.direction, run.T);
  const slow = byPhase(state, still);
  const phase = slow ? cellIn(run).phases[0] : state.phase;
  const atEnd = state.step === last && (!slow || state.phase === lastOf(cellIn(run)));
  return atEnd ? { ...state, step: first, phase, playing: run.T > 1 || slow } : { ...state, playing: true };
}

/** `still`: the picture shows results only, nothing moves. */
export function reduce(state: State, action: Action, run: Extent, still = true): State {
  switch (action.kind) {
    case "step":
      return fitted({ ...state, step: action.to, playing: false }, run);
    case "follow": {
      const { step, unit, direction = state.direction } = action;
      return fitted({ ...state, step, unit, direction, playing: false }, run);
    }
    case "unit":
      return fitted({ ...state, unit: action.to }, run);
    case "drill":
      return { ...state, drill: action.to, playing: false };
    case "phase":
      return {
        ...("to" in action ? { ...state, phase: action.to } : walk(state, run, action.by)),
        drill: null,
        playing: false,
      };
    case "direction":
      return fitted({ ...state, direction: action.to, playing: false }, run);
    case "view":
      return fitted({ ...state, view: action.to, drill: null }, run);
    case "part":
      return { ...state, part: action.to };
    case "shown":
      return fitted({ ...state, shown: action.to }, run);
    case "play":
      return played(state, run, action.on, still);
    case "go":
      return fitted({ ...state, ...action.to, drill: null, playing: false }, run);
    case "speed":
      return { ...state, speed: action.to };
    case "cell":
    case "first":
    case "drag":
      return state;
    case "advance":
      return advanced(state, run, still);
  }
}

/** Where the playhead goes when the text changes under it: it keeps its place while all up to it is unchanged. */
export function kept(step: number, before: readonly string[], after: readonly string[]): number {
  let common = 0;
  while (common < before.length && common < after.length && before[common] === after[common]) common++;
  return Math.max(0, Math.min(step, common - 1));
}
