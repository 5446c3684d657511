/** Two ways to put coloured rectangles down: on a canvas at every step, and as SVG where a picture is saved. */
import { NS } from "./dom";

export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

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
}

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
}

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

  private rect({ x, y, width, height }: Area, rx: number, look: Record<string, string | number>): void {
    const rect = document.createElementNS(NS, "rect");
    for (const [name, value] of Object.entries({ x, y, width, height, rx, opacity: this.share, ...look }))
      rect.setAttribute(name, String(value));
    this.group.append(rect);
  }
}
