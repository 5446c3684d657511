/** What is held, in the head of the cell: a chip each with a way to take it back, and one that takes the last. */

import type { Dispatch, Frame } from "../frame";
import { hide, make } from "../primitives/dom";

export class Chips {
  readonly element = make("div", "gw-chips");
  private drawn: readonly string[] | undefined;

  constructor(private readonly dispatch: Dispatch) {}

  draw({ label, drag, run: { payload } }: Frame): void {
    const held = drag ? payload.drags!.held : [];
    if (held === this.drawn) return;
    this.drawn = held;
    hide(this.element, !held.length);
    this.element.replaceChildren(
      ...held.map((name, at) =>
        make(
          "span",
          "gw-chip",
          {},
          name,
          this.button("gw-chip-off", "×", at, `${label("drag_drop")}: ${name}`),
        ),
      ),
      this.button("gw-button gw-chip-undo", label("drag_undo"), -1, ""),
    );
  }

  private button(kind: string, text: string, at: number, says: string): HTMLElement {
    const button = make("button", kind, { type: "button", ...(says && { "aria-label": says }) }, text);
    button.addEventListener("click", () => this.dispatch({ kind: "drag", wish: { do: "drop", at } }));
    return button;
  }
}
