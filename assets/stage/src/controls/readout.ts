/** The small readout of whatever square is under the pointer or has the focus. */

import { wasExactly } from "../comparison";
import { readout as digits } from "../format";
import type { Dispatch, Frame } from "../frame";
import { isDoor, type Vector } from "../kinds/names";
import { vectorName } from "../label";
import { pointOn } from "../legend/ruler";
import type { Direction } from "../payload";
import { hide, make, say } from "../primitives/dom";
import "./readout.css";

export interface Square {
  vector: Vector;
  unit: number;
  step: number;
  direction: Direction;
  value: number;
  x: number; // of the pointer or the square, in the window
  y: number;
}

/** What a square of the cell says: "" behind a curtain, nothing where it is none of the cell's. */
export const saidBy = (square: HTMLElement | SVGElement): string | undefined =>
  square.parentElement!.dataset.values?.split(",")[Number(square.dataset.unit)];

const POINTED = "gw-point";
const CALM = 150; // ms after the last step

/** A pane that paints its squares tells where the pointer is; null: on none. */
export function pointAt(element: Element, square: Square | null): void {
  element.dispatchEvent(new CustomEvent(POINTED, { bubbles: true, detail: square }));
}

/** What a square is called. */
export const nameOf = ({ label }: Pick<Frame, "label">, vector: Vector, direction: Direction): string =>
  vectorName(label, vector, direction);

/** The sentence of the readout. */
export function told(
  frame: Frame,
  { vector, unit, step, direction, value }: Omit<Square, "x" | "y">,
): string {
  const slots = {
    name: nameOf(frame, vector, direction),
    unit: unit + 1,
    step: step + 1,
    token: frame.run.payload.tokens[step] ?? "",
  };
  return `${frame.label(vector === "x" ? "shell_readout_input" : "shell_readout", slots)} ${digits(value)}${frame.run.reader(direction).held(vector, step, unit) ? ` · ${frame.label("cell_held")}` : ""}${wasExactly(frame, direction, vector, step, unit)}`;
}

export class Readout {
  readonly element = make("div", "gw-readout", { role: "tooltip" });
  private frame: Frame | null = null;
  private focused = false; // by keyboard, in cell or films
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly root: HTMLElement,
    dispatch: Dispatch,
  ) {
    this.element.hidden = true;
    root.append(this.element);
    root.addEventListener(POINTED, (event) => this.show((event as CustomEvent<Square | null>).detail));
    for (const kind of ["pointerover", "focusin"] as const)
      root.addEventListener(kind, (event) => this.meet(event.target as Element));
    for (const kind of ["pointerout", "focusout"] as const)
      root.addEventListener(kind, (event) => this.squareOf(event.target as Element) && this.show(null));
    root.addEventListener("focusout", () => {
      if (this.focused) this.show(null);
      this.focused = false;
    });
    root.addEventListener("click", (event) => {
      const square = this.squareOf(event.target as Element);
      if (!square || square.vector === "x") return;
      const { step, unit, direction } = square;
      dispatch({ kind: "follow", step, unit, direction });
    });
  }

  /** After a step the square under the pointer has another value. */
  draw(frame: Frame): void {
    if (this.frame?.state !== frame.state && !this.element.hidden) this.show(null);
    this.frame = frame;
    if (this.focused) this.later();
  }

  end(): void {
    clearTimeout(this.timer);
  }

  private meet(target: Element): void {
    const square = this.squareOf(target);
    if (square) return this.show(square);
    this.focused = target.matches(".gw-cell-svg:focus-visible, .gw-tile:focus-visible");
    if (this.focused) this.later();
  }

  /** With the focus in cell or films: the followed unit's square that the phase is about. */
  private later(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      const { run, state } = this.frame!;
      const { unit, phase, view } = state;
      if (!this.focused || view !== "cell") return;
      const place = this.root.querySelector(
        `.gw-slot-cell [data-vector=${run.cell.told[phase]}][data-unit="${unit}"]`,
      );
      const square = place && this.squareOf(place);
      if (square) this.show(square);
    }, CALM);
  }

  private squareOf(target: Element): Square | null {
    const element = target.closest<HTMLElement | SVGElement>("[data-vector][data-unit]");
    if (!element || !this.frame) return null;
    const { vector, unit, value = saidBy(element), at, reader } = element.dataset as Record<string, string>;
    if (!value) return null;
    const { state } = this.frame;
    const { left, width, top } = element.getBoundingClientRect();
    const direction = (reader as Direction | undefined) ?? state.direction;
    const step = at === undefined ? state.step : Number(at);
    return {
      vector: vector as Vector,
      unit: Number(unit),
      step,
      direction,
      value: Number(value),
      x: left + width / 2,
      y: top,
    };
  }

  private show(square: Square | null): void {
    const { element, frame, root } = this;
    hide(element, !square);
    pointOn(root, square && !isDoor(square.vector) && !Number.isNaN(square.value) ? square.value : null);
    if (!square || !frame) return;
    say(element, told(frame, square));
    const box = root.getBoundingClientRect();
    const half = element.offsetWidth / 2;
    const x = Math.max(half, Math.min(box.width - half, square.x - box.left));
    const above = square.y - box.top > 48;
    element.style.transform = `translate(${Math.round(x - half)}px, ${Math.round(square.y - box.top + (above ? -element.offsetHeight - 10 : 22))}px)`;
  }
}
