/** The line over the picture: the place, the followed unit, the class, and the phase that is on. */
import type { Frame } from "../frame";
import { phaseAt } from "../motion/score";
import { hide, make, say } from "../primitives/dom";
import type { Lanes } from "./walk/cell";

export class Head {
  private readonly step = make("b");
  private readonly unit = make("span");
  private readonly code = make("span", "gw-present-code");
  private readonly phases = make("div", "gw-present-phases");
  readonly element = make("div", "gw-present-head", {}, this.step, this.unit, this.code, this.phases);

  /** `three` has the place of three cells, where they stand side by side. */
  name({ run, label, state }: Frame, three: { step: number; steps: number } | null): void {
    const phases = three || state.view === "readers" ? [] : run.cell.phases;
    const [step, T] = three ? [three.step, three.steps] : [state.step, run.T];
    drawClass(this.code);
    hide(this.unit, three !== null);
    say(this.step, label("shell_step", { step: step + 1, T }));
    this.phases.replaceChildren(
      ...phases.map((phase) =>
        make(
          "span",
          `gw-tone-${run.cell.tones[phase] ?? "ink"}`,
          { "data-phase": phase },
          label(`cell_phase_${phase}`),
        ),
      ),
    );
  }

  /** Which unit is followed, and how many lanes are drawn where it is not all. */
  count({ run, label, state }: Frame, lanes: Lanes | null): void {
    const said = label("shell_unit", { unit: state.unit + 1, H: run.H });
    const few = lanes && !lanes.all ? label("present_lanes", { n: lanes.to - lanes.from }) : "";
    say(this.unit, said + few);
  }

  light({ ms, run, state, moves }: Frame): void {
    const lit = moves ? phaseAt(ms, run.cell) : state.phase;
    for (const name of this.phases.children)
      name.classList.toggle("gw-on", (name as HTMLElement).dataset.phase === lit);
  }
}

/** The class in the head's element for it, which is hidden without one. */
export function drawClass(element: HTMLElement): void {
  const told = classOf();
  say(element, told);
  hide(element, !told);
}

let counted = { code: "", here: "" }; // a page that is drawn anew has no number at first

/** The class that this page teaches: its code, and how many are in it. */
export function classOf(): string {
  const { code = "" } = globalThis.gwTaught?.room ?? {};
  const here = document.querySelector("[data-room-count]")?.textContent?.match(/\d+/)?.[0];
  if (here || counted.code !== code) counted = { code, here: here ?? "" };
  return [code, code && counted.here].filter(Boolean).join(" · ");
}
