/** What is held, in the head of the card: a chip each with a way to take it back, and one that takes the last. */

import type { Dispatch, Frame } from "../frame";
import { hide, make } from "../primitives/dom";
import { isSpread } from "./holds";
import { SPREADS, type Wish } from "./wish";

const NONE: readonly string[] = [];

export class Chips {
  readonly element = make("div", "gw-chips");
  private drawn: readonly string[] | undefined;

  constructor(private readonly dispatch: Dispatch) {
    this.element.addEventListener("wheel", ({ deltaY }) => this.element.scrollBy(deltaY, 0), {
      passive: true,
    });
  }

  draw({ label, drag, run: { payload, directions } }: Frame): void {
    const offers = SPREADS.filter((over) => over !== "readers" || directions.length > 1);
    const held = drag ? payload.drags!.held : NONE;
    if (held === this.drawn) return;
    this.drawn = held;
    hide(this.element, !held.length);
    this.element.parentElement?.classList.toggle("gw-chipped", held.length > 0);
    this.element.replaceChildren(
      ...held.map((name, at) =>
        make(
          "span",
          "gw-chip",
          {},
          name,
          ...(payload.drags?.spreads ? offers : []).map((over) =>
            this.button(
              "gw-chip-over",
              label(`drag_over_${over}`),
              { do: "spread", at, over },
              {
                "aria-pressed": String(isSpread(drag!.hold, at, over)),
              },
            ),
          ),
          this.button(
            "gw-chip-off",
            "×",
            { do: "drop", at },
            { "aria-label": `${label("drag_drop")}: ${name}` },
          ),
        ),
      ),
      this.button("gw-button gw-chip-undo", label("drag_undo"), { do: "drop", at: -1 }),
    );
    const latest = this.element.children[held.length - 1] as HTMLElement | undefined;
    if (latest) this.element.scrollLeft = latest.offsetLeft; // whole from its beginning
  }

  private button(kind: string, text: string, wish: Wish, more: Record<string, string> = {}): HTMLElement {
    const button = make("button", kind, { type: "button", ...more }, text);
    button.addEventListener("click", () => this.dispatch({ kind: "drag", wish }));
    return button;
  }
}
