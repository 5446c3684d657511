/** The followed lane through a step: its old number, what is in its way, what comes in from below, its new number. */
import { signed } from "../../primitives/colour-ruler";
import { svg } from "../../primitives/dom";
import type { Palette } from "../../primitives/palette";
import { widthOf } from "../../primitives/text-width";
import { plain, spans } from "../powers";
import { LANE, numbersIn, type Places } from "./places";
import { gate, plus, wall } from "./shapes";
import { STATES, type Step, type Three } from "./told";

export interface Type {
  sizes: readonly number[]; // greatest first
  family: string;
}

/** From the lane's corner, with all rows of numbers below it. */
export function laneOf(
  cell: Three,
  step: Step,
  { rows }: Places,
  { sizes, family }: Type,
  palette: Palette,
): SVGElement[] {
  const [old, door, kept, now, rest, oldTold, doorTold, newTold, comes, was] = step;
  const { lane: area, numbers, was: other, comes: below } = rows;
  const [width, high] = [area.width, area.height];
  const [at, entry, side] = [LANE.door * width, LANE.entry * width, LANE.square * width];
  const [line, end] = [sizes[2]! / 10, sizes[2]! * 0.5];
  const inside = { y: line, high: high - 2 * line };
  const tone = `var(--gw-${STATES[cell]})`;
  const stretch = (from: number, to: number, value: number, share = 1) =>
    svg("rect", {
      x: from,
      y: inside.y + (1 - share) * inside.high,
      width: to - from,
      height: share * inside.high,
      fill: signed(palette, value),
    });
  const square = (x: number, value: number) =>
    svg("rect", {
      x: x + line / 2,
      y: inside.y,
      width: side,
      height: inside.high,
      rx: line,
      fill: signed(palette, value),
      stroke: "var(--gw-ink)",
      "stroke-width": line / 1.5,
    });
  const font = `650 ${sizes[2]!}px ${family}`;
  const wide = (said: string): number => widthOf(plain(said), sizes[2]!, 650, family);
  const type = numbersIn(
    width,
    [wide(oldTold), wide(doorTold), wide(newTold)],
    [sizes[2]!, sizes[3]!, sizes[4]!],
  );
  const text = (x: number, row: { y: number; height: number }, size: number, said: string, more: object) => {
    const made = svg("text", { x, y: row.y - area.y + row.height / 2, ...more });
    made.append(...spans(said, [size, sizes.at(-1)!]));
    made.style.font = font;
    made.style.fontSize = `${size}px`;
    return made;
  };
  const written = door === null ? "var(--gw-g)" : "var(--gw-i)";
  const foot = below.y - area.y;
  return [
    stretch(0, at, old),
    ...(door === null
      ? [stretch(at, width - end, now)]
      : [stretch(at, entry, kept, door), stretch(entry, width - end, now)]),
    svg("polygon", {
      points: `${width - end},0 ${width},${high / 2} ${width - end},${high}`,
      fill: tone,
    }),
    ...(door === null ? wall(at, side, high, line) : gate(at, side, high, line, door, rest)),
    svg("path", {
      d: `M${entry} ${foot} V${high + 3 * line} m${-2 * line} 0 l${2 * line} ${-2.5 * line} l${2 * line} ${2.5 * line}`,
      fill: "none",
      stroke: written,
      "stroke-width": line,
    }),
    ...(door === null ? [] : plus(entry, high / 2, end, line)),
    square(0, old),
    square(width - end - side - line, now),
    text(0, numbers, type, oldTold, { fill: tone }),
    text(at, numbers, type, doorTold, { fill: "var(--gw-f)", "text-anchor": "middle" }),
    text(width, numbers, type, newTold, { fill: tone, "text-anchor": "end" }),
    text(width, other, sizes[4]!, was, { fill: "var(--gw-muted)", "text-anchor": "end" }),
    text(Math.min(entry, width - (wide(comes) * sizes[3]!) / sizes[2]! / 2), below, sizes[3]!, comes, {
      fill: written,
      "text-anchor": "middle",
    }),
  ];
}
