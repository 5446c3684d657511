/** The element over the window: its parts, what blanks it, and the palette that the room has chosen for it. */
import { hide, make } from "../primitives/dom";
import type { Palette } from "../primitives/palette";
import { next } from "./palette";

export type Shade = "black" | "white" | null;

export class Wall {
  private readonly blank = make("i", "gw-present-blank");
  private shade: Shade = null;
  private chosen: Palette | null = null; // another than the page's own
  readonly element: HTMLElement;

  constructor(parts: readonly Element[]) {
    this.element = make("div", "gw-present", { role: "region", tabindex: "-1" }, ...parts, this.blank);
    this.blank.hidden = true;
  }

  get isBlank(): boolean {
    return this.shade !== null;
  }

  /** Blanks the picture, or shows it again. */
  cover(shade: Shade): void {
    this.shade = shade;
    hide(this.blank, !shade);
    this.blank.style.background = shade ?? "";
  }

  palette(own: Palette): Palette {
    return this.chosen ?? own;
  }

  /** null where it is the page's own. */
  get other(): Palette | null {
    return this.chosen;
  }

  turn(own: Palette): void {
    this.chosen = next(own, this.chosen);
  }
}
