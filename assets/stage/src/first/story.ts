/** How far the first minute has come, and what can be asked of it. */

export interface Story {
  beat: number; // from 1
  guess: number; // how far the door is thought to open, 0 to 1
}

export type Wish = "on" | "back" | "skip" | { guess: number };
