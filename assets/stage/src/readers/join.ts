/** Where both states meet: one column of 2H, and the way each state takes to it. */

import { Drapes } from "../curtain/drapes";
import type { Frame } from "../frame";
import { DIRECTIONS, type Direction } from "../payload";
import { boardOf } from "../primitives/canvas";
import { caretPoints } from "../primitives/carets";
import { markInk, signed } from "../primitives/colour-ruler";
import { make, mark, NS } from "../primitives/dom";
import { select } from "../primitives/marked";
import { forCanvas } from "../scale";
import { overHalves } from "./curtains";
import { joinedAt, type Layout, middleOf, wayOf } from "./geometry";

const BESIDE = 6; // px from a square to the caret that points at it, beyond its half's frame

interface Square {
  direction: Direction;
  unit: number;
}

export class Join {
  private readonly canvas = make("canvas", "gw-join-canvas gw-squares", { "aria-hidden": "true" });
  private readonly svg = select(document.createElementNS(NS, "svg")).attr("class", "gw-join");
  readonly label = make("div", "gw-join-label", {}, make("b"), make("span"), make("small"));
  private readonly drapes = new Drapes();
  readonly elements = [this.canvas, this.svg.node()!, this.label, this.drapes.element];
  private readonly ways = this.svg
    .selectAll("path")
    .data(DIRECTIONS)
    .join("path")
    .attr("class", (direction) => `gw-way gw-way-${direction}`);
  private readonly tips = this.svg
    .selectAll("polygon")
    .data(DIRECTIONS)
    .join("polygon")
    .attr("class", (direction) => `gw-tip-${direction}`);
  private readonly squares = this.svg.append("g").attr("class", "gw-join-squares");
  private readonly frames = this.svg
    .selectAll<SVGRectElement, Direction>("rect.gw-half")
    .data(DIRECTIONS)
    .join("rect")
    .attr("class", (direction) => `gw-half gw-half-${direction}`);
  private readonly followed = this.svg.append("g").attr("class", "gw-join-followed");

  private board!: CanvasRenderingContext2D;

  /** Everything that no step moves. */
  lay({ run, label }: Frame, g: Layout, width: number): void {
    const { H } = run;
    this.svg.attr("role", "img").attr("aria-label", `${label("readers_join")} [h→ ; h←], 2H = ${2 * H}`);
    const { join } = g;
    const [w, h] = sizeOf(g);
    this.svg.attr("width", width).attr("height", g.height);
    const from = joinedAt(g, "forward", 0, H);
    const to = joinedAt(g, "backward", H - 1, H);
    this.board = boardOf(this.canvas, to.x + w - from.x, to.y + h - from.y);
    this.board.translate(-from.x, -from.y);
    Object.assign(this.canvas.style, { left: `${from.x}px`, top: `${from.y}px` });
    const all = DIRECTIONS.flatMap((direction) =>
      Array.from({ length: H }, (_, unit): Square => ({ direction, unit })),
    );
    const gap = join.row >= 4 ? 1 : 0;
    this.squares
      .selectAll<SVGRectElement, Square>("rect")
      .data(all)
      .join("rect")
      .attr("x", ({ direction, unit }) => joinedAt(g, direction, unit, H).x)
      .attr("y", ({ direction, unit }) => joinedAt(g, direction, unit, H).y)
      .attr("width", w - (join.across ? gap : 0))
      .attr("height", h - (join.across ? 0 : gap))
      .attr("data-vector", "h")
      .attr("data-unit", ({ unit }) => unit)
      .attr("data-reader", ({ direction }) => direction)
      .attr("data-direction", ({ direction }) => direction);
    this.frames
      .attr("x", (direction) => joinedAt(g, direction, 0, H).x - 3)
      .attr("y", (direction) => joinedAt(g, direction, 0, H).y - 3)
      .attr("width", (join.across ? H * w : w) + 6 - gap)
      .attr("height", (join.across ? h : H * h) + 6 - gap);
    this.tips.attr("points", (direction) => tip(g, direction, H));
    this.followed
      .selectAll<SVGPolygonElement, string>("polygon")
      .data(join.across ? caretPoints(-BESIDE, h + BESIDE, 0) : caretPoints(-BESIDE, w + BESIDE, 0))
      .join("polygon")
      .attr("points", (points) => points);
    Object.assign(
      this.label.style,
      join.across
        ? { left: "0", top: `${join.y - 36}px`, width: "100%" }
        : { left: "", right: `${width - join.x + 14}px`, top: `${g.tileTop}px`, width: "" },
    );
  }

