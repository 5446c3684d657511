/** Tiles on top, under each its column of the six films, one playhead through all of them. */
import "./films.css";
import { OF_COLUMN } from "../cell/timing";
import { pointAt } from "../controls/readout";
import type { Dispatch, Frame, MakePane, Pane, Phase } from "../frame";
import { Legend } from "../legend/legend";
import { SCORE } from "../motion/score";
import { CARETS, carets } from "../primitives/carets";
import { hide, make, mark, say } from "../primitives/dom";
import { type Measure, typeOf } from "../primitives/text-width";
import { FILMS, type Film } from "../run";
import { FilmLights } from "../selection/films";
import { Overview } from "../sentence/overview";
import { scrolled } from "../sentence/strip";
import { Tiles } from "../sentence/tiles";
import { face } from "../sentence/tokens";
import { paintFilms } from "./canvas";
import { arrange, COLUMN, type Geometry, hit, isFlat, MARGIN, topOf } from "./geometry";
import { Unread } from "./unread";

export const SYMBOLS: Record<Film, string> = { f: "f", i: "i", g: "C̃", c: "C", o: "o", h: "h" };
const SYMBOL = 18; // px, room for one beside its name
const BESIDE = CARETS + 2; // px between the names and the squares
const FOOT = 34; // px, for the legend

/** On a phone the films that the lit phase reads or makes. */
const OF_PHASE: Record<Phase, Film[]> = {
  concat: ["h"],
  forget: ["f", "c"],
  input: ["i", "g"],
  update: ["c"],
  output: ["o", "h"],
};

const filmsOf = ({ run, state, narrow }: Frame): readonly Film[] =>
  run.payload.look?.films ?? (narrow ? OF_PHASE[state.phase] : FILMS);

