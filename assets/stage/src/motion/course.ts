/** Which way of the score a wish plays, if any: a step, a phase, or nothing. */
import type { Action, Speed, State } from "../frame";
import { MEETING } from "../readers/score";
import { stride } from "../state";
import type { Course } from "./clock";
import { restOf, startOf } from "./score";

export const QUICK = 350; // ms: whoever steps faster than this gets no motion
const KEYED = 2.2; // a step that was asked for by a key is played so much faster than the score
const PLAYED: Record<Exclude<Speed, "skim">, number> = { 0.5: 3.75 / 7.5, 1: 1, 2: 3.75 / 1.9 };
export const PAUSE = 350; // ms at 1×, between two characters that are played

/** How fast a speed plays the score; null where it shows results only. */
export const rateOf = (speed: Speed): number | null => (speed === "skim" ? null : PLAYED[speed]);

export interface Press {
  action: Action;
  before: State;
  after: State;
  since: number; // ms since the last press
}

/** What is played on the way to the new state; null shows it at once. Only a walk in the reader's direction moves. */
export function courseOf({ action, before, after, since }: Press): Course | null {
  if (after.view === "text") return null;
  const isCell = after.view === "cell";
  const to = isCell ? restOf(after.phase) : MEETING;
  const read = after.step === before.step + stride(after.direction);
  switch (action.kind) {
    case "step":
      return action.walked && read && since >= QUICK ? { from: 0, to, rate: KEYED } : null;
    case "phase":
      if (!isCell) return null;
      if ("by" in action && (action.by < 0 || after === before)) return null;
      return { from: startOf(after.phase), to, rate: 1 };
    case "play":
    case "advance": {
      const rate = rateOf(after.speed);
      return rate && after.step !== before.step ? { from: 0, to, rate } : null;
    }
    default:
      return null;
  }
}
