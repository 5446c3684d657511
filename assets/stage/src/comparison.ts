/** What the other of two runs had: where it can be seen to differ, and how its numbers are said. */
import { readout, short } from "./format";
import type { Frame } from "./frame";
import type { Vector } from "./kinds/names";
import type { Direction } from "./payload";
import type { Run } from "./run";
import { apart } from "./scale";

const known = new WeakMap<Run, Map<string, Uint8Array>>();

/** (T,): 1 at each place where a square of the films differs visibly in one of these readers; null without another run. */
export function differing({ run }: Pick<Frame, "run">, directions: readonly Direction[]): Uint8Array | null {
  if (!run.other) return null;
  const made = known.get(run) ?? new Map<string, Uint8Array>();
  known.set(run, made);
  const key = directions.join();
  let places = made.get(key);
  if (!places)
    made.set(
      key,
      (places = Uint8Array.from({ length: run.T }, (_, step) =>
        Number(directions.some((way) => differsAt(run, way, step))),
      )),
    );
  return places;
}

function differsAt(run: Run, direction: Direction, step: number): boolean {
  return run.cell.films.some((vector) => {
    const others = run.other!.reader(direction).column(vector, step);
    return run
      .reader(direction)
      .column(vector, step)
      .some((value, unit) => apart(vector, value, others[unit]!));
  });
}

/** "was 0.553" beside a number that was another one, else "". */
export function wasShort(
  { run, label }: Pick<Frame, "run" | "label">,
  direction: Direction,
  vector: Vector,
  step: number,
  unit: number,
): string {
  if (!run.other) return "";
  const [text, other] = [run, run.other].map((one) => short(one.reader(direction).value(vector, step, unit)));
  return text === other ? "" : label(`run_was_${run.other.shown}`, { value: other! });
}

/** For a readout: what the square has in the other run, whether or not it differs. */
export function wasExactly(
  { run, label }: Pick<Frame, "run" | "label">,
  direction: Direction,
  vector: Vector,
  step: number,
  unit: number,
): string {
  if (!run.other) return "";
  return ` · ${label(`run_was_${run.other.shown}`, { value: readout(run.other.reader(direction).value(vector, step, unit)) })}`;
}
