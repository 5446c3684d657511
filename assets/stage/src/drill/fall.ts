/** At the right: how the parts add up to z, and the point at z on the gate's curve. */
import { decimal } from "../format";
import type { Label } from "../frame";
import { type Gate, sumName } from "../kinds/names";
import { svg } from "../primitives/dom";
import { curveOf, fallOf, isTanh } from "./geometry";
import { curveName, madeOf, type Sum } from "./sum";

const BAR = 20; // px, like the rest
const NUMBERS = 80; // room for them at the right
const RANGE = 5; // of z on the curve, at least
const SAMPLES = 40;

export interface Room {
  width: number;
  height: number;
}

type Attributes = Record<string, string | number>;

function add(parent: Element, name: string, attributes: Attributes, text = ""): Element {
  return parent.appendChild(svg(name, attributes, text));
}

/** How far sums and z reach over a sentence, so that one step can be held against the next. */
interface Reach {
  least: number;
  most: number;
  z: number;
}

export function reachOf(sums: readonly number[][]): Reach {
  const reach = { least: 0, most: 0, z: RANGE };
  for (const parts of sums) {
    const { bars, z } = fallOf(parts);
    reach.least = Math.min(reach.least, ...bars.map(({ to }) => to));
    reach.most = Math.max(reach.most, ...bars.map(({ to }) => to));
    reach.z = Math.max(reach.z, Math.abs(z));
  }
  return reach;
}

/** Where the waterfall ends and the curve begins. */
const split = (height: number) => Math.min(46, height / 7.5);

export function drawFall(
  svg: SVGSVGElement,
  room: Room,
  gate: Gate,
  sum: Sum,
  reach: Reach,
  slope: number | null,
  label: Label,
): void {
  svg.replaceChildren();
  const pitch = split(room.height);
  const floor = waterfall(svg, room, pitch, gate, sum, reach, label);
  if (room.height - floor > 60) curve(svg, room, floor + 30, gate, sum, reach, slope);
}

function waterfall(
  svg: Element,
  { width }: Room,
  pitch: number,
  gate: Gate,
  sum: Sum,
  reach: Reach,
  label: Label,
): number {
  const wide = width - NUMBERS;
  const x = (value: number) => ((value - reach.least) / (reach.most - reach.least || 1)) * wide;
  const names = ["drill_from_x", "drill_from_h", "drill_bias"];
  const terms = ["x", "hp", `b_${gate}`];
  const floor = 16 + 3 * pitch;
  add(svg, "text", { class: "gw-drill-small", x: x(0), y: 10, "text-anchor": "middle" }, "0");
  add(svg, "line", { class: "gw-drill-axis", x1: x(0), x2: x(0), y1: 16, y2: floor });
  fallOf(sum.parts).bars.forEach(({ from, to }, k) => {
    const y = 18 + k * pitch;
    const row = add(svg, "g", { "data-term": terms[k]! });
    const [start, end] = [Math.min(from, to), Math.max(from, to)];
    const sign = to < from ? "negative" : "positive";
    add(row, "rect", {
      class: `gw-drill-${sign}`,
      "data-part": k,
      x: x(start),
      y,
      width: Math.max(1, x(end) - x(start)),
      height: BAR,
    });
    add(row, "line", { class: "gw-drill-link", x1: x(to), x2: x(to), y1: y + BAR, y2: y + pitch });
    add(row, "text", { class: "gw-drill-number", x: width, y: y + 14 }, sum.printed[k]!);
    add(
      row,
      "text",
      { class: "gw-drill-small", x: width, y: y + 30, "text-anchor": "end" },
      label(names[k]!),
    );
  });
  add(svg, "line", { class: "gw-drill-total", x1: 0, x2: width, y1: floor + 2, y2: floor + 2 });
  const total = add(svg, "g", { "data-term": gate === "sum" ? gate : `z_${gate}` });
  add(total, "text", { class: "gw-drill-z", x: 0, y: floor + 20 }, sumName(gate));
  add(total, "text", { class: "gw-drill-number", x: width, y: floor + 20 }, sum.printed[3]!);
  return floor;
}

function curve(
  svg: Element,
  { width, height }: Room,
  top: number,
  gate: Gate,
  sum: Sum,
  reach: Reach,
  slope: number | null,
): void {
  const f = curveOf(gate, slope);
  const least = isTanh(gate) ? -1 : 0;
  const wide = width - NUMBERS;
  const [high, low] = [top + 14, height - 6];
  const x = (z: number) => ((z + reach.z) / (2 * reach.z)) * wide;
  const y = (value: number) => low - ((value - least) / (1 - least)) * (low - high);
  const way = Array.from({ length: SAMPLES + 1 }, (_, n) => ((2 * n) / SAMPLES - 1) * reach.z);
  const group = add(svg, "g", { class: `gw-tone-${gate}`, "data-term": madeOf(gate) });
  add(group, "line", { class: "gw-drill-axis", x1: 0, x2: wide, y1: y(0), y2: y(0) });
  add(group, "path", {
    class: "gw-line",
    d: way.map((z, n) => `${n ? "L" : "M"}${x(z)} ${y(f(z))}`).join(""),
  });
  add(group, "text", { class: "gw-drill-curve", x: 0, y: top + 8 }, curveName(gate));
  if (sum.held) return;
  const [px, py] = [x(sum.z), y(sum.out)];
  add(group, "path", { class: "gw-drill-dash", d: `M${px} ${y(0)}V${py}H${wide}` });
  add(group, "circle", { class: "gw-drill-point", cx: px, cy: py, r: 5 });
  add(group, "text", { class: "gw-drill-out", x: width, y: py + 5 }, decimal(sum.out));
}
