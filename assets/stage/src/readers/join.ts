/** Where both states meet: one column of 2H, and the way each state takes to it. */
import { select } from "d3-selection";
import { make } from "../dom";
import type { Frame } from "../frame";
import { signed } from "../palette";
import type { Direction } from "../payload";
import type { Run } from "../run";
import { joinedAt, middleOf, wayOf, type Layout } from "./geometry";

export const BOTH = ["forward", "backward"] as const;

interface Square {
  direction: Direction;
  unit: number;
}

export class Join {
  readonly svg = select(document.createElementNS("http://www.w3.org/2000/svg", "svg")).attr("class", "gw-join");
  readonly element = this.svg.node()!;
  readonly label = make("div", "gw-join-label", {}, make("b"), make("span"), make("small"));
  private readonly ways = this.svg.selectAll("path").data(BOTH).join("path").attr("class", (direction) => `gw-way gw-way-${direction}`);
  private readonly tips = this.svg.selectAll("polygon").data(BOTH).join("polygon").attr("class", (direction) => `gw-tip-${direction}`);
  private readonly squares = this.svg.append("g").attr("class", "gw-squares");
  private readonly marks = this.svg.append("path").attr("class", "gw-join-minus");
  private readonly frames = this.svg.selectAll<SVGRectElement, Direction>("rect.gw-half").data(BOTH).join("rect").attr("class", (direction) => `gw-half gw-half-${direction}`);
  private readonly followed = this.svg.selectAll<SVGRectElement, Direction>("rect.gw-join-followed").data(BOTH).join("rect").attr("class", "gw-join-followed");
  private readonly unseen = this.svg.selectAll<SVGTextElement, Direction>("text").data(BOTH).join("text").attr("class", "gw-join-unseen").text("?");

  lay({ run, label }: Frame, g: Layout, width: number): void {
    const { H } = run;
    this.svg.attr("role", "img").attr("aria-label", `${label("readers_join")} [h→ ; h←], 2H = ${2 * H}`);
    const { join } = g;
    const [w, h] = join.across ? [join.row, join.width] : [join.width, join.row];
    this.svg.attr("width", width).attr("height", g.height);
    const all = BOTH.flatMap((direction) => Array.from({ length: H }, (_, unit): Square => ({ direction, unit })));
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
    this.followed.attr("width", w + 2).attr("height", h + 2);
    Object.assign(this.label.style, join.across ? { left: "0", top: `${join.y - 26}px`, width: "100%" } : { left: "", right: `${width - join.x + 14}px`, top: `${g.tileTop}px`, width: "" });
  }

  step(frame: Frame, g: Layout, offset: number): void {
    const { run, state, palette } = frame;
    const x = g.names + middleOf(g, state.step) - offset;
    const value = ({ direction, unit }: Square) => run.reader(direction).value("h", state.step, unit);
    this.squares
      .selectAll<SVGRectElement, Square>("rect")
      .attr("fill", (square) => (Number.isNaN(value(square)) ? palette.surface : signed(palette, value(square), 1)))
      .attr("data-value", (square) => (Number.isNaN(value(square)) ? null : String(value(square))));
    this.markUnseen(frame, g);
    this.ways.attr("d", (direction) => wayOf(g, direction, x, run.H));
    this.tips.attr("points", (direction) => tip(g, direction, run.H));
    this.marks.attr("d", BOTH.flatMap((direction) => minuses(frame, g, direction)).join(""));
    this.followed
      .attr("x", (direction) => joinedAt(g, direction, state.unit, run.H).x - 1)
      .attr("y", (direction) => joinedAt(g, direction, state.unit, run.H).y - 1)
      .attr("visibility", (direction) => (direction === state.direction ? "visible" : "hidden"));
  }

  /** A question mark over a half that is not shown yet. */
  private markUnseen({ run, state, palette }: Frame, g: Layout): void {
    const { join } = g;
    const long = run.H * join.row;
    this.unseen
      .attr("visibility", (direction) => (isUnseen(run, direction, state.step) ? "visible" : "hidden"))
      .attr("x", (direction) => joinedAt(g, direction, 0, run.H).x + (join.across ? long : join.width) / 2)
      .attr("y", (direction) => joinedAt(g, direction, 0, run.H).y + (join.across ? join.width : long) / 2)
      .attr("font-size", Math.min(20, join.width, long))
      .attr("fill", palette.muted);
  }
}

/** Whether a lesson has not shown a reader's state at a step yet. */
export const isUnseen = (run: Run, direction: Direction, step: number): boolean => Number.isNaN(run.reader(direction).value("h", step, 0));

/** The arrow head at the joined column's upper or lower end. */
export function tip(g: Layout, direction: Direction, H: number): string {
  if (g.join.across) return "";
  const forward = direction === "forward";
  const x = g.join.x + g.join.width / 2;
  const y = joinedAt(g, direction, forward ? 0 : H - 1, H).y + (forward ? -4 : g.join.row + 4);
  const back = y + (forward ? -8 : 8);
  return `${x},${y} ${x - 5},${back} ${x + 5},${back}`;
}

function minuses({ run, state }: Frame, g: Layout, direction: Direction): string[] {
  const { join } = g;
  if (join.row < 8) return [];
  const [w, h] = join.across ? [join.row, join.width] : [join.width, join.row];
  const long = Math.min(8, w / 2);
  const column = run.reader(direction).column("h", state.step);
  return Array.from(column, (value, unit) => {
    const { x, y } = joinedAt(g, direction, unit, run.H);
    return value < 0 ? `M${x + (w - long) / 2} ${y + h / 2 - 0.5}h${long}` : "";
  });
}
