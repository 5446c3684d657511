/** Curves over powers of ten, in type for a room: a legend with what each comes to, and the picture. */
import type { Room } from "../../frame";
import { make, NS, svg } from "../../primitives/dom";
import { widthOf } from "../../primitives/text-width";
import { raised, tick } from "../powers";
import { backFrom, powersIn, scales, thinned } from "./ticks";
import type { Curve, Curves } from "./told";

const LINE = 0.0026; // of the width
const LEAD = 1.35; // of a line of type
const APART = 2.4; // from one power to the next, in the type of ten
const UNDER = 0.8; // the legend, in the least type
const DASH = "4 3"; // in widths of the line

export class CurvesView {
  private readonly key = make("div", "gw-present-key");
  private readonly plot = document.createElementNS(NS, "svg");
  readonly element = make("div", "gw-present-curves", {}, this.key, this.plot);

  draw(told: Curves, { width, height }: Room, sizes: readonly number[], unit: number): void {
    this.element.style.height = `${height}px`;
    this.name(told, unit);
    const room = { width, height: height - this.key.offsetHeight - UNDER * sizes[4]! };
    this.plot.setAttribute("width", String(room.width));
    this.plot.setAttribute("height", String(room.height));
    const { fontFamily } = getComputedStyle(this.element);
    this.plot.replaceChildren(...plotOf(told, room, sizes, unit, fontFamily));
  }

  /** Names over values, each with a piece of its line; smaller where they do not fit. */
  private name({ curves, first }: Curves, unit: number): void {
    this.key.replaceChildren(
      make("p", ""),
      make("p", "gw-present-first", {}, first),
      ...curves.flatMap((curve) => {
        const line = svg("svg", { width: 0.035 * unit, height: 4 * LINE * unit });
        line.append(strokeOf(curve, `M0 ${2 * LINE * unit}H${0.035 * unit}`, unit));
        return [
          make("p", `gw-tone-${curve.tone}`, {}, line, curve.name),
          make("p", `gw-tone-${curve.tone} gw-present-value`, {}, ...raised(curve.value)),
        ];
      }),
    );
    const isWide = () => this.key.scrollWidth > this.key.clientWidth;
    this.key.classList.remove("gw-present-close");
    if (isWide()) this.key.classList.add("gw-present-close");
  }
}

/** All of the picture, in its own pixels. */
export function plotOf(
  { axes, places, tokens, ends, curves }: Curves,
  { width, height }: Room,
  sizes: readonly number[],
  unit: number,
  family: string,
): SVGElement[] {
  const [ten, small] = [sizes[3]!, sizes[4]!];
  const wide = (text: string, size: number) => widthOf(text, size, 400, family);
  const widest = Math.max(0, ...tokens.map((token) => wide(token, small)));
  const left = Math.max(wide("10", ten) + wide("−300", small) + 0.6 * small, widest / 2);
  const right = Math.max(wide("0", small), widest / 2);
  const [top, foot] = [LEAD * small + 0.5 * ten, 2 * LEAD * small + 0.4 * small];
  const plot = { width: width - left - right, height: height - top - foot };
  const { x, y } = scales(plot, places, ends);
  const write = (text: string, at: number, line: number, anchor: string, more = {}) => {
    const made = svg(
      "text",
      { x: at, y: line, "text-anchor": anchor, fill: "var(--gw-muted)", ...more },
      text,
    );
    made.style.fontSize = `${small}px`;
    return made;
  };
  const rule = (power: number) => {
    const isOne = power === 0;
    return svg("line", {
      x1: left,
      x2: left + plot.width,
      y1: top + y(power),
      y2: top + y(power),
      stroke: isOne ? "var(--gw-muted)" : "var(--gw-line)",
      "stroke-width": 0.001 * unit,
      "stroke-dasharray": isOne ? `${0.004 * unit} ${0.004 * unit}` : "none",
    });
  };
  const powers = powersIn(ends, Math.max(2, Math.floor(plot.height / (APART * ten))));
  const line = top + plot.height + LEAD * small;
  const back = tokens.length
    ? everyOf(places, thinned(widest + 0.5 * small, plot.width / Math.max(1, places - 1)))
    : backFrom(places, 10);
  const inside = svg("svg", { x: left, y: top, width: plot.width, height: plot.height });
  inside.append(
    ...curves.flatMap((curve) => bandOf(curve, x, y)),
    ...curves.map((curve) => lineOf(curve, x, y, unit)),
  );
  return [
    write(axes.y, left, LEAD * small * 0.8, "start"),
    ...[...new Set([...powers, 0])].map(rule),
    ...powers.map((power) => {
      const made = tick(power, left - 0.4 * small, top + y(power), [ten, small]);
      made.setAttribute("fill", "var(--gw-muted)");
      return made;
    }),
    inside,
    ...curves.flatMap((curve) => dotOf(curve, ends, left, (power) => top + y(power), unit)),
    ...back.map((at) =>
      write(tokens[places - 1 - at] ?? String(at), left + x(at), line, "middle", { "data-back": at }),
    ),
    write(axes.x, left + plot.width / 2, line + LEAD * small, "middle"),
  ];
}

/** The first of so many places and every `stride`-th behind it, counted back from the end. */
const everyOf = (places: number, stride: number): number[] =>
  Array.from({ length: Math.ceil(places / stride) }, (_, n) => places - 1 - n * stride);

function strokeOf({ tone, dashed }: Curve, d: string, unit: number): SVGElement {
  const width = LINE * unit;
  const dash = dashed
    ? DASH.split(" ")
        .map((part) => Number(part) * width)
        .join(" ")
    : "none";
  return svg("path", {
    d,
    fill: "none",
    stroke: `var(--gw-${tone})`,
    "stroke-width": width,
    "stroke-linejoin": "round",
    "stroke-dasharray": dash,
  });
}

type Place = (value: number) => number;

const wayOf = (at: readonly number[], values: readonly number[], x: Place, y: Place): string =>
  at.map((back, n) => `${x(back).toFixed(1)} ${y(values[n]!).toFixed(1)}`).join("L");

function lineOf(curve: Curve, x: Place, y: Place, unit: number): SVGElement {
  return strokeOf(curve, `M${wayOf(curve.at, curve.middle, x, y)}`, unit);
}

function bandOf({ at, band, tone }: Curve, x: Place, y: Place): SVGElement[] {
  if (!band) return [];
  const d = `M${wayOf(at, band.high, x, y)}L${wayOf([...at].reverse(), [...band.low].reverse(), x, y)}Z`;
  return [svg("path", { d, fill: `var(--gw-${tone})`, "fill-opacity": 0.14 })];
}

/** Where it is at the first place, whose value the legend has; none beyond the ends. */
function dotOf(
  { middle, tone }: Curve,
  [least, most]: [number, number],
  x: number,
  y: Place,
  unit: number,
): SVGElement[] {
  const [value = Number.NaN] = middle;
  if (!(value >= least && value <= most)) return [];
  return [
    svg("circle", {
      cx: x,
      cy: y(value),
      r: 2 * LINE * unit,
      fill: `var(--gw-${tone})`,
      "data-value": value,
    }),
  ];
}
