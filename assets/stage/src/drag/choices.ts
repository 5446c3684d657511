/** What a tap on a door offers: values that need no dragging. */

import { short } from "../format";
import type { Frame } from "../frame";
import { make } from "../primitives/dom";
import type { Run } from "../run";
import { NUDGE, oldOf, within } from "./pull";
import type { Pulled, Wish } from "./wish";

const WIDE = 256; // px
const HIGH = 44;

export class Choices {
  run: Run | null = null; // that it was opened in
  private readonly element = make("div", "gw-pull-choices", { role: "group" });
  private opened = new AbortController();

  constructor(private readonly ask: (wish: Wish) => void) {
    this.element.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      this.shut();
    });
  }

  open(
    board: HTMLElement,
    part: Pulled,
    now: number,
    { label, run, state }: Frame,
    at: { x: number; y: number },
  ): void {
    const { step, unit, direction } = state;
    const old = oldOf(run, { part, step, unit, direction });
    const steps = [-NUDGE, NUDGE].map((by): [string, number] => [
      `${by < 0 ? "−" : "+"}${NUDGE}`,
      within({ part, old }, now + by),
    ]);
    const choices: [string, number][] = [
      ["0", 0],
      ...steps,
      ...(part === "c" ? [] : [["1", 1] as [string, number]]),
      [label("run_was_before", { value: short(old) }), old],
    ];
    this.run = run;
    this.element.className = `gw-pull-choices gw-tone-${part}`;
    this.element.setAttribute("aria-label", label(`part_${part}`));
    this.element.replaceChildren(
      ...choices.map(([name, to]) => {
        const button = make("button", "gw-button", { type: "button" }, name);
        button.addEventListener("click", () => {
          this.shut();
          this.ask({ do: "set", part, to });
        });
        return button;
      }),
    );
    const left = Math.max(0, Math.min(at.x + 8, board.clientWidth - WIDE));
    const over = left < at.x ? -1.7 : -0.5; // it does not hide the door
    this.element.style.left = `${left}px`;
    this.element.style.top = `${Math.max(0, at.y + over * HIGH)}px`;
    board.append(this.element);
    this.opened.abort();
    this.opened = new AbortController();
    const shut = ({ target }: PointerEvent) => this.element.contains(target as Node) || this.shut();
    document.addEventListener("pointerdown", shut, { signal: this.opened.signal });
    this.element.querySelector("button")!.focus({ preventScroll: true });
  }

  shut(): void {
    this.opened.abort();
    this.element.remove();
    this.run = null;
  }
}
