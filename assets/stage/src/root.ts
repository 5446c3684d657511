/** The stage's own element: what it is called, and what it says of the run and the state to styles, tests and who listens. */

import { isTouring } from "./first/tour";
import type { Frame, Label } from "./frame";
import type { Payload } from "./payload";
import { hide, make, mark, say } from "./primitives/dom";
import type { Palette } from "./primitives/palette";
import { dress, paletteOf } from "./primitives/theme";
import "./curtain/curtain.css";

const ATTRIBUTES = { "data-testid": "stage", tabindex: "0", role: "region" };
const STATE = ["unit", "phase", "direction", "view", "part"] as const;

export class Root {
  readonly element: HTMLElement;
  private readonly why = make("p", "gw-lack", { role: "status" });
  readonly hint = make("p", "gw-hidden", { id: "gw-keys" }); // which keys there are
  palette!: Palette;

  constructor(parent: HTMLElement | ShadowRoot) {
    this.element =
      parent.querySelector<HTMLElement>("[data-testid=stage]") ?? parent.appendChild(make("div"));
    for (const [name, value] of Object.entries(ATTRIBUTES)) this.element.setAttribute(name, value);
    this.element.setAttribute("aria-describedby", this.hint.id);
    this.element.classList.add("gw-stage");
    this.element.removeAttribute("style");
  }

  /** Words and small pictures beside a stage wear its colours, and so do those of a page without one. */
  receive({ picture, address }: Payload): void {
    mark(document.documentElement, "lang", address.lang);
    this.element.toggleAttribute("hidden", !picture);
    document.documentElement.toggleAttribute("data-gw-pictured", picture);
    const palette = paletteOf(this.element);
    if (palette === this.palette) return;
    this.palette = palette;
    dress(this.element, palette);
  }

  /** Another run. */
  begin({ meaningless, look, curtain, sizes, before }: Payload, label: Label): void {
    const { element } = this;
    mark(element, "aria-label", label("shell_stage"));
    mark(element, "data-meaningless", meaningless);
    mark(element, "data-look", look ? look.phase : null);
    mark(element, "data-curtain", curtain?.join(" ") || null);
    mark(element, "data-answer", look ? look.answer : null);
    element.style.setProperty("--gw-units", String(sizes.H));
    say(this.hint, `${label("shell_keys")}${before ? ` ${label("run_keys")}` : ""}`);
  }

  lack(why: string | null): void {
    const { element, why: line } = this;
    element.classList.toggle("gw-lacking", why !== null);
    if (why === null) line.remove();
    else if (!line.isConnected) element.append(line);
    say(line, why ?? "");
  }

  draw(frame: Pick<Frame, "state" | "run" | "first">): void {
    const { element, hint } = this;
    const { state, run } = frame;
    mark(element, "data-shown", run.compared ? state.shown : null);
    mark(element, "data-drill", state.drill ?? null);
    mark(element, "data-place", state.step); // Streamlit's styles ask every ancestor of a data-step for its own
    mark(element, "data-steps", run.T);
    for (const name of STATE) mark(element, `data-${name}`, state[name]);
    hide(hint, isTouring(frame)); // its keys are other ones
    mark(element, "aria-describedby", hint.hidden ? null : hint.id);
  }
}
