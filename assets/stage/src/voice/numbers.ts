/** The followed unit's numbers at the playhead, as the voice prints them. */
import { equation, type Operation } from "../format";
import type { Place } from "../formulas/equations";
import type { Frame } from "../frame";
import type { Vector } from "../kinds/names";
import { ends } from "../state";

export type Given = Pick<Frame, "run" | "state" | "label" | "ms">;
export type Slots = Record<string, string | number>;

/** The followed unit's number of a vector at the playhead. */
export const numberOf = ({ run, state: { step, unit, direction } }: Given, vector: Vector): number =>
  run.reader(direction).value(vector, step, unit);

/** Numbers as they are printed so that the sum or product that they make is true, by the names of their slots. */
export function printed(given: Given, operation: Operation, names: Record<string, Vector>): Slots {
  const values = Object.values(names).map((vector) => numberOf(given, vector));
  const { operands, relation, result } = equation(operation, values.slice(0, -1), values.at(-1)!);
  const last = relation === "=" ? result : given.label("voice_about", { value: result });
  return Object.fromEntries(Object.keys(names).map((name, n) => [name, operands[n] ?? last]));
}

/** Where h goes: on or not, and to an answer or to none. */
export function endOf({ run, state }: Given): string {
  const isLast = state.step === ends(state.direction, run.T).last;
  return `${isLast ? "_last" : ""}${run.payload.task === "none" ? "_unanswered" : ""}`;
}

/** The followed unit at the playhead. */
export const placeIn = ({ run, state: { step, unit, direction } }: Given): Place => ({
  reader: run.reader(direction),
  step,
  unit,
});

export const isHeld = ({ run, state: { step, unit, direction } }: Given, vector: Vector): boolean =>
  run.reader(direction).held(vector, step, unit);
