/** The guess on the door: a dashed line at its height with its number, and in its beat a grip to drag it by. */

import type { Scene } from "../cell/scene";
import { decimal } from "../format";
import type { Dispatch, Frame } from "../frame";
import { make, mark, say } from "../primitives/dom";
import { GUESS } from "./tour";

export class Grip {
  private readonly line = make("i", "gw-guess-line");
  private readonly number = make("span", "gw-guess-number", { role: "status" });
  private readonly knob = make("span", "gw-guess-knob", { role: "slider", tabindex: "0" });
  readonly element = make("div", "gw-guess", {}, this.line, this.number, this.knob);

  /** Stands on its board while there is a guess to show, and not in the document otherwise. */
  constructor(
    private readonly board: HTMLElement,
    private readonly dispatch: Dispatch,
  ) {
    this.element.addEventListener("pointerdown", (event) => this.grab(event));
    this.element.addEventListener("pointermove", (event) => {
      if (this.element.hasPointerCapture(event.pointerId)) this.drag(event);
    });
  }

  /** Over the followed lane's forget door. */
  draw({ first, state }: Frame, scene: Scene): void {
    const door = scene.columns.find(({ vector }) => vector === "f");
    const row = door?.rows[state.unit];
    const isShown = !!first && (first.story.beat === GUESS || first.story.beat === GUESS + 1) && !!row;
    if (!isShown) return this.element.remove();
    if (!this.element.isConnected) this.board.append(this.element);
    const { guess, beat } = first.story;
    const { words } = first.told;
    Object.assign(this.element.style, {
      left: `${door!.x}px`,
      top: `${row.y}px`,
      width: `${door!.width}px`,
      height: `${row.height}px`,
    });
    this.element.style.setProperty("--gw-guess", String(guess));
    this.element.classList.toggle("gw-grips", beat === GUESS);
    const value = decimal(guess, 2);
    say(this.number, beat === GUESS ? value : `${words.guessed} ${value}`);
    this.knob.hidden = beat !== GUESS;
    for (const [name, said] of Object.entries({
      "aria-label": words.guess!,
      "aria-valuemin": "0",
      "aria-valuemax": "1",
      "aria-valuenow": value,
      "aria-orientation": "vertical",
    }))
      mark(this.knob, name, said);
  }

  private grab(event: PointerEvent): void {
    if (!this.element.classList.contains("gw-grips")) return;
    event.preventDefault();
    this.element.setPointerCapture(event.pointerId);
    this.drag(event);
  }

  private drag({ clientY }: PointerEvent): void {
    const { top, height } = this.element.getBoundingClientRect();
    this.dispatch({ kind: "guess", to: 1 - (clientY - top) / height });
  }
}
