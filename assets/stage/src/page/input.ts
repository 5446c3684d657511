/** What comes to the stage from a hand wherever it is on the page: keys, swipes, a pasted text, the share menu. */

import type { Dispatch, Frame } from "../frame";
import type { Payload } from "../payload";
import { BOXES } from "../telling/heard";
import { handsOver, keyed, PRESENT } from "./keys";
import { pasted } from "./paste";
import { answerShare, type Shared } from "./share";
import { listen } from "./touch";

const SWIPED = ".gw-slot-films, .gw-slot-cell, .gw-slot-text";

interface Stagehand {
  root: HTMLElement;
  payload: () => Payload | null;
  frame: () => Frame | null; // null where the page has no picture
  dispatch: Dispatch;
  escape: () => boolean; // whether Escape ended something
  press: (event: KeyboardEvent) => boolean; // whether a part of the stage took the key
}

export function takeInput(by: Stagehand, signal: AbortSignal): void {
  const { root, dispatch } = by;
  document.body.addEventListener("keydown", (event) => press(by, event), { signal });
  listen(root, SWIPED, (way) => {
    const frame = by.frame();
    if (frame) dispatch({ kind: "step", to: frame.state.step + way });
  });
  document.addEventListener("paste", (event) => pasted(event, BOXES, by.frame()?.run.payload.classes ?? []), {
    signal,
  });
  answerShare((kind) => shared(by, kind), signal);
}

function press(by: Stagehand, event: KeyboardEvent): void {
  const { root, dispatch } = by;
  if (!root.isConnected) return;
  if (event.key === "Escape" && by.escape()) return event.stopPropagation();
  const frame = by.frame();
  if (frame && handsOver(event, BOXES)) root.focus({ preventScroll: true });
  keyed(event, frame, dispatch, () => by.press(event));
}

/** What the share menu is given; a picture is of the cell. */
function shared(by: Stagehand, kind: string): Shared | null {
  if (kind === "present") return by.dispatch(PRESENT) ?? null;
  if (kind !== "copy" && by.frame()?.state.drill) by.dispatch({ kind: "drill", to: null });
  const payload = by.payload();
  return payload && { address: payload.address, frame: by.frame() };
}
