/** The keyboard's part: what a key asks for, and what never reaches Streamlit. */
import type { Action, Dispatch, State } from "../frame";
import type { Extent } from "../state";

/** The picture alone, as large as the window. */
export const PRESENT: Action = { kind: "go", to: { present: "1" } };

type Key = Pick<KeyboardEvent, "key" | "shiftKey" | "ctrlKey" | "metaKey" | "altKey">;

/** What a key asks for; null where it is not one of ours. */
export function asked(
  { key, shiftKey, ctrlKey, metaKey, altKey }: Key,
  state: State,
  run: Extent,
): Action | null {
  if (ctrlKey || metaKey || altKey) return null;
  const { step, unit, playing, shown, drill } = state;
  switch (key) {
    case "ArrowRight":
      return shiftKey ? { kind: "phase", by: 1 } : { kind: "step", to: step + 1, walked: true };
    case "ArrowLeft":
      return shiftKey ? { kind: "phase", by: -1 } : { kind: "step", to: step - 1, walked: true };
    case "PageDown":
      return { kind: "step", to: step + 1, walked: true };
    case "PageUp":
      return { kind: "step", to: step - 1, walked: true };
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
    case "Escape":
      return drill ? { kind: "drill", to: null } : null;
    case " ":
      return { kind: "play", on: !playing };
  }
  return null;
}

const CONTROL =
  "button:not([data-token]), a, summary, input:is([type=checkbox], [type=button], [type=file]), [role=radio], [role=option]";
const OWN = [
  "textarea, select, [contenteditable]",
  "[role=dialog], [role=menu], [role=listbox], [role=combobox], [role=slider], [role=grid]",
];
const FIELD = `input:not([type=checkbox], [type=button], [type=file]), ${OWN.join(", ")}`;

/** Whether an element answers this key by itself: a field, menu, dialog or slider every key, a button or link Space and Enter. */
function answers(target: Element, key: string): boolean {
  return (
    target.closest(FIELD) !== null || ((key === " " || key === "Enter") && target.closest(CONTROL) !== null)
  );
}

/** Whether the key belongs to an input method that is still composing; Safari says so by its code alone. */
const composes = ({ isComposing, keyCode }: KeyboardEvent) => isComposing || keyCode === 229;

/** Heard on the page's body, `at` a state of a run or on a page without, where P alone is ours; `isTaken` lets others take the key first. A letter ends here: Streamlit, on the document, would take an "r" or a "c" for a command. */
export function keyed(
  event: KeyboardEvent,
  at: { state: State; run: Extent } | null,
  dispatch: Dispatch,
  isTaken: () => boolean = () => false,
): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key.length === 1) event.stopPropagation();
  if (event.defaultPrevented || composes(event) || answers(event.target as Element, event.key)) return;
  if (!at || !isTaken()) {
    const action = /^p$/i.test(event.key) ? PRESENT : at && asked(event, at.state, at.run);
    if (!action) return;
    dispatch(action);
  }
  event.preventDefault();
  event.stopPropagation();
}

/** Whether this key hands the keyboard from a text box above the stage to the stage. */
export function handsOver(event: KeyboardEvent, boxes: string): boolean {
  return event.key === "Enter" && !composes(event) && (event.target as Element).matches(boxes);
}
