/** The SVG over the canvas: frames, wires, numbers, words, and the squares' hooks. A step only changes texts in it. */

import type { Label } from "../../frame";
import type { Cell } from "../../kinds/cell";
import { cellOf } from "../../kinds/kinds";
import { TONES, type Vector } from "../../kinds/names";
import { SCORE } from "../../motion/score";
import { NS } from "../../primitives/dom";
import { type Marked, select } from "../../primitives/marked";
import { termOf, termOfPiece } from "../../selection/terms";
import type { Box, Column, Part, Scene, Wire, Writing } from "../layout/scene";
import { isSwelling } from "../paint/passing";
import { dueOf } from "../paint/timing";
import { signPaths, wirePaths } from "./paths";
import { spell } from "./spelling";

const LAYERS = ["frames", "columns", "marks", "wires", "pills", "writings"] as const;
const RADIUS: Partial<Record<Box["kind"], number>> = {
  dashed: 5,
  door: 5,
  tap: 6,
  dot: 6,
  followed: 3,
  face: 6,
  wall: 5,
};

type Group = Marked<SVGGElement, unknown>;

/** One column's elements: nothing is seen of them, the canvas has their colours. */
export interface Hooked {
  vector: Vector;
  squares: SVGRectElement[];
  marked: boolean; // some are marked as set by hand
}

export class Overlay {
  readonly svg = document.createElementNS(NS, "svg");
  width = 0;
  columns: Hooked[] = [];
  readonly pills = new Map<string, SVGGElement>(); // by column
  readonly unwritten = new Map<Element, () => void>(); // numbers of pills that are not seen yet
  token: SVGTextElement | null = null;
  private readonly layers: Record<(typeof LAYERS)[number], Group>;
  private cell: Cell = cellOf();
  private timed: { element: Element; due: number }[] = [];

  constructor() {
    const svg = select(this.svg).attr("class", "gw-cell-svg").attr("role", "img").attr("tabindex", 0);
    this.layers = Object.fromEntries(LAYERS.map((name) => [name, svg.append("g")])) as Overlay["layers"];
  }

  arrange(scene: Scene, label: Label): void {
    this.width = scene.width;
    this.cell = cellOf(scene.kind);
    this.svg.setAttribute("viewBox", `0 0 ${scene.width} ${scene.height}`);
    this.boxes(
      this.layers.frames,
      scene.boxes.filter(
        ({ kind }) => kind === "door" || kind === "dashed" || kind === "face" || kind === "wall",
      ),
    );
    this.boxes(
      this.layers.pills,
      scene.boxes.filter(({ kind }) => kind === "followed"),
    );
    this.squares(scene.columns);
    this.signs(scene);
    this.wires(scene);
    this.numbers(scene);
    this.words(scene.writings, label);
    this.time(scene);
  }

  /** What is there from which moment on. */
  private time(scene: Scene): void {
    const { columns, wires: timed } = this.cell;
    const bound = (layer: Group, selector: string) =>
      layer
        .selectAll<Element, { id: string; part: Part }>(selector)
        .nodes()
        .map((element) => ({
          element,
          ...select<Element, { id: string; part: Part }>(element).datum(),
        }));
    const wires = bound(this.layers.wires, "g").filter(({ id }) => timed[id]);
    const boxes = bound(this.layers.frames, "rect");
    const doors = boxes.filter(({ id }) => id.startsWith("door-"));
    this.timed = [
      ...scene.pills.map(({ id, part }) => ({
        element: this.pills.get(id)!,
        due: dueOf(columns[id]!, part),
      })),
      ...wires.map(({ element, id, part }) => ({ element, due: dueOf(timed[id]!, part) })),
      ...doors.map(({ element, id }) => ({ element, due: SCORE[columns[id.slice(5)]!][0] })),
      ...boxes.filter(({ id }) => id === "source").map(({ element }) => ({ element, due: SCORE.frame[1] })),
      ...boxes.filter(({ id }) => id === "token").map(({ element }) => ({ element, due: SCORE.token[0] })),
      ...(this.token ? [{ element: this.token, due: SCORE.token[1] }] : []),
    ];
  }

  /** Shows what is there at a moment of the score; the rest waits. */
  tell(ms: number, awaits: Iterable<Vector> = []): void {
    for (const { element, due } of this.timed) {
      element.classList.toggle("gw-due", ms < due);
      if (ms >= due) this.write(element);
    }
    for (const vector of awaits) this.pills.get(vector)?.classList.add("gw-due");
    for (const sign of this.layers.marks.selectAll(".gw-sign").nodes())
      sign.classList.toggle("gw-swelling", isSwelling(ms, this.cell));
  }

  /** A pill is written when it is seen: a key lays out no text that is still to come. */
  write(pill: Element): void {
    this.unwritten.get(pill)?.();
    this.unwritten.delete(pill);
  }

