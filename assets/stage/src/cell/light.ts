/** What a step shows, and how: all that the drawing of the cell takes its colours and numbers from. */
import type { Phase } from "../frame";
import type { Palette } from "../primitives/palette";
import type { Reader } from "../run";

export interface Light {
  palette: Palette;
  reader: Reader;
  other: Reader | null; // the same reader in the other run
  step: number;
  unit: number;
  phase: Phase;
  whole: boolean; // false: the camera is on one phase, and nothing is faint
  bound: number; // ± of C, f⊙C and i⊙C̃
  xBound: number;
}
