/** What a step shows, and how: all that the drawing of the cell takes its colours and numbers from. */
import type { Palette } from "../primitives/palette";
import type { Reader, Vector } from "../run";

export interface Light {
  palette: Palette;
  reader: Reader;
  other: Reader | null; // the same reader in the other run
  step: number;
  unit: number;
  printed?: Record<string, string>; // numbers that a sentence beside the picture prints its own way
  awaits?: ReadonlySet<Vector>; // what a pulled door leaves to be computed again
  token: { text: string; font: string } | null; // what stands on its tile, where it has one
  ms: number; // of the step's score
}