  private boxes(layer: Group, boxes: Box[]): void {
    layer
      .selectAll<SVGRectElement, Box>("rect.gw-box")
      .data(boxes, (box) => box.id)
      .join("rect")
      .attr("class", (box) => `gw-box gw-${box.kind} gw-tone-${box.tone} gw-part-${box.part}`)
      .attr("x", (box) => box.x)
      .attr("y", (box) => box.y)
      .attr("width", (box) => box.width)
      .attr("height", (box) => box.height)
      .attr("rx", (box) => RADIUS[box.kind] ?? 0)
      .attr("data-term", (box) => (box.kind === "tap" ? termOfPiece(this.cell, box.id) : null));
  }

  private squares(columns: Column[]): void {
    const groups = this.layers.columns
      .selectAll<SVGGElement, Column>("g")
      .data(columns, (column) => column.id)
      .join("g")
      .attr("data-term", (column) => termOf(column.vector));
    this.columns = [];
    groups.each((column, k, nodes) => {
      const squares = select(nodes[k]!)
        .selectAll<SVGRectElement, unknown>("rect")
        .data(column.rows)
        .join("rect")
        .attr("class", "gw-square")
        .attr("data-vector", column.vector)
        .attr("data-unit", (_, unit) => unit)
        .attr("x", column.x)
        .attr("width", column.width)
        .attr("y", (row) => row.y)
        .attr("height", (row) => row.height);
      this.columns.push({ vector: column.vector, squares: squares.nodes(), marked: true });
    });
  }

  private signs(scene: Scene): void {
    this.layers.marks
      .selectAll<SVGGElement, Scene["marks"][number]>("g")
      .data(scene.marks, (mark) => mark.sign)
      .join((enter) => {
        const group = enter.append("g").attr("class", "gw-sign gw-part-update");
        group.append("path").attr("class", "gw-disc");
        group.append("path").attr("class", "gw-stroke");
        return group;
      })
      .each(({ sign, x, rows }, k, nodes) => {
        const { disc, stroke } = signPaths(sign, x, rows);
        select(nodes[k]!).select(".gw-disc").attr("d", disc);
        select(nodes[k]!).select(".gw-stroke").attr("d", stroke);
      });
  }

  private wires(scene: Scene): void {
    this.layers.wires
      .selectAll<SVGGElement, Wire>("g")
      .data(scene.wires, (wire) => wire.id)
      .join((enter) => {
        const group = enter.append("g");
        group.append("path").attr("class", "gw-line");
        group.append("path").attr("class", "gw-head");
        return group;
      })
      .attr("class", (wire) => `gw-wire gw-wire-${wire.id} gw-tone-${wire.tone} gw-part-${wire.part}`)
      .attr("data-term", ({ id }) => this.termOfWire(id))
      .each((wire, k, nodes) => {
        const { line, head } = wirePaths(wire);
        select(nodes[k]!).select(".gw-line").attr("d", line);
        select(nodes[k]!).select(".gw-head").attr("d", head);
      });
    this.boxes(
      this.layers.wires,
      scene.boxes.filter(({ kind }) => kind === "tap" || kind === "dot"),
    );
  }

  /** A riser is the weights of its gate. */
  private termOfWire(id: string): string | null {
    const gate = this.cell.gates.find((one) => id === `tap-${one}`);
    return gate ? `W_${gate}` : termOfPiece(this.cell, id);
  }

  private numbers(scene: Scene): void {
    const pills = this.layers.pills
      .selectAll<SVGGElement, Scene["pills"][number]>("g")
      .data(scene.pills, (pill) => pill.id)
      .join((enter) => {
        const pill = enter.append("g");
        pill.append("rect").attr("rx", 5);
        pill.append("text");
        pill.append("text").attr("class", "gw-was");
        return pill;
      })
      .attr("class", (pill) => `gw-pill gw-part-${pill.part} gw-tone-${TONES[pill.vector]}`)
      .attr("data-number", (pill) => pill.vector)
      .attr("data-anchor", (pill) => pill.anchor)
      .attr("transform", (pill) => `translate(${pill.x} ${pill.y})`);
    this.pills.clear();
    pills.each((pill, k, nodes) => this.pills.set(pill.id, nodes[k] as SVGGElement));
  }

  private words(writings: Writing[], label: Label): void {
    const texts = this.layers.writings
      .selectAll<SVGTextElement, Writing>("text")
      .data(writings, (writing) => writing.id)
      .join("text")
      .attr("class", (w) => `gw-write gw-write-${w.size} gw-at-${w.id} gw-tone-${w.tone} gw-part-${w.part}`)
      .attr("x", (w) => w.x)
      .attr("y", (w) => w.y)
      .attr("text-anchor", (w) => w.anchor)
      .attr("data-term", (w) => termOfPiece(this.cell, w.id));
    this.token = null;
    texts.each((writing, k, nodes) => {
      const node = nodes[k] as SVGTextElement;
      if (writing.label === "token") this.token = node;
      else spell(node, writing.label ? label(writing.label, writing.slots) : "", writing.symbol ?? "");
    });
  }
}
