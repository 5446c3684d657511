/** The keyboard's part: what a key asks for, and what never reaches Streamlit. */
import type { Action, Dispatch, State } from "./frame";
import type { Extent } from "./state";

type Key = Pick<KeyboardEvent, "key" | "shiftKey" | "ctrlKey" | "metaKey" | "altKey">;

/** What a key asks for; null where it is not one of ours. */
export function asked({ key, shiftKey, ctrlKey, metaKey, altKey }: Key, state: State, run: Extent): Action | null {
  if (ctrlKey || metaKey || altKey) return null;
  const { step, unit, playing, shown } = state;
  switch (key) {
    case "ArrowRight":
      return shiftKey ? { kind: "phase", by: 1 } : { kind: "step", to: step + 1 };
    case "ArrowLeft":
      return shiftKey ? { kind: "phase", by: -1 } : { kind: "step", to: step - 1 };
    case "PageDown":
      return { kind: "step", to: step + 1 };
    case "PageUp":
      return { kind: "step", to: step - 1 };
    case "ArrowDown":
      return { kind: "unit", to: unit + 1 };
    case "ArrowUp":
      return { kind: "unit", to: unit - 1 };
    case "Home":
      return { kind: "step", to: 0 };
    case "End":
      return { kind: "step", to: run.T - 1 };
    case "b":
    case "B":
      return run.compared ? { kind: "shown", to: shown === "after" ? "before" : "after" } : null;
    case " ":
      return { kind: "play", on: !playing };
  }
  return null;
}

const CONTROL = "button:not([data-token]), a, summary, [role=radio], [role=menuitem], [role=option]";
const FIELD = "input, textarea, select, [contenteditable]";

/** Whether an element answers this key by itself: a field every key, a button Space and Enter. */
function answers(target: Element, key: string): boolean {
  return target.closest(FIELD) !== null || ((key === " " || key === "Enter") && target.closest(CONTROL) !== null);
}

/** Plain keys end in the stage: Streamlit would take an "r" or a "c" for a command. Tab and shortcuts go on. */
export function keyed(event: KeyboardEvent, state: State, run: Extent, dispatch: Dispatch): void {
  if (event.key === "Tab" || event.ctrlKey || event.metaKey || event.altKey) return;
  event.stopPropagation();
  const action = event.defaultPrevented || answers(event.target as Element, event.key) ? null : asked(event, state, run);
  if (!action) return;
  event.preventDefault();
  dispatch(action);
}
