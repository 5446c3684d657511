/** One reader's states over the sentence: outlines of all, and over them what it has read so far. */

import { Drapes } from "../curtain/drapes";
import type { Frame } from "../frame";
import type { Direction } from "../payload";
import { boardOf, curtained } from "../primitives/canvas";
import { markInk, signed } from "../primitives/colour-ruler";
import { make } from "../primitives/dom";
import type { Palette } from "../primitives/palette";
import { forCanvas } from "../scale";
import { around } from "../selection/films";
import { besideColumn } from "./curtains";
import { type Layout, middleOf, squaresTop } from "./geometry";

/** The colour that stands for a reader. */
export const inkOf = (palette: Palette, direction: Direction): string =>
  direction === "forward" ? palette.ink : palette.muted;

export class Band {
  private readonly outlines = make("canvas", "gw-band-canvas", { "aria-hidden": "true" });
  private readonly values = make("canvas", "gw-band-canvas gw-squares", { "aria-hidden": "true" });
  private readonly now = make("i", "gw-band-now");
  private readonly veil = make("i", "gw-film-veil");
  private readonly drapes = new Drapes();
  private rests = ""; // what is shown of the values, at the end of the step
  private place = { left: 0, square: 0, column: 0, total: 0, hides: false };
  private row = 0; // height of a unit
  private area = { y: 0, height: 0 }; // of its squares
  readonly element: HTMLElement;

  constructor(readonly direction: Direction) {
    this.element = make(
      "div",
      `gw-band gw-band-${direction}`,
      {},
      this.outlines,
      this.values,
      this.veil,
      this.now,
      this.drapes.element,
    );
  }

  paint(frame: Frame, g: Layout): void {
    const height = g.band + g.channel;
    const top = this.direction === "forward" ? g.top.forward : g.top.backward - g.channel;
    Object.assign(this.element.style, { top: `${top}px`, width: `${g.total}px`, height: `${height}px` });
    const y = squaresTop(g, this.direction, frame.run.H) - top;
    this.outline(boardOf(this.outlines, g.total, height), frame, g, y);
    this.value(boardOf(this.values, g.total, height), forCanvas(frame), g, y);
    this.area = { y, height: g.row * frame.run.H };
    this.row = g.row;
    Object.assign(this.veil.style, { top: `${y}px`, height: `${this.area.height}px` });
    Object.assign(this.now.style, {
      width: `${g.square + 6}px`,
      height: `${g.row * frame.run.H + 6}px`,
      top: `${y - 3}px`,
    });
  }

  /** Leaves one unit's row as it is and fades the others; null fades none. */
  light(unit: number | null): void {
    this.veil.classList.toggle("gw-on", unit !== null);
    if (unit !== null) this.veil.style.maskImage = around(unit * this.row, this.row);
  }

  private outline(draw: CanvasRenderingContext2D, { run, palette }: Frame, g: Layout, y: number): void {
    draw.strokeStyle = palette.muted;
    draw.globalAlpha = 0.55;
    for (let t = 0; t < run.T; t++) {
      draw.setLineDash([3, 3]);
      draw.strokeRect(middleOf(g, t) - g.square / 2 + 0.5, y + 0.5, g.square - 1, g.row * run.H - 1);
      draw.setLineDash([]);
      if (!run.isCurtained("reads")) this.arrow(draw, g, t, y + (g.row * run.H) / 2, run.T, 1);
    }
  }

  private value(draw: CanvasRenderingContext2D, { run, palette }: Frame, g: Layout, y: number): void {
    const reader = run.reader(this.direction);
    const ink = inkOf(palette, this.direction);
    const gap = g.row >= 4 ? 1 : 0;
    const long = Math.min(8, g.square / 3);
    for (let t = 0; t < run.T; t++) {
      const left = middleOf(g, t) - g.square / 2;
      draw.fillStyle = palette.surface;
      draw.fillRect(left - 1, y - 1, g.square + 2, g.row * run.H + 2);
      const column = reader.column("h", t);
      if (Number.isNaN(column[0]!)) {
        curtained(draw, { x: left, y, width: g.square, height: g.row * run.H }, palette);
        continue;
      }
      for (let unit = 0; unit < run.H; unit++) {
        const value = column[unit]!;
        draw.fillStyle = signed(palette, value);
        draw.fillRect(left, y + unit * g.row, g.square, g.row - gap);
        if (!(value < 0) || g.row < 8) continue;
        draw.fillStyle = markInk(palette, value);
        draw.fillRect(left + (g.square - long) / 2, y + (unit + 0.5) * g.row - 1.25, long, 1.5);
      }
      if (run.isCurtained("reads")) continue;
      draw.strokeStyle = draw.fillStyle = ink;
      this.arrow(draw, g, t, y + (g.row * run.H) / 2, run.T, g.column >= 60 ? 3 : 1.5);
      this.link(draw, g, t, y, run.H, palette);
    }
  }