  step(frame: Frame, g: Layout, offset: number, opens: boolean): void {
    const { run, state } = frame;
    const x = g.names + middleOf(g, state.step) - offset;
    this.paint(frame, g);
    const value = ({ direction, unit }: Square) => run.reader(direction).value("h", state.step, unit);
    this.squares.selectAll<SVGRectElement, Square>("rect").each(function (square) {
      mark(this, "data-value", Number.isNaN(value(square)) ? null : value(square));
    });
    this.ways.attr("d", (direction) => wayOf(g, direction, x, run.H));
    this.drapes.draw(overHalves(frame, g), "", opens);
    const at = joinedAt(g, state.direction, state.unit, run.H);
    const [across, down] = g.join.across ? [at.x + g.join.row / 2, at.y] : [at.x, at.y + g.join.row / 2];
    mark(
      this.followed.node()!,
      "transform",
      `translate(${across} ${down})${g.join.across ? " rotate(90)" : ""}`,
    );
  }

  /** The lines come from both columns; the joined one is there once they have come. */
  show(lines: number): void {
    const isThere = lines === 1;
    this.canvas.style.visibility = isThere ? "" : "hidden";
    this.svg.node()!.classList.toggle("gw-due", !isThere);
    for (const way of this.ways.nodes() as SVGPathElement[]) {
      mark(way, "pathLength", isThere ? null : 1);
      mark(way, "stroke-dasharray", isThere ? null : `${lines} 1`);
    }
  }

  /** The squares lie on a canvas: a step that colours an element each pays for its style. */
  private paint(frame: Frame, g: Layout): void {
    const { run, state, palette } = forCanvas(frame);
    const { board, canvas } = this;
    const [w, h] = sizeOf(g);
    const gap = g.join.row >= 4 ? 1 : 0;
    const long = Math.min(8, w / 2);
    board.save();
    board.setTransform(1, 0, 0, 1, 0, 0);
    board.clearRect(0, 0, canvas.width, canvas.height);
    board.restore();
    for (const direction of DIRECTIONS)
      run
        .reader(direction)
        .column("h", state.step)
        .forEach((value, unit) => {
          const { x, y } = joinedAt(g, direction, unit, run.H);
          if (Number.isNaN(value)) return;
          board.fillStyle = signed(palette, value);
          board.fillRect(x, y, w - (g.join.across ? gap : 0), h - (g.join.across ? 0 : gap));
          if (!(value < 0) || g.join.row < 8) return;
          board.fillStyle = markInk(palette, value);
          board.fillRect(x + (w - long) / 2, y + h / 2 - 1.25, long, 1.5);
        });
  }
}

/** Width and height of a square of the joined column. */
const sizeOf = ({ join }: Layout): [number, number] =>
  join.across ? [join.row, join.width] : [join.width, join.row];

/** The arrow head at the joined column's upper or lower end. */
export function tip(g: Layout, direction: Direction, H: number): string {
  if (g.join.across) return "";
  const forward = direction === "forward";
  const x = g.join.x + g.join.width / 2;
  const y = joinedAt(g, direction, forward ? 0 : H - 1, H).y + (forward ? -4 : g.join.row + 4);
  const back = y + (forward ? -8 : 8);
  return `${x},${y} ${x - 5},${back} ${x + 5},${back}`;
}
