/** Two readers of the same tiles: one from the left above them, one from the right below, and where they meet. */

import { pointAt } from "../controls/readout";
import { isAnswered } from "../curtain/drapes";
import type { Dispatch, Frame, MakePane, Pane } from "../frame";
import { DIRECTIONS, type Direction } from "../payload";
import { CARETS, carets } from "../primitives/carets";
import { goesOn, lay, make, mark, say } from "../primitives/dom";
import { typeOf } from "../primitives/text-width";
import { Overview } from "../sentence/overview";
import { scrolled } from "../sentence/strip";
import { Tiles } from "../sentence/tiles";
import { isRead } from "../sentence/tokens";
import { Band } from "./band";
import { isCurtained } from "./curtains";
import { fitted, isStacked } from "./fit";
import { Foot } from "./foot";
import { type Layout, squareAt, squaresTop } from "./geometry";
import { Join } from "./join";
import { Panel } from "./panel";
import { Reads } from "./reads";
import { sharesAt } from "./score";
import { Signs } from "./signs";
import { areTicking, haveMet, placeOf } from "./ticks";
import "./readers.css";

class Readers implements Pane {
  private readonly bands = DIRECTIONS.map((direction) => new Band(direction));
  private readonly signs = new Signs();
  private readonly grounds = DIRECTIONS.map(() => make("div", "gw-band-ground"));
  private readonly reads = new Reads();
  private readonly carets = carets();
  private readonly foot = new Foot();
  private readonly panel = new Panel();
  private readonly tiles: Tiles;
  private readonly overview: Overview;
  private readonly join: Join;
  private readonly strip: HTMLElement;
  private readonly view: HTMLElement;
  private readonly board: HTMLElement;
  readonly element: HTMLElement;
  private layout!: Layout;
  private frame!: Frame;
  private offset = 0;
  private isTicking = false;

  constructor(dispatch: Dispatch) {
    this.tiles = new Tiles(dispatch);
    this.overview = new Overview(dispatch, "h");
    this.join = new Join();
    this.strip = make(
      "div",
      "gw-readers-strip",
      {},
      ...this.bands.map((band) => band.element),
      this.tiles.element,
      this.foot.element,
    );
    this.view = make("div", "gw-readers-view", {}, this.strip, ...this.reads.elements);
    this.board = make(
      "div",
      "gw-readers-board",
      {},
      ...this.grounds,
      ...this.signs.elements,
      this.view,
      this.carets,
      this.overview.element,
      ...this.join.elements,
    );
    this.element = make("div", "gw-readers", {}, this.board, this.panel.element);
    for (const band of this.bands) {
      band.element.addEventListener("click", (event) =>
        this.at(band, event, (step, unit) =>
          dispatch({ kind: "follow", step, unit, direction: band.direction }),
        ),
      );
      band.element.addEventListener("pointermove", (event) => this.point(band, event));
      band.element.addEventListener("pointerleave", () => pointAt(this.element, null));
    }
  }

  stand(frame: Frame): void {
    this.tiles.step(frame, this.frame.state.step);
  }

  draw(frame: Frame, previous: Frame | null): void {
    this.frame = frame;
    const { run, state, palette, layout, label } = frame;
    this.isTicking = areTicking(frame, previous?.run === run && this.isTicking);
    const laid = !previous || previous.run !== run || previous.layout !== layout || previous.label !== label;
    if (laid) this.lay(frame);
    if (laid || previous.palette !== palette) for (const band of this.bands) band.paint(frame, this.layout);
    const followed =
      laid || previous.state.unit !== state.unit || previous.state.direction !== state.direction;
    if (followed || previous.palette !== palette) this.overview.paint(frame, this.layout);
    if (laid || previous.state !== state || previous.palette !== palette)
      this.step(frame, laid ? null : previous.state.step, isAnswered(frame, previous));
    this.show(frame.ms);
  }

  /** The step at a moment of its way: what the reader on the move adds, then where both meet. */
  show(ms: number): void {
    const { arrow, unroll, lines, bars } = sharesAt(ms);
    const { run, state } = this.frame;
    for (const band of this.bands) {
      const moves = this.isTicking || band.direction === state.direction;
      band.show(moves ? arrow : 1, moves ? unroll : 1);
    }
    const isJoined = haveMet(state, run.T, this.isTicking);
    this.join.show(isJoined ? lines : 0);
    this.panel.show(isJoined ? bars : 0);
  }

