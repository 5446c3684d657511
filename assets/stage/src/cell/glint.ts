/** A glint that runs once along the ways of the lit phase, to show which way things go. */
import type { Point } from "./scene";

const QUICK = 300; // ms: whoever steps faster than this gets no motion
const LASTS = 380;

export class Glint {
  private changed = -Infinity;
  private running: Animation | null = null;
  private readonly still = globalThis.matchMedia?.("(prefers-reduced-motion: reduce)");

  constructor(private readonly path: SVGPathElement) {}

  run(ways: readonly (readonly Point[])[] | undefined, tone: string): void {
    const now = performance.now();
    const quick = now - this.changed < QUICK;
    this.changed = now;
    this.running?.finish(); // asking the path for its animations would have the browser restyle the page
    this.running = null;
    if (quick || !ways || this.still?.matches || !this.path.animate) return;
    const points = ways.map((way) => way.map(([x, y], k) => `${k ? "L" : "M"}${x} ${y}`).join("")).join("");
    this.path.setAttribute("d", points);
    this.path.setAttribute("pathLength", "1");
    this.path.style.stroke = tone;
    this.running = this.path.animate(
      { strokeDashoffset: [0.3, -1], opacity: [0.9, 0.9, 0] },
      { duration: LASTS, easing: "cubic-bezier(.3,.1,.4,1)" },
    );
  }
}
