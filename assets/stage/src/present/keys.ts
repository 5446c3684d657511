/** What a key asks for in present mode: all that a clicker sends, and what a teacher presses at the lectern. */
import type { Action, State } from "../frame";
import { asked } from "../page/keys";
import type { Run } from "../run";

/** `black` and `white` blank the picture; `none` is taken so that nobody else takes it. */
export type Own = "black" | "white" | "strength" | "lanes" | "three" | "leave" | "none";
export type Wish = { own: Own } | { action: Action };

type Key = Pick<KeyboardEvent, "key" | "shiftKey" | "ctrlKey" | "metaKey" | "altKey">;

export const OWN: Record<string, Own> = {
  b: "black",
  ".": "black",
  w: "white",
  c: "strength",
  z: "lanes",
  t: "three",
  p: "leave",
  Escape: "leave",
  F5: "none", // a clicker's key for beginning: the page is not loaded again
};

const WALKING = ["PageDown", "PageUp", "ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp", "Home", "End"];

/** Where three cells stand side by side: to which step they go, by a key that walks; null by another. */
export function walked(key: string, step: number, steps: number): number | null {
  if (key === "Home") return 0;
  if (key === "End") return steps - 1;
  if (key === "ArrowRight" || key === "PageDown") return step + 1;
  return key === "ArrowLeft" || key === "PageUp" ? step - 1 : null;
}

const isOthers = ({ ctrlKey, metaKey, altKey }: Key): boolean => ctrlKey || metaKey || altKey;
const ownOf = ({ key }: Key): Own | undefined => OWN[key.length === 1 ? key.toLowerCase() : key];

/** On a slide, on which nothing is walked; null where the key is left to the browser. */
export function wishedOnSlide(event: Key): Wish | null {
  if (isOthers(event)) return null;
  const own = ownOf(event);
  if (own) return { own };
  return event.key.length === 1 || WALKING.includes(event.key) ? { own: "none" } : null;
}

/** null where the key is left to the browser. */
export function wished(event: Key, state: State, run: Run): Wish | null {
  if (isOthers(event)) return null;
  const { key } = event;
  const own = ownOf(event);
  if (own) return { own };
  const phase = /^[1-9]$/.test(key) && run.cell.phases[Number(key) - 1];
  const action: Action | null = phase ? { kind: "phase", to: phase } : asked(event, state, run);
  if (action) return { action };
  return key.length === 1 ? { own: "none" } : null; // a letter is a command of Streamlit's
}
