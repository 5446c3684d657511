/** Scripts of the stage's that a page does without at first: each sets one name, and may have come with the stage's own. */
import type { DrawStill } from "../cell/still";
import type { Dispatch, Frame, Room } from "../frame";

const REST = 4000; // ms after the stage is there

/** What drill.js draws into an element. */
export interface View {
  draw(frame: Frame, room: Room): void;
}

declare global {
  var gwDrill: ((element: HTMLElement, dispatch: Dispatch) => View) | undefined;
  var gwSave: ((frame: Frame, kind: "svg" | "png", still: DrawStill) => Promise<void>) | undefined;
}

const NAMES = { drill: "gwDrill", drawing: "gwSave" } as const;

/** Fetches one of them, once. */
export async function later(name: keyof typeof NAMES): Promise<void> {
  if (!(NAMES[name] in globalThis)) await import(new URL(`${name}.js`, import.meta.url).href);
}

/** Fetches all of them once the page has come to rest, so that they are there without a connection, too. */
export function fetchLater(): void {
  const fetched = () => Promise.all([later("drill"), later("drawing")]);
  setTimeout(() => void fetched().catch(() => {}), REST); // whoever needs one asks again
}
