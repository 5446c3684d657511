/** The words of the reader's language. */
import type { Label } from "./frame";
import type { Kind, Vector } from "./kinds/names";
import type { Direction } from "./payload";

const CELLS: Record<Kind, string> = { rnn: "RNN", lstm: "LSTM", gru: "GRU" };

/** What is said of one kind of cell only has a key of its own, "rnn_" before it. A missing key shows itself, so that a test finds it. */
export function labels(table: Record<string, string>, kind: Kind = "lstm"): Label {
  return (key, slots = {}) =>
    (table[`${kind}_${key}`] ?? table[key] ?? key).replace(/\{(\w+)\}/g, (whole, name: string) =>
      String(slots[name] ?? (name === "cell" ? CELLS[kind] : whole)),
    );
}

/** What a vector is called: a part by its name, a derived one by its formula. */
export const vectorName = (label: Label, vector: Vector, direction: Direction): string =>
  label(`shell_vector_${vector}`, { before: direction === "forward" ? "ₜ₋₁" : "ₜ₊₁" });
