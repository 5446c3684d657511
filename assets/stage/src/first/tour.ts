/** The first minute as a pure story: six beats, what each plays, and what a key does in it. */

import { keyed, within } from "../drag/pull";
import type { Frame } from "../frame";
import { END, restOf } from "../motion/score";
import type { First } from "../payload";
import type { Story, Wish } from "./story";

export const BEATS = 6;
export const WHOLE = 6; // the beat that shows all of the stage
export const GUESS = 4; // the beat in which a door is guessed

const LOOKED = restOf("update"); // one lane is told up to its sum
const SKIM = END / 400; // a character in four tenths of a second, once all lanes are there
const QUICK = 2;
const SLOW = 0.8;

export const BEGUN: Story = { beat: 1, guess: null };

/** The door that is guessed: it has no old height but the one that a guess begins at. */
export const DOOR = { part: "f", old: 0.5 } as const;

/** Whether one lane is told of, not the whole stage. */
export const isSingle = ({ beat }: Story): boolean => beat < WHOLE;
export const isTouring = ({ first }: Pick<Frame, "first">): boolean => !!first && isSingle(first.story);

/** A stretch of one step's score; a rate of 0 shows its end at once. */
export interface Leg {
  step: number;
  from: number;
  to: number;
  rate: number;
}

/** What plays when a beat is come to, in a sentence of T characters. */
export function legsOf(beat: number, { step }: Pick<First, "step">, T: number): Leg[] {
  const read = (from: number, to: number, rate: number): Leg[] =>
    Array.from({ length: Math.max(0, to - from) }, (_, k) => ({ step: from + k, from: 0, to: LOOKED, rate }));
  switch (beat) {
    case 1:
      return [{ step: 0, from: 0, to: 0, rate: 0 }];
    case 2:
      return read(0, 1, 1);
    case 3:
      return read(1, step, step > 2 ? QUICK : 1);
    case GUESS:
      return [{ step, from: 0, to: restOf("concat"), rate: 1 }];
    case 5:
      return [{ step, from: restOf("concat"), to: LOOKED, rate: SLOW }];
    default: {
      const rest = Array.from({ length: T - step - 1 }, (_, k) => step + 1 + k);
      const all = rest.map((place) => ({ step: place, from: 0, to: END, rate: SKIM }));
      return [...all, { step: 0, from: END, to: END, rate: 0 }];
    }
  }
}

/** What a key asks of the story; null where it is not one of its keys. */
export function wishOf(key: string, { beat, guess }: Story, isFine = false): Wish | null {
  const to = beat === GUESS ? keyed({ ...DOOR, value: guess ?? DOOR.old }, key, isFine) : null;
  if (to !== null) return { guess: to };
  switch (key) {
    case "ArrowRight":
    case "PageDown":
    case "Enter":
    case " ":
      return "on";
    case "ArrowLeft":
    case "PageUp":
      return "back";
    case "Escape":
      return "skip";
  }
  return null;
}

/** The story after a wish; null: it is over. */
export function told(story: Story, wish: Wish): Story | null {
  if (wish === "skip") return null;
  if (wish === "on") return story.beat < BEATS ? { ...story, beat: story.beat + 1 } : null;
  if (wish === "back") return { ...story, beat: Math.max(1, story.beat - 1) };
  return { ...story, guess: within(DOOR, wish.guess) };
}
