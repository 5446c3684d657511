/** What comes with the script of its own for a kind of cell that is no LSTM's. */
import type { Scene, Wish } from "../cell/layout/scene";
import type { Light } from "../cell/light";
import type { Box } from "../formulas/equations";
import type { Cell } from "../kinds/cell";
import type { Phase } from "../kinds/names";
import type { Pen } from "../primitives/pen";
import type { Telling } from "../voice/tellings";

export interface Member {
  cell: Cell;
  scene: (wish: Wish) => Scene;
  paint: (pen: Pen, scene: Scene, light: Light) => void; // what lies over its lanes and under its doors
  boxes: readonly Box[];
  tellings: Partial<Record<Phase, Telling>>; // of the phases that no LSTM has
}