  /** From the state before to this one; the reader's first state has none. */
  private arrow(
    draw: CanvasRenderingContext2D,
    g: Layout,
    t: number,
    y: number,
    T: number,
    width: number,
  ): void {
    const way = this.direction === "forward" ? 1 : -1;
    const before = t - way;
    if (before < 0 || before >= T) return;
    const from = middleOf(g, before) + way * (g.square / 2 + 3);
    const to = middleOf(g, t) - way * (g.square / 2 + 3);
    const head = Math.min(width + 4, Math.abs(to - from));
    draw.lineWidth = width;
    draw.beginPath();
    draw.moveTo(from, y);
    draw.lineTo(to - way * head, y);
    draw.stroke();
    draw.beginPath();
    draw.moveTo(to, y);
    draw.lineTo(to - way * head, y - head * 0.7);
    draw.lineTo(to - way * head, y + head * 0.7);
    draw.fillStyle = draw.strokeStyle;
    draw.fill();
  }

  /** From the tile to the column: this reader reads the sentence itself. */
  private link(
    draw: CanvasRenderingContext2D,
    g: Layout,
    t: number,
    y: number,
    H: number,
    palette: Palette,
  ): void {
    const x = Math.round(middleOf(g, t)) + 0.5;
    const [from, to] =
      this.direction === "forward" ? [y + g.row * H + 4, g.band + g.channel - 10] : [10, y - 4];
    draw.setLineDash([2, 3]);
    draw.strokeStyle = palette.muted;
    draw.lineWidth = 1;
    draw.beginPath();
    draw.moveTo(x, from);
    draw.lineTo(x, to);
    draw.stroke();
    draw.setLineDash([]);
  }

  /** Shows what this reader has read at `step` and frames the state there; what a question hides is behind curtains. */
  step(frame: Frame, g: Layout, step: number, { hides, opens }: { hides: boolean; opens: boolean }): void {
    const left = middleOf(g, step) - g.square / 2;
    const [before, after] = [`${left - 2}px`, `${g.total - left - g.square - 2}px`];
    const hidden = hides
      ? `0 ${after} 0 ${before}`
      : this.direction === "forward"
        ? `0 ${after} 0 0`
        : `0 0 0 ${before}`;
    this.rests = `inset(${hidden})`;
    this.place = { left, square: g.square, column: g.column, total: g.total, hides };
    this.values.style.clipPath = this.rests;
    const zones = hides ? besideColumn(frame, g, this.direction, this.area) : [];
    this.drapes.draw(zones, frame.label("curtain_open"), opens);
    this.now.style.transform = `translateX(${left - 3}px)`;
  }

  /** The way to the newest column: its arrow comes, then it unrolls; both 1 is the step at rest. */
  show(arrow: number, unroll: number): void {
    const { left, square, column, total, hides } = this.place;
    const { y, height } = this.area;
    const px = (x: number, down: string) => `${this.direction === "forward" ? x : total - x}px ${down}`;
    const near = this.direction === "forward" ? left : total - left - square; // from where the reader began
    const gap = column - square - 6;
    const edge = near - 4 - gap * (1 - arrow);
    const foot = `${y + height * unroll}px`;
    const newest = [
      px(near + square + 2, "0px"),
      px(near + square + 2, foot),
      px(near - 2, foot),
      px(near - 2, "100%"),
    ];
    const reached = arrow < 1 ? [px(edge, "0px"), px(edge, "100%")] : newest;
    const way = [px(0, "0px"), ...reached, px(0, "100%")];
    this.values.style.clipPath = hides || unroll === 1 ? this.rests : `polygon(${way.join(", ")})`;
  }
}
