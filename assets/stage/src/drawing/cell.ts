/** The cell as it stands on the screen, its computed styles written into it. */
import type { Frame } from "../frame";
import { canvasAsSvg } from "../primitives/painted";
import type { Attributes } from "./svg";

const INLINED = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-opacity",
  "stroke-dasharray",
  "stroke-linejoin",
  "stroke-linecap",
  "paint-order",
  "opacity",
  "font-size",
  "font-weight",
  "font-style",
  "text-anchor",
  "dominant-baseline",
  "visibility",
  "display",
];
const LEFT_OUT = ["class", "style", "tabindex", "role"];

export function cell(svg: Element, { palette, run }: Frame, place: Attributes): void {
  const live = document.querySelector<SVGSVGElement>("[data-testid=stage] .gw-cell-svg");
  if (!live) return;
  const copy = live.cloneNode(true) as SVGSVGElement;
  const originals = live.querySelectorAll("*");
  copy.querySelectorAll("*").forEach((element, n) => {
    const style = getComputedStyle(originals[n]!);
    for (const name of INLINED) element.setAttribute(name, style.getPropertyValue(name));
    for (const name of LEFT_OUT) element.removeAttribute(name);
  });
  const ground = canvasAsSvg.get(live)!();
  if (run.payload.meaningless) ground.setAttribute("filter", "url(#grey)");
  copy.prepend(ground);
  for (const name of LEFT_OUT) copy.removeAttribute(name);
  for (const [key, value] of Object.entries({ ...place, color: palette.ink }))
    copy.setAttribute(key, String(value));
  svg.append(copy);
}