  private lay(frame: Frame): void {
    const { run, narrow, label } = frame;
    this.element.classList.toggle("gw-stacked", isStacked(frame));
    this.panel.lay(frame);
    this.panel.fit();
    const { measure } = typeOf(this.element);
    const panel = this.panel.element.offsetHeight;
    const { layout: g, width, isUpright } = fitted(frame, frame.room(this), panel, measure);
    this.layout = g;
    Object.assign(this.board.style, { width: `${width}px`, height: `${g.height}px` });
    Object.assign(this.view.style, { left: `${g.names}px`, width: `${g.view}px` });
    this.tiles.lay(frame, g, isUpright, measure);
    this.tiles.element.style.top = `${g.tileTop}px`;
    DIRECTIONS.forEach((direction, n) => {
      lay(this.grounds[n]!, { x: g.names, y: g.top[direction], width: g.view, height: g.band });
    });
    this.reads.lay(g);
    const beyond = narrow ? 0 : CARETS; // on a phone the bands take the whole width
    Object.assign(this.carets.style, {
      left: `${g.names - beyond}px`,
      width: `${g.view + 2 * beyond}px`,
    });
    const [title, symbols, size] = this.join.label.children;
    say(title!, label("readers_join"));
    say(symbols!, "[h→ ; h←]");
    say(size!, `2H = ${2 * run.H}`);
    lay(this.overview.element, {
      x: g.names,
      y: g.head - g.overview - 6,
      width: g.view,
      height: g.overview,
    });
    this.signs.lay(frame, g);
    this.join.lay(frame, g, width);
    this.foot.lay(frame, g);
  }

  private step(frame: Frame, from: number | null, opens: boolean): void {
    const { run, state } = frame;
    const g = this.layout;
    const { step, unit } = state;
    this.offset = scrolled(this.offset, step, g);
    this.strip.style.transform = `translateX(${-this.offset}px)`;
    this.tiles.step(frame, from);
    const isHidden = (direction: Direction) => isCurtained(run, direction, step);
    const at = (direction: Direction) => placeOf(state, run.T, direction, this.isTicking);
    for (const band of this.bands)
      band.step(frame, g, at(band.direction), { hides: isHidden(band.direction), opens });
    this.reads.step(frame, g, this.offset, at, isHidden);
    const middle = squaresTop(g, state.direction, run.H) + (unit + 0.5) * g.row - (g.row >= 4 ? 0.5 : 0);
    this.carets.style.transform = `translateY(${middle}px)`;
    goesOn(this.view, this.offset, g.total - g.view);
    this.overview.move(this.offset, step, g);
    this.signs.step(frame, g);
    this.join.step(frame, g, this.offset, opens);
    this.foot.step(step);
    this.panel.step(frame);
  }

  /** A unit is one reader's: the other's of the same number is another. */
  light({ lit, state }: Frame): void {
    const boxed = lit?.films?.length === 1 ? lit.films[0]! : null;
    const unit = lit?.unit ?? (boxed?.film === "h" ? boxed.unit : null);
    for (const band of this.bands) band.light(band.direction === state.direction ? (unit ?? null) : null);
  }

  /** The square of a band under the pointer. */
  private at(band: Band, { clientX, clientY }: MouseEvent, then: (step: number, unit: number) => void): void {
    const g = this.layout;
    const { run } = this.frame;
    const box = this.strip.getBoundingClientRect();
    const at = squareAt(g, band.direction, run, clientX - box.left, clientY - box.top);
    if (!at) return pointAt(this.element, null);
    then(at.step, at.unit);
  }

  private point(band: Band, event: PointerEvent): void {
    const { run, state } = this.frame;
    const { direction } = band;
    mark(band.element, "data-term", null);
    this.at(band, event, (step, unit) => {
      if (direction === state.direction) mark(band.element, "data-term", `cell:h:${step}:${unit}`);
      const value = run.reader(direction).value("h", step, unit);
      pointAt(
        this.element,
        isRead(step, placeOf(state, run.T, direction, this.isTicking), direction)
          ? { vector: "h", unit, step, direction, value, x: event.clientX, y: event.clientY }
          : null,
      );
    });
  }
}

export const readersPane: MakePane = (dispatch) => new Readers(dispatch);
