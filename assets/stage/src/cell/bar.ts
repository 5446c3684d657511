/** Above the cell: the phases of a step as buttons; in a lesson the legend, and what the marks of another run are. */

import type { Dispatch, Frame } from "../frame";
import type { Cell } from "../kinds/cell";
import type { Phase } from "../kinds/names";
import { legendKey } from "../legend/key";
import { Legend } from "../legend/legend";
import { hide, make, mark, say } from "../primitives/dom";
import type { Setting } from "../setting";

const KEYS = ["other", "held"] as const;

export class Bar {
  readonly phases = make("div", "gw-phases", { role: "group" });
  private readonly legend = new Legend();
  private readonly keys = { other: legendKey("other"), held: legendKey("held") };
  readonly element = make(
    "div",
    "gw-cell-bar",
    {},
    this.phases,
    make("div", "gw-cell-keys", {}, ...KEYS.map((name) => this.keys[name].element), this.legend.element),
  );
  private readonly buttons = new Map<Phase, HTMLButtonElement>();

  private cell: Cell | null = null;

  constructor(
    private readonly dispatch: Dispatch,
    private readonly chips: ReturnType<NonNullable<Setting["chips"]>> | undefined,
  ) {
    if (chips) this.element.lastElementChild!.prepend(chips.element);
  }

  /** Buttons for the phases of another kind of cell. */
  private lay(cell: Cell): void {
    this.cell = cell;
    this.buttons.clear();
    for (const phase of cell.phases) {
      // One tab stop is the cell's: Shift and an arrow do from there what these buttons do.
      const tone = cell.tones[phase] ?? "ink";
      const button = make("button", `gw-phase gw-tone-${tone}`, { type: "button", tabindex: "-1" });
      button.addEventListener("click", () => this.dispatch({ kind: "phase", to: phase }));
      this.buttons.set(phase, button);
    }
    this.phases.replaceChildren(...this.buttons.values());
  }

  /** Marks the phase that is shown, or at work. */
  light(lit: Phase): void {
    for (const [phase, button] of this.buttons) mark(button, "aria-pressed", phase === lit);
  }

  draw(frame: Frame): void {
    const { label, run, narrow } = frame;
    if (run.cell !== this.cell) this.lay(run.cell);
    this.chips?.draw(frame);
    mark(this.phases, "aria-label", label("cell_phases"));
    for (const [phase, button] of this.buttons) say(button, label(`cell_phase_${phase}`));
    const { other } = run;
    this.element.classList.toggle("gw-keyed", hasKeys(run));
    say(this.keys.held.word, label("cell_key_held"));
    hide(this.keys.held.element, !keyed(run));
    hide(this.keys.other.element, !other);
    if (other) say(this.keys.other.word, label(`run_key_${other.shown}`));
    hide(this.legend.element, !run.payload.look || narrow); // else it stands under the films
    this.legend.draw(label, run.cell.kind);
    this.legend.follow(frame);
  }
}

const keyed = ({ anyHeld, other }: Frame["run"]): boolean => anyHeld || (other?.anyHeld ?? false);

/** Whether the bar has keys beside its phases. */
export const hasKeys = (run: Frame["run"]): boolean => keyed(run) || run.other !== null;
