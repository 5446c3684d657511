/** What the page of the RNN's lesson has of three cells on one sentence (pages/chapters/rnn/wall.py). */

const PANELS = ".gw-three[data-wall]"; // without it where a question hides them

/** What each hands on. */
export const STATES = { rnn: "h", lstm: "c", gru: "h" } as const;
export type Three = keyof typeof STATES;

/** At a step: old, door, kept, new; whether the rest of the door writes; what is printed. */
export type Step = [number, number | null, number, number, boolean, string, string, string, string, string];

export interface Told {
  tokens: string[];
  first: number;
  cells: Record<Three, { unit: number; film: number[][]; steps: Step[] }>;
}

export const panels = (): HTMLElement | null => document.querySelector(PANELS);

/** Whether the page has them. */
export const hasThree = (): boolean => panels() !== null;

/** Whether they are what is looked at: they reach over the middle of the window. */
export function seesThree(): boolean {
  const { top = 1, bottom = 0 } = panels()?.getBoundingClientRect() ?? {};
  return top < innerHeight / 2 && bottom > innerHeight / 2;
}