class Films implements Pane {
  private readonly tiles: Tiles;
  private readonly overview: Overview;
  private readonly names = FILMS.map((film) =>
    make("div", `gw-film-name gw-part-${film}`, {}, make("b"), make("i")),
  );
  private readonly carets = FILMS.map(carets);
  private readonly canvas = make("canvas", "gw-films-canvas gw-squares", { "aria-hidden": "true" });
  private readonly unread = new Unread();
  private readonly due = FILMS.map(() => make("i", "gw-film-due"));
  private readonly lights = new FilmLights();
  private readonly playhead = make("i", "gw-films-playhead");
  private readonly strip: HTMLElement;
  private readonly view: HTMLElement;
  private readonly legend = new Legend();
  private readonly head = make("div", "gw-films-head", {}, make("b"), make("span"));
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
      ...this.due,
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
      this.head,
      ...this.names,
      this.view,
      ...this.carets,
      this.overview.element,
      this.legend.element,
    );
    this.canvas.addEventListener("click", (event) => this.follow(event));
    this.canvas.addEventListener("pointermove", (event) => this.point(event));
    this.canvas.addEventListener("pointerleave", () => pointAt(this.canvas, null));
    this.view.addEventListener("wheel", (event) => this.pan(event), { passive: false });
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
    if (painted) paintFilms(this.canvas, frame, this.geometry, this.height(frame));
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
      hide(box, !isShown || !!run.payload.look || ms >= SCORE[OF_COLUMN[film]][1]);
    });
  }

  light(frame: Frame): void {
    this.lights.light(frame, this.geometry, this.names);
  }

  /** Of the films: a lesson has its legend over the cell, but on a phone. */
  private height(frame: Frame): number {
    return Math.max(0, frame.room(this).height - (hasLegend(frame) ? FOOT : 0));
  }

  private lay(frame: Frame): void {
    hide(this.legend.element, !hasLegend(frame));
    this.legend.draw(frame.label);
    const { measure, sizes } = typeOf(this.element);
    const g = (this.geometry = this.fitted(frame, measure, sizes));
    this.place(g, frame);
    this.tiles.lay(frame, g, g.upright, measure);
  }

  /** The geometry for the room, beside names as wide as their words are. */
  private fitted(frame: Frame, measure: Measure, sizes: number[]): Geometry {
    const { run, label } = frame;
    const { width } = frame.room(this);
    const height = this.height(frame);
    const words = [
      ...FILMS.map((film) => label(`part_${film}`)),
      label("shell_step", { step: run.T, T: run.T }),
    ];
    const reads = measure(label("shell_reads_backward", { nth: run.T }), 4);
    const namesIn = (type: number) =>
      Math.ceil(Math.max(reads, ...words.map((word) => measure(word, type, 600)))) + 12;
    const tight = frame.narrow || run.T * COLUMN.least > width - namesIn(3) - 2 * MARGIN - CARETS;
    this.element.classList.toggle("gw-tight", tight);
    const wide = namesIn(tight ? 4 : 3);
    const tokens = [run, run.other].flatMap((one) => one?.payload.tokens ?? []);
    const token = Math.max(...new Set(tokens.map((one) => measure(face(one), 4))));
    const films = filmsOf(frame);
    const head = Math.ceil(1.25 * (sizes[tight ? 4 : 3]! + sizes[4]!));
    const pixel = window.devicePixelRatio || 1;
    const wish = { width, height, T: run.T, H: run.H, names: wide, token, pixel, films, head };
    const byPhase = frame.narrow && !run.payload.look; // one film or two: the same names beside them
    const flat = byPhase || isFlat(arrange(wish), head); // two lines would lie on the next film's
    this.element.classList.toggle("gw-flat", flat);
    return arrange({ ...wish, names: wide + (flat ? SYMBOL : 0) });
  }

  /** Everything that no step moves. */
  private place(g: Geometry, { label }: Frame): void {
    const { names } = g;
    this.view.style.left = `${names}px`;
    this.view.style.width = `${g.view + 2 * MARGIN}px`;
    this.strip.style.width = `${g.total}px`;
    this.unread.lay(g);
    this.playhead.style.width = `${g.column + 4}px`;
    const top = g.overview ? g.top - 5 : g.tile + 2;
    this.playhead.style.top = `${top}px`;
    this.playhead.style.height = `${topOf(g, g.films.length - 1) + g.height + 4 - top}px`;
    Object.assign(this.overview.element.style, {
      top: `${g.tile + 6}px`,
      left: `${names + MARGIN}px`,
      width: `${g.view}px`,
      height: `${g.overview}px`,
    });
    this.names.forEach((name, film) => {
      const n = g.films.indexOf(FILMS[film]!);
      name.hidden = this.carets[film]!.hidden = n < 0;
      Object.assign(this.carets[film]!.style, {
        left: `${names - CARETS}px`,
        width: `${g.view + 2 * (MARGIN + CARETS)}px`,
      });
      name.style.width = `${names - BESIDE}px`;
      name.style.top = `${topOf(g, n)}px`;
      name.style.height = `${g.height}px`;
      say(name.children[0]!, label(`part_${FILMS[film]}`));
      say(name.children[1]!, SYMBOLS[FILMS[film]!]);
      Object.assign(this.due[film]!.style, {
        width: `${g.column - 1}px`,
        height: `${g.height}px`,
        top: `${topOf(g, n)}px`,
      });
    });
    this.head.style.width = `${names - BESIDE}px`;
    this.head.style.height = `${g.tile}px`;
    this.view.style.setProperty("--gw-tile", `${g.tile}px`);
  }

  private unit(frame: Frame): void {
    const g = this.geometry;
    const middle = (frame.state.unit + 0.5) * g.row - (g.row >= 4 ? 0.5 : 0);
    this.carets.forEach((pair, film) => {
      const n = g.films.indexOf(FILMS[film]!);
      pair.style.transform = `translateY(${topOf(g, n) + middle}px)`;
    });
    this.overview.paint(frame, g);
  }

  private step(frame: Frame, from: number | null): void {
    const { state, label, run } = frame;
    const g = this.geometry;
    const left = state.step * g.column;
    const end = state.direction === "forward" ? left + g.column : left - g.total;
    this.unread.move(end);
    for (const box of this.due) box.style.transform = `translateX(${left}px)`;
    this.playhead.style.transform = `translateX(${left - 2 - (g.column >= 30 ? 1 : 0.5)}px)`;
    this.scroll(scrolled(this.offset, state.step, g));
    this.tiles.step(frame, from);
    say(this.head.firstElementChild!, label("shell_step", { step: state.step + 1, T: run.T }));
    say(
      this.head.lastElementChild!,
      label(`shell_reads_${state.direction}`, {
        nth: state.direction === "forward" ? state.step + 1 : run.T - state.step,
      }),
    );
  }

  private scroll(offset: number): void {
    this.offset = offset;
    this.strip.style.transform = `translateX(${MARGIN - offset}px)`;
    mark(this.view, "data-before", offset > 0);
    mark(this.view, "data-after", offset < this.geometry.total - this.geometry.view);
    this.overview.move(offset, this.frame.state.step, this.geometry);
  }

  private pan(event: WheelEvent): void {
    const { total, view } = this.geometry;
    const by = event.shiftKey ? event.deltaY : event.deltaX;
    if (total <= view || Math.abs(by) <= (event.shiftKey ? 0 : Math.abs(event.deltaY))) return;
    event.preventDefault();
    this.scroll(Math.max(0, Math.min(total - view, this.offset + by)));
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
    const square = at && { vector: at.film, step: at.step, unit: at.unit, direction: state.direction };
    const value = at && run.reader(state.direction).value(at.film, at.step, at.unit);
    pointAt(this.canvas, square && { ...square, value: value!, x: clientX, y: clientY });
  }
}

const hasLegend = ({ run, narrow }: Frame): boolean => narrow || !run.payload.look;

export const filmsPane: MakePane = (dispatch) => new Films(dispatch);
