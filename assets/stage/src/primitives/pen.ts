/** Two ways to put coloured rectangles down: on a canvas at every step, and as SVG where a picture is saved. */
import { NS } from "./dom";
import { stampOf } from "./stamp";

export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

export type Way = readonly (readonly [number, number])[];

export type Point = Pick<Area, "x" | "y">;

/** A level stroke from x to x + width, y at its middle. */
export type Level = Omit<Area, "height">;

export interface Pen {
  /** How strongly everything that follows is seen, 0 to 1. */
  strength(share: number): void;
  fill(area: Area, colour: string, radius?: number): void;
  outline(area: Area, colour: string, width: number, radius?: number): void;
  /** A dashed frame round what was set by hand, to be seen on any colour. */
  frame(area: Area, ink: string, under: string): void;
  /** Several strokes of one colour at a time. */
  dashes(marks: readonly Level[], colour: string, width: number): void;
  /** One stroke through these points. */
  line(way: Way, colour: string, width: number): void;
  /** A text, its middle at x. */
  write(text: string, at: Point, font: string, colour: string): void;
  /** Thin dashed strokes. */
  dotted(ways: readonly Way[], colour: string): void;
}

const DOTS = [2, 2.5];
const FRAME = { under: 3, ink: 1.5, dash: [3, 2] };

export class CanvasPen implements Pen {
  constructor(private readonly context: CanvasRenderingContext2D) {}

  strength(share: number): void {
    this.context.globalAlpha = share;
  }

  fill({ x, y, width, height }: Area, colour: string, radius = 0): void {
    const { context } = this;
    context.fillStyle = colour;
    if (radius < 1) return context.fillRect(x, y, width, height);
    context.beginPath();
    context.roundRect(x, y, width, height, radius);
    context.fill();
  }

  outline({ x, y, width, height }: Area, colour: string, thickness: number, radius = 0): void {
    const { context } = this;
    context.strokeStyle = colour;
    context.lineWidth = thickness;
    if (radius < 1) return context.strokeRect(x, y, width, height);
    context.beginPath();
    context.roundRect(x, y, width, height, radius);
    context.stroke();
  }

  frame({ x, y, width, height }: Area, ink: string, under: string): void {
    const { context } = this;
    this.outline({ x, y, width, height }, under, FRAME.under);
    context.setLineDash(FRAME.dash);
    this.outline({ x, y, width, height }, ink, FRAME.ink);
    context.setLineDash([]);
  }

  dashes(marks: readonly Level[], colour: string, thickness: number): void {
    const { context } = this;
    context.fillStyle = colour;
    for (const { x, y, width } of marks) context.fillRect(x, y - thickness / 2, width, thickness);
  }

  line(way: Way, colour: string, thickness: number): void {
    const { context } = this;
    Object.assign(context, { strokeStyle: colour, lineWidth: thickness, lineJoin: "round" });
    this.stroke([way]);
  }

  write(text: string, { x, y }: Point, font: string, colour: string): void {
    const { context } = this;
    const stamp = stampOf(text, font, colour, context.getTransform().a);
    const { canvas, width, height, rise } = stamp;
    context.drawImage(canvas, x - width / 2, y - rise, width, height);
  }

  dotted(ways: readonly Way[], colour: string): void {
    const { context } = this;
    Object.assign(context, { strokeStyle: colour, lineWidth: 1 });
    context.setLineDash(DOTS);
    this.stroke(ways);
    context.setLineDash([]);
  }

  private stroke(ways: readonly Way[]): void {
    const { context } = this;
    context.beginPath();
    for (const way of ways) way.forEach(([x, y], k) => (k ? context.lineTo(x, y) : context.moveTo(x, y)));
    context.stroke();
  }
}

type Look = Record<string, string | number>;

const pathOf = (ways: readonly Way[]): Look => ({
  d: ways.map((way) => way.map(([x, y], k) => `${k ? "L" : "M"}${x} ${y}`).join("")).join(""),
  fill: "none",
});

export class VectorPen implements Pen {
  readonly group = document.createElementNS(NS, "g");
  private share = 1;

  strength(share: number): void {
    this.share = share;
  }

  fill(area: Area, colour: string, radius = 0): void {
    this.rect(area, radius, { fill: colour });
  }

  outline(area: Area, colour: string, width: number, radius = 0): void {
    this.rect(area, radius, { fill: "none", stroke: colour, "stroke-width": width });
  }

  frame(area: Area, ink: string, under: string): void {
    this.outline(area, under, FRAME.under);
    this.rect(area, 0, {
      fill: "none",
      stroke: ink,
      "stroke-width": FRAME.ink,
      "stroke-dasharray": FRAME.dash.join(" "),
    });
  }

  dashes(marks: readonly Level[], colour: string, width: number): void {
    for (const mark of marks)
      this.rect({ ...mark, y: mark.y - width / 2, height: width }, 0, { fill: colour });
  }

  line(way: Way, colour: string, width: number): void {
    this.add("path", { ...pathOf([way]), stroke: colour, "stroke-width": width, "stroke-linejoin": "round" });
  }

  write(text: string, { x, y }: Point, font: string, colour: string): void {
    this.add("text", { x, y, style: `font: ${font}`, fill: colour, "text-anchor": "middle" }).textContent =
      text;
  }

  dotted(ways: readonly Way[], colour: string): void {
    this.add("path", { ...pathOf(ways), stroke: colour, "stroke-dasharray": DOTS.join(" ") });
  }

  private rect({ x, y, width, height }: Area, rx: number, look: Look): void {
    this.add("rect", { x, y, width, height, rx, ...look });
  }

  private add(name: "rect" | "path" | "text", look: Look): SVGElement {
    const element = document.createElementNS(NS, name);
    for (const [key, value] of Object.entries({ opacity: this.share, ...look }))
      element.setAttribute(key, String(value));
    return this.group.appendChild(element);
  }
}
