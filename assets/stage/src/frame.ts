/** What a pane is given to draw, and what it may ask for. Data flows down as a Frame, wishes flow up as an Action. */

import type { Dragging, Wish } from "./drag/wish";
import type { Lack, Products } from "./drill/store";
import type { Story, Wish as StoryWish } from "./first/story";
import type { Film, Gate, Kind, Phase } from "./kinds/names";
import type { Direction, First, Part, View } from "./payload";
import type { Palette } from "./primitives/palette";
import type { Run, Shown } from "./run";

export const SPEEDS = [0.5, 1, 2, "skim"] as const; // skim: results only
export type Speed = (typeof SPEEDS)[number];

export interface State {
  step: number; // place in the sentence, from 0
  unit: number; // the followed unit, from 0
  phase: Phase;
  direction: Direction;
  view: View;
  part: Part; // what colours the text
  playing: boolean;
  speed: Speed;
  shown: Shown; // of the what-if lab's two runs
  present?: string | undefined; // "1": the picture has the whole window
  drill?: Gate | null; // whose sum is taken apart in the cell's place
}

export type Action =
  | { kind: "step"; to: number; walked?: true } // walked: by a key, a button or a swipe to the next place
  | { kind: "follow"; step: number; unit: number; direction?: Direction }
  | { kind: "unit"; to: number }
  | { kind: "phase"; by: 1 | -1 }
  | { kind: "phase"; to: Phase }
  | { kind: "direction"; to: Direction }
  | { kind: "view"; to: View }
  | { kind: "part"; to: Part }
  | { kind: "shown"; to: Shown }
  | { kind: "play"; on: boolean }
  | { kind: "drag"; wish: Wish }
  | { kind: "first"; wish: StoryWish }
  | { kind: "drill"; to: Gate | null }
  | { kind: "cell"; to: Kind } // another kind of cell reads
  | { kind: "speed"; to: Speed }
  | { kind: "go"; to: Partial<Omit<State, "playing" | "speed" | "drill">> } // another stage stands there
  | { kind: "advance" }; // played one notch on

export type Dispatch = (action: Action) => void;

/** A label of the reader's language with its {slots} filled. */
export type Label = (key: string, slots?: Record<string, string | number>) => string;

/** A square of a film, or its whole column where `unit` is null. */
export interface Boxed {
  film: Film;
  step: number;
  unit: number | null;
}

/** What a selection lights. */
export interface Lit {
  id: string;
  term: string | null; // of the formulas, where it has one
  terms: Set<string>; // of buttons, tiles and words
  pieces: Set<string> | null; // of the cell's drawing, by id; null: the picture stays as it is
  unit: number | null; // only this unit's row of picture and films
  films: Boxed[] | null; // null: they stay as they are
}

export interface Frame {
  run: Run;
  state: State;
  first?: { told: First; story: Story } | null; // the first minute, while it plays
  drag?: Dragging | null; // where doors can be dragged
  ms: number; // of the step's score: how far the step has come
  moves?: boolean; // a clock runs: the next frame shows another moment
  lit?: Lit | null; // what is selected, while nothing moves
  drilled?: Products | Lack | null; // while a sum is taken apart: its products, or why there are none yet
  palette: Palette;
  label: Label;
  lang: "zh" | "en";
  narrow: boolean; // one pane above the other
  layout: number; // changes whenever any pane's room has changed
  room: (pane: Pane) => Room; // measured once a layout: drawing need not ask the browser
}

/** A pane's content box in CSS pixels. */
export interface Room {
  width: number;
  height: number;
}

/** One part of the stage. `previous` is the frame it drew last (null at first): draw only what changed. */
export interface Pane {
  readonly element: HTMLElement | SVGElement;
  draw(frame: Frame, previous: Frame | null): void;
  /** Where a step begins to move: shows no more than where the reader stands, and is drawn with the motion's first moment. */
  stand?(frame: Frame): void;
  /** Draws the step of the last frame at another moment of its score. */
  show?(ms: number): void;
  /** Lights what is selected in the frame that was drawn last. */
  light?(frame: Frame): void;
}

export type MakePane = (dispatch: Dispatch) => Pane;
