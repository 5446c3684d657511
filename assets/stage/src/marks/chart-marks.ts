/** The step at which the stage stands, framed in the figures below it: Plotly draws those once, these frames walk. */
import "./chart-marks.css";
import { lay, make } from "../primitives/dom";

/** What Plotly shows of a figure. The range is in places: place n takes n ± ½. */
interface Figure extends HTMLElement {
  data?: { x?: ArrayLike<unknown> }[];
  layout?: { xaxis?: { range?: [number, number] } };
}

const STAGE = "[data-testid=stage][data-place]";
const FIGURES = '[class*="st-key-gw-chart-"] .js-plotly-plot';

/** The part of a plot that a step takes, as [left, width] in pixels; null where it is not in sight. */
export function column(
  step: number,
  [from, to]: [number, number],
  left: number,
  width: number,
): [number, number] | null {
  const place = (at: number) => left + (width * (Math.min(to, Math.max(from, at)) - from)) / (to - from);
  const [start, end] = [place(step - 0.5), place(step + 0.5)];
  return end > start ? [start, end - start] : null;
}

/** Follows the stage by what it says of itself, from when it is made. */
export class Marks {
  constructor() {
    // Plotly makes, zooms and resizes its figures when it likes; each time it puts other elements into the page.
    const attributeFilter = ["data-place", "data-steps"];
    new MutationObserver(() => this.place()).observe(document.body, {
      childList: true,
      subtree: true,
      attributeFilter,
    });
    this.place();
  }

  private place(): void {
    const { place, steps } = document.querySelector<HTMLElement>(STAGE)?.dataset ?? {};
    if (place === undefined) return;
    for (const figure of document.querySelectorAll<Figure>(FIGURES))
      this.frame(figure, Number(place), Number(steps));
  }

  private frame(figure: Figure, step: number, steps: number): void {
    const ground = figure.querySelector(".svg-container");
    const plots = figure.querySelectorAll(".nsewdrag");
    const range = figure.layout?.xaxis?.range;
    if (!ground || !range) return;
    const marks = [...ground.querySelectorAll<HTMLElement>(":scope > .gw-mark")];
    while (marks.length < plots.length)
      marks.push(ground.appendChild(make("i", "gw-mark", { "aria-hidden": "true" })));
    const current = figure.data?.[0]?.x?.length === steps;
    marks.forEach((mark, n) => {
      const [x, y, width, height] = ["x", "y", "width", "height"].map((name) =>
        Number(plots[n]?.getAttribute(name) ?? 0),
      );
      const taken = current && column(step, range, x!, width!);
      mark.hidden = !taken;
      if (taken) lay(mark, { x: taken[0], y: y!, width: taken[1], height: height! });
    });
  }
}
