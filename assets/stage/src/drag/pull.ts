/** A door, or the cell's value, while it is pulled: what a way of the pointer or a key makes of its value. */

import { clamp } from "../cell/layout/rows";
import type { Phase, Vector } from "../kinds/names";
import type { Run } from "../run";
import type { Pull, Pulled } from "./wish";

const MAGNET = 6; // px
const STEP = 0.05;
const FINE = 0.01;
export const NUDGE = 0.1;

const OF_PHASE: Partial<Record<Phase, Pulled>> = {
  forget: "f",
  input: "i",
  update: "c",
  output: "o",
  reset: "r",
  blend: "z",
};

/** What the lit phase's key takes; null where it has no door. */
export const taken = (phase: Phase): Pulled | null => OF_PHASE[phase] ?? null;

/** How far a value can be pulled. */
export function rangeOf({ part, old }: Pick<Pull, "part" | "old">): readonly [number, number] {
  const far = Math.max(4, Math.ceil(Math.abs(old)));
  return part === "c" ? [-far, far] : [0, 1];
}

/** What stood at a place before it was set by hand there. */
export function oldOf(
  run: Run,
  { part, step, unit, direction }: Pick<Pull, "part" | "step" | "unit" | "direction">,
): number {
  const isHeld = run.reader(direction).held(part, step, unit);
  return ((isHeld && run.other) || run).reader(direction).value(part, step, unit);
}

const rounded = (value: number): number => Math.round(100 * value) / 100 + 0;

export function within(pull: Pick<Pull, "part" | "old">, value: number): number {
  const [low, high] = rangeOf(pull);
  return clamp(rounded(value), low, high);
}

/** The value at which the hand comes to rest: a notch within 6 px, else two digits; `long` is the whole range in px. */
export function settled(pull: Pick<Pull, "part" | "old">, value: number, long: number): number {
  const [low, high] = rangeOf(pull);
  const notches = pull.part === "c" ? [pull.old, 0] : [pull.old, 0, 0.5, 1];
  const off = (notch: number) => Math.abs(notch - value) * (long / (high - low));
  const nearest = notches.reduce((best, notch) => (off(notch) < off(best) ? notch : best));
  return off(nearest) <= MAGNET + 1e-9 ? nearest : within(pull, value);
}

/** The value after the pointer went `by` px up, or to the right, from where the value was `from`. */
export function moved(pull: Pick<Pull, "part" | "old">, from: number, by: number, long: number): number {
  const [low, high] = rangeOf(pull);
  const value = clamp(from + (by / long) * (high - low), low, high);
  return settled(pull, value, long);
}

/** What a key makes of the value; null where it is not one of these keys. */
export function keyed(
  pull: Pick<Pull, "part" | "old" | "value">,
  key: string,
  shift: boolean,
): number | null {
  const by = shift ? FINE : STEP;
  const [low, high] = rangeOf(pull);
  switch (key) {
    case "ArrowUp":
      return within(pull, pull.value + by);
    case "ArrowDown":
      return within(pull, pull.value - by);
    case "Home":
      return high;
    case "End":
      return low;
  }
  return null;
}

const AFTER: Record<Pulled, readonly Vector[]> = {
  f: ["f_c_prev", "c", "tanh_c", "h"],
  i: ["i_g", "c", "tanh_c", "h"],
  c: ["tanh_c", "h"],
  o: ["h"],
  r: ["r_u", "n", "new", "h"],
  z: ["z_h_prev", "rest", "new", "h"],
};

/** What is computed anew when this is let go, and so is not there while it is pulled. */
export const awaitsOf = (pull?: Pick<Pull, "part"> | null): ReadonlySet<Vector> | undefined =>
  pull ? new Set(AFTER[pull.part]) : undefined;
