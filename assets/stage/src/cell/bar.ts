/** Above the cell: the five phases as buttons, and how to read doors, thickness and colour. */

import { type Dispatch, type Frame, PHASES, type Phase } from "../frame";
import { hide, make, mark, say } from "../primitives/dom";
import { legendKey } from "../primitives/legend-key";
import { rangeText } from "../scale";

const NAMES = ["other", "held", "door", "lane", "colour"] as const;

export class Bar {
  readonly phases = make("div", "gw-phases", { role: "group" });
  readonly legend = make("p", "gw-legend");
  private readonly buttons = new Map<Phase, HTMLButtonElement>();
  private readonly words = new Map<string, HTMLElement>();
  private readonly bounds = make("span", "gw-legend-bounds");

  constructor(dispatch: Dispatch) {
    for (const phase of PHASES) {
      // One tab stop is the cell's: Shift and an arrow do from there what these buttons do.
      const button = make("button", `gw-phase gw-phase-${phase}`, { type: "button", tabindex: "-1" });
      button.addEventListener("click", () => dispatch({ kind: "phase", to: phase }));
      this.buttons.set(phase, button);
      this.phases.append(button);
    }
    for (const name of NAMES) {
      const { word, element } = legendKey(name);
      this.words.set(name, word);
      this.legend.append(element);
    }
    this.legend.lastElementChild!.append(this.bounds);
  }

  /** Marks the phase that is shown, or at work. */
  light(lit: Phase): void {
    for (const [phase, button] of this.buttons) mark(button, "aria-pressed", phase === lit);
  }

  draw(frame: Frame, xBound: number): void {
    const { label } = frame;
    mark(this.phases, "aria-label", label("cell_phases"));
    for (const [phase, button] of this.buttons) say(button, label(`cell_phase_${phase}`));
    for (const [name, word] of this.words) if (name !== "other") say(word, label(`cell_key_${name}`));
    const { other } = frame.run;
    hide(this.words.get("held")!.parentElement!, !frame.run.anyHeld && !other?.anyHeld);
    hide(this.words.get("other")!.parentElement!, !other);
    if (other) say(this.words.get("other")!, label(`run_key_${other.shown}`));
    const wide = xBound > 1 ? ` · x ${rangeText(xBound)}` : "";
    say(this.bounds, frame.bound === 1 ? `±1${wide}` : `C ${rangeText(frame.bound)} · h ±1${wide}`);
  }
}
