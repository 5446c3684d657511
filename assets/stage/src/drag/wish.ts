/** What a pane may ask of the hand that drags a door, and what a frame shows of it. */

import type { Direction, Part } from "../payload";

export type Pulled = "f" | "i" | "o" | "c" | "r" | "z";

/** What one hold can go over. */
export const SPREADS = ["steps", "units", "readers"] as const;
export type Spread = (typeof SPREADS)[number];

export interface Pull {
  part: Pulled;
  step: number;
  unit: number;
  direction: Direction;
  old: number; // before anything was set here by hand
  value: number;
  by: "pointer" | "key" | "nudge";
}

export type Wish =
  | { do: "grab"; part: Pulled }
  | { do: "pull"; to: number }
  | { do: "release" | "restore" }
  | { do: "key"; event: KeyboardEvent }
  | { do: "set"; part: Pulled; to: number }
  | { do: "spread"; at: number; over: Spread }
  | { do: "drop"; at: number }; // an entry; −1: the last

/** What a frame shows of it. */
export interface Dragging {
  hold: string; // as in the address
  can: boolean; // a door can be taken now
  pull: Pull | null;
  share: number; // how far its lane is opened
  line: readonly { text: string; tone?: Part | "ink" }[] | null; // what the voice says instead of the step's own line
}
