/** The keyboard's part: what a key asks for, and what never reaches Streamlit. */
import type { Action, Dispatch, State } from "./frame";
import { ends, type Extent } from "./state";

type Key = Pick<KeyboardEvent, "key" | "shiftKey" | "ctrlKey" | "metaKey" | "altKey">;

/** What a key asks for; null where it is not one of ours. */
export function asked(key: Key, state: State, run: Extent): Action | null {
  if (key.ctrlKey || key.metaKey || key.altKey) return null;
  switch (key.key) {
    case "ArrowRight":
      return key.shiftKey ? { kind: "phase", by: 1 } : { kind: "step", to: state.step + 1 };
    case "ArrowLeft":
      return key.shiftKey ? { kind: "phase", by: -1 } : { kind: "step", to: state.step - 1 };
    case "PageDown":
      return { kind: "step", to: state.step + 1 };
    case "PageUp":
      return { kind: "step", to: state.step - 1 };
    case "ArrowDown":
      return { kind: "unit", to: state.unit + 1 };
    case "ArrowUp":
      return { kind: "unit", to: state.unit - 1 };
    case "Home":
      return { kind: "step", to: ends("forward", run.T).first };
    case "End":
      return { kind: "step", to: ends("forward", run.T).last };
    case " ":
      return { kind: "play", on: !state.playing };
  }
  return null;
}

export function keyed(event: KeyboardEvent, state: State, run: Extent, dispatch: Dispatch): void {
  const action = asked(event, state, run);
  if (!action) return;
  event.preventDefault();
  event.stopPropagation();
  dispatch(action);
}
