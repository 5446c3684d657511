/** Colours, sizes and names of the picture on the wall, as its palette and its run have them. */
import type { Frame } from "../frame";
import { mark } from "../primitives/dom";
import type { Palette } from "../primitives/palette";
import { STRONG } from "./palette";

/** Gives an element the colours of a palette. */
export function dressIn({ style }: HTMLElement, palette: Palette): void {
  for (const [name, value] of Object.entries(palette))
    if (typeof value === "string") style.setProperty(`--gw-${name}`, value);
}

/** Colours and sizes of whatever is shown. */
export function dressWall(element: HTMLElement, palette: Palette, sizes: readonly number[]): void {
  dressIn(element, palette);
  sizes.forEach((size, n) => element.style.setProperty(`--gw-type-${5 - n}`, `${size}px`));
  element.style.colorScheme = palette.dark ? "dark" : "light";
  mark(element, "data-strong", palette === STRONG);
}

export function dress(element: HTMLElement, { palette, label, run }: Frame, sizes: readonly number[]): void {
  dressWall(element, palette, sizes);
  mark(element, "aria-label", label("shell_stage"));
  mark(element, "data-curtain", run.payload.curtain?.join(" ") || null);
  mark(element, "data-meaningless", run.payload.meaningless);
}
