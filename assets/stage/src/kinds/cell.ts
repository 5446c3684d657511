/** What differs from one kind of cell to another: a row of the table in kinds.ts, data alone. */

import type { Mark } from "../motion/score";
import type { Film, Gate, Held, Kind, Phase, Tone, Vector } from "./names";

export interface Cell {
  kind: Kind;
  phases: readonly [Phase, ...Phase[]];
  tones: Partial<Record<Phase, Tone>>; // the part in whose colour a phase stands, ink where none does
  films: readonly Film[]; // from top to bottom
  vectors: readonly Vector[]; // all that a step has
  gates: readonly Gate[]; // in the order of the rows of z_x, z_h and bias
  held: readonly Held[]; // in the order of the mask
  part: Film; // what colours the text at first
  state: "c" | "h"; // what runs along the lanes from step to step
  belt: string; // the column that begins them
  told: Partial<Record<Phase, Vector>>; // what a phase is about
  ofPhase: Partial<Record<Phase, readonly Film[]>>; // on a phone: the films that a phase reads or makes

  // when each piece of its drawing is there
  columns: Partial<Record<string, Mark>>; // by id: a vector's own column has its name
  stretches: Partial<Record<string, Mark>>; // of lanes, by id
  wires: Partial<Record<string, Mark>>; // by id; what is not named is always there
  handed: Partial<Record<string, string>>; // column → the column, or "next-h", from which it is handed over
  carried: readonly (readonly [mark: Mark, vector: Vector, from: string, to: string])[]; // columns' squares on their way

  plus?: Mark; // when its signs of addition swell

  // the terms of its formulas
  letters: Record<string, string>; // a letter with its subscript, as in a formula → its term
  pieces: Record<string, string>; // term → what of the drawing is lit with it, by id
  filmsOf: Record<string, readonly Film[]>; // term → the films that show it, where they are not its own alone
  termsOf: Record<string, string>; // piece → its term, where it is no column's own
}

/** The last phase of a step. */
export const lastOf = ({ phases }: Pick<Cell, "phases">): Phase => phases.at(-1)!;

/** When a vector of the step is there. */
export const markOf = ({ columns }: Cell, vector: Vector): Mark => columns[vector]!;
