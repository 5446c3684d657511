/** What a stage stands in: in the app Python, the page and what only Python can carry out; on a page of its own none of it. */
import type { Drag } from "./drag/drag";
import type { Opening } from "./first/opening";
import type { Pane } from "./frame";
import type { Marks } from "./page/chart-marks";
import type { Notices } from "./page/notices";
import type { Telling } from "./telling/telling";
import type { Voice } from "./voice/voice";

type Seen<T> = { [K in keyof T]: T[K] };

/** What is left out is not there. */
export interface Setting {
  telling?: (...by: ConstructorParameters<typeof Telling>) => Seen<Telling>; // Python hears of the walk, and the address is written
  drag?: (...by: ConstructorParameters<typeof Drag>) => Seen<Drag>; // Python computes with doors set by hand
  opening?: (...by: ConstructorParameters<typeof Opening>) => Seen<Opening>; // the first minute
  first?: () => Pane; // and its picture
  marks?: () => Seen<Marks>; // figures below the stage
  notices?: (voice: Voice) => Seen<Notices>; // what the server has to say
}
