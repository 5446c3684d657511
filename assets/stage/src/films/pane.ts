/** Tiles on top, under each its column of the films, one playhead through all of them. */
import "./films.css";
import { pointAt } from "../controls/readout";
import type { Dispatch, Frame, MakePane, Pane } from "../frame";
import { markOf } from "../kinds/cell";
import { FILMS } from "../kinds/names";
import { Legend } from "../legend/legend";
import { SCORE } from "../motion/score";
import { goesOn, hide, lay, make, mark, veil } from "../primitives/dom";
import { typeOf } from "../primitives/text-width";
import { forCanvas } from "../scale";
import { FilmLights } from "../selection/films";
import { Overview } from "../sentence/overview";
import { scrolled } from "../sentence/strip";
import { Tiles } from "../sentence/tiles";
import { paintFilms } from "./canvas";
import { filmsOf, fitted, hasLegend, roomOf } from "./fit";
import { type Geometry, hit, MARGIN, playheadWidth, playheadX, topOf } from "./geometry";
import { Names } from "./names";
import { Unread } from "./unread";

class Films implements Pane {
  private readonly tiles: Tiles;
  private readonly overview: Overview;
  private readonly names = new Names();
  private readonly canvas = make("canvas", "gw-films-canvas gw-squares", { "aria-hidden": "true" });
  private readonly unread = new Unread();
  private readonly due = FILMS.map(() => make("i", "gw-film-due"));
  private readonly column = make("div", "gw-films-column", {}, ...this.due); // of the step
  private readonly lights = new FilmLights();
  private readonly playhead = make("i", "gw-films-playhead");
  private readonly strip: HTMLElement;
  private readonly view: HTMLElement;
  private readonly legend = new Legend();
  readonly element: HTMLElement;
  private geometry!: Geometry;
  private offset = 0;
  private frame!: Frame;

  constructor(private readonly dispatch: Dispatch) {
    this.tiles = new Tiles(dispatch);
    this.overview = new Overview(dispatch);
    this.strip = make(
      "div",
      "gw-films-strip",
      {},
      this.canvas,
      this.unread.element,
      this.column,
      ...this.lights.veils,
      this.tiles.element,
      this.playhead,
      ...this.lights.boxes,
    );
    this.view = make("div", "gw-films-view", {}, this.strip);
    this.element = make(
      "div",
      "gw-films",
      {},
      this.names.head,
      ...this.names.all,
      this.view,
      ...this.names.carets,
      this.overview.element,
      this.legend.element,
    );
    this.canvas.addEventListener("click", (event) => this.follow(event));
    this.canvas.addEventListener("pointermove", (event) => this.point(event));
    this.canvas.addEventListener("pointerleave", () => pointAt(this.canvas, null));
    this.view.addEventListener("wheel", (event) => this.pan(event), { passive: false });
  }

  /** Moves layers, so that nothing is laid out or painted. */
  stand({ state: { step } }: Frame): void {
    const g = this.geometry;
    this.playhead.style.transform = `translateX(${playheadX(g, step)}px)`;
    this.slide(scrolled(this.offset, step, g));
  }

  draw(frame: Frame, previous: Frame | null): void {
    this.frame = frame;
    const { run, state, palette, layout } = frame;
    const arranged =
      !previous ||
      previous.run !== run ||
      previous.layout !== layout ||
      previous.label !== frame.label ||
      filmsOf(previous) !== filmsOf(frame);
    const turned = arranged || previous.state.direction !== state.direction;
    const painted = turned || previous.palette !== palette;
    if (arranged) this.lay(frame);
    this.legend.follow(frame);
    if (painted)
      paintFilms(this.canvas, forCanvas(frame), this.geometry, roomOf(frame, frame.room(this)).height);
    if (painted || previous.state.unit !== state.unit) this.unit(frame);
    if (turned || previous.state.step !== state.step) this.step(frame, turned ? null : previous.state.step);
    this.show(frame.ms);
  }

  /** Each film's column of the step is a dashed box until it has been computed. */
  show(ms: number): void {
    const { run } = this.frame;
    this.due.forEach((box, n) => {
      const film = FILMS[n]!;
      const isShown = this.geometry.films.includes(film);
      veil(box, !isShown || !!run.payload.look || ms >= SCORE[markOf(run.cell, film)][1]);
    });
  }

