/** How far the first minute has come, and what can be asked of it. */

export interface Story {
  beat: number; // from 1
  guess: number | null; // how far the door is thought to open, 0 to 1; null while nobody has said so
}

export type Wish = "on" | "back" | "skip" | { guess: number };
