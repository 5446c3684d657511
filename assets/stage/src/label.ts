/** The words of the reader's language. */
import type { Label } from "./frame";
import type { Direction } from "./payload";
import type { Vector } from "./run";

/** A missing key shows itself, so that a test finds it. */
export function labels(table: Record<string, string>): Label {
  return (key, slots = {}) =>
    (table[key] ?? key).replace(/\{(\w+)\}/g, (whole, name: string) => String(slots[name] ?? whole));
}

/** What a vector is called: a part by its name, a derived one by its formula. */
export const vectorName = (label: Label, vector: Vector, direction: Direction): string =>
  label(`shell_vector_${vector}`, { before: direction === "forward" ? "ₜ₋₁" : "ₜ₊₁" });