  light(frame: Frame): void {
    this.lights.light(frame, this.geometry, this.names.all);
  }

  private lay(frame: Frame): void {
    hide(this.legend.element, !hasLegend(frame));
    this.legend.draw(frame.label, frame.run.cell.kind);
    const type = typeOf(this.element);
    const { geometry, isTight, isFlat } = fitted(frame, roomOf(frame, frame.room(this)), type);
    this.geometry = geometry;
    this.element.classList.toggle("gw-tight", isTight);
    this.element.classList.toggle("gw-flat", isFlat);
    this.place(geometry);
    this.names.lay(geometry, frame.label);
    this.tiles.lay(frame, geometry, geometry.upright, type.measure);
  }

  /** Everything that no step moves. */
  private place(g: Geometry): void {
    this.view.style.left = `${g.names}px`;
    this.view.style.width = `${g.view + 2 * MARGIN}px`;
    this.view.style.setProperty("--gw-tile", `${g.tile}px`);
    this.strip.style.width = `${g.total}px`;
    this.unread.lay(g);
    const top = g.overview ? g.top - 5 : g.tile + 2;
    Object.assign(this.playhead.style, {
      width: `${playheadWidth(g)}px`,
      top: `${top}px`,
      height: `${topOf(g, g.films.length - 1) + g.height + 4 - top}px`,
    });
    lay(this.overview.element, {
      x: g.names + MARGIN,
      y: g.tile + 6,
      width: g.view,
      height: g.overview,
    });
    this.due.forEach((box, k) => {
      const top = topOf(g, g.films.indexOf(FILMS[k]!));
      Object.assign(box.style, { width: `${g.column - 1}px`, height: `${g.height}px`, top: `${top}px` });
    });
  }

  private unit(frame: Frame): void {
    const g = this.geometry;
    this.names.follow(frame.state.unit, g);
    this.overview.paint(frame, g);
  }

  private step(frame: Frame, from: number | null): void {
    const { state } = frame;
    const g = this.geometry;
    const left = state.step * g.column;
    const end = state.direction === "forward" ? left + g.column : left - g.total;
    this.unread.move(end);
    this.column.style.transform = `translateX(${left}px)`;
    this.stand(frame);
    this.window();
    this.tiles.step(frame, from);
    this.names.step(frame);
  }

  private slide(offset: number): void {
    this.offset = offset;
    this.strip.style.transform = `translateX(${MARGIN - offset}px)`;
  }

  /** What says which part of the sentence is in view. */
  private window(): void {
    const { offset, geometry } = this;
    goesOn(this.view, offset, geometry.total - geometry.view);
    this.overview.move(offset, this.frame.state.step, geometry);
  }

  private pan(event: WheelEvent): void {
    const { total, view } = this.geometry;
    const by = event.shiftKey ? event.deltaY : event.deltaX;
    if (total <= view || Math.abs(by) <= (event.shiftKey ? 0 : Math.abs(event.deltaY))) return;
    event.preventDefault();
    this.slide(Math.max(0, Math.min(total - view, this.offset + by)));
    this.window();
  }

  private follow({ offsetX, offsetY }: MouseEvent): void {
    const at = hit(this.geometry, offsetX, offsetY);
    if (at) this.dispatch({ kind: "follow", step: at.step, unit: at.unit });
  }

  /** Tells the readout which square the pointer is on. */
  private point({ offsetX, offsetY, clientX, clientY }: PointerEvent): void {
    const at = hit(this.geometry, offsetX, offsetY);
    const { run, state } = this.frame;
    mark(this.canvas, "data-term", at && `cell:${at.film}:${at.step}:${at.unit}`);
    if (!at) return pointAt(this.canvas, null);
    const { film: vector, step, unit } = at;
    const value = run.reader(state.direction).value(vector, step, unit);
    pointAt(this.canvas, { vector, step, unit, direction: state.direction, value, x: clientX, y: clientY });
  }
}

export const filmsPane: MakePane = (dispatch) => new Films(dispatch);
