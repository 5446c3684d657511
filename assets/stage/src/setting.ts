/** What a stage stands in: in the app Python, the page and what only Python can carry out; on a page of its own none of it. */
import type { Scene } from "./cell/layout/scene";
import type { Chips } from "./drag/chips";
import type { Drag } from "./drag/drag";
import type { Store } from "./drill/store";
import type { Opening } from "./first/opening";
import type { Dispatch, Frame, MakePane, Pane } from "./frame";
import type { Notices } from "./page/notices";
import type { Telling } from "./telling/telling";
import type { Voice } from "./voice/voice";

/** What lies over the cell for a hand to take. */
export interface Hold {
  draw(frame: Frame, scene: Scene): void;
}

type Seen<T> = { [K in keyof T]: T[K] };

/** What is left out is not there. */
export interface Setting {
  telling?: (...by: ConstructorParameters<typeof Telling>) => Seen<Telling>; // Python hears of the walk, and the address is written
  drag?: (...by: ConstructorParameters<typeof Drag>) => Seen<Drag>; // Python computes with doors set by hand
  opening?: (...by: ConstructorParameters<typeof Opening>) => Seen<Opening>; // the first minute
  holds?: (board: HTMLElement, dispatch: Dispatch) => Hold[]; // doors that are pulled or guessed
  chips?: (dispatch: Dispatch) => Seen<Chips>; // what is held
  drill?: MakePane; // a sum down to its products
  products?: (changed: () => void) => Seen<Store>; // which the server has
  first?: () => Pane; // and its picture
  notices?: (voice: Voice) => Seen<Notices>; // what the server has to say
}
