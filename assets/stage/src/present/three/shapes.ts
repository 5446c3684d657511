/** What stands on a lane and in its way, in pixels of the picture. */
import { svg } from "../../primitives/dom";

/** Open from the floor up to its share; where one door has two jobs, the rest of it is the other's. */
export function gate(
  at: number,
  wide: number,
  high: number,
  line: number,
  share: number,
  rest: boolean,
): SVGElement[] {
  const [x, opened] = [at - wide / 3, share * (high - 2 * line)];
  const box = { x, width: (2 * wide) / 3 };
  return [
    svg("rect", {
      ...box,
      y: line,
      height: high - 2 * line,
      fill: rest ? "var(--gw-i)" : "var(--gw-surface)",
    }),
    svg("rect", { ...box, y: high - line - opened, height: opened, fill: "var(--gw-f)" }),
    svg("rect", {
      x: x - line / 2,
      y: line / 2,
      width: box.width + line,
      height: high - line,
      rx: line,
      fill: "none",
      stroke: "var(--gw-f)",
      "stroke-width": line,
    }),
  ];
}

/** Nothing passes it. */
export function wall(at: number, wide: number, high: number, line: number): SVGElement[] {
  const [left, right] = [at - wide / 2, at + wide / 2];
  const hatch = [];
  for (let x = left - high; x < right; x += 5 * line) {
    const [from, to] = [Math.max(left, x), Math.min(right, x + high)];
    if (to > from) hatch.push(`M${from} ${from - x} L${to} ${to - x}`);
  }
  const box = { x: left, y: line / 2, width: wide, height: high - line, rx: line };
  const stroke = { stroke: "var(--gw-g)", fill: "none" };
  return [
    svg("rect", { ...box, fill: "var(--gw-surface)" }),
    svg("path", { ...stroke, d: hatch.join(""), "stroke-width": line / 2 }),
    svg("rect", { ...box, ...stroke, "stroke-width": line }),
  ];
}

export function plus(x: number, y: number, size: number, line: number): SVGElement[] {
  const half = size * 0.55;
  return [
    svg("circle", {
      cx: x,
      cy: y,
      r: size,
      fill: "var(--gw-surface)",
      stroke: "var(--gw-ink)",
      "stroke-width": line,
    }),
    svg("path", {
      d: `M${x - half} ${y} h${2 * half} M${x} ${y - half} v${2 * half}`,
      stroke: "var(--gw-ink)",
      "stroke-width": line,
    }),
  ];
}
