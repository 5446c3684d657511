/** The picture on the wall: over the whole window, without all that a class does not look at. */
import type { Frame } from "../frame";
import { DIRECTIONS } from "../payload";
import { hide, make, mark } from "../primitives/dom";
import type { Palette } from "../primitives/palette";
import { boardOf, giveBack, roomOn } from "../vote/slot";
import { Cell } from "./cell";
import { dress, dressIn } from "./dress";
import { Films, filmsAt, type Shown } from "./films";
import { Formula } from "./formula";
import { classOf, Head } from "./head";
import { walked } from "./keys";
import { next } from "./palette";
import { openQuestion, Question } from "./question";
import { sizesFor, widthOf } from "./sizes";
import { hasThree } from "./three/told";
import { ThreeView } from "./three/view";
import { Verdicts } from "./verdicts";

/** In shares of the width. */
const EDGE = 0.012;
const GAP = 0.006;
const HEAD = 0.03;
const TILE = 0.052;
const CELL = 0.16; // least height beside a vote
const FILM = { cell: 0.034, readers: 0.06, least: 0.026 };
const ROW = 1.4; // of a verdict, in the size of names
const FORMULA = 0.1;
const QUESTION = 0.15;

export class Show {
  private readonly head = new Head();
  private readonly films = new Films();
  private readonly cell = new Cell();
  private readonly formula = new Formula();
  private readonly question = new Question();
  private readonly verdicts = new Verdicts();
  private readonly three = new ThreeView();
  private readonly blank = make("i", "gw-present-blank");
  readonly element = make(
    "div",
    "gw-present",
    { role: "region", tabindex: "-1" },
    this.head.element,
    this.films.element,
    this.cell.element,
    this.formula.element,
    this.question.element,
    this.verdicts.element,
    this.three.element,
    this.blank,
  );
  private palette: Palette | null = null; // another than the page's own
  private isFew = false;
  private wantsThree = false;
  private frame: Frame | null = null;
  private beside = ""; // what the page under it asks, and who is in the class
  private shade: string | null = null; // over all of it
  private within = ""; // which room a vote leaves to it; "" where it has the whole window

  constructor() {
    this.blank.hidden = true;
  }

  get isBlank(): boolean {
    return this.shade !== null;
  }

  /** Covers the picture, or uncovers it. */
  cover(shade: "black" | "white" | null): void {
    this.shade = shade;
    hide(this.blank, !shade);
    this.blank.style.background = shade ?? "";
  }

  turnLanes(): void {
    this.isFew = !this.isFew;
    this.redraw();
  }

  turnPalette(): void {
    if (this.frame) this.palette = next(this.frame.palette, this.palette);
    this.redraw();
  }

  /** The walk, or three cells side by side where the page has them. */
  turnThree(): void {
    this.wantsThree = hasThree() && !this.wantsThree;
    this.redraw();
  }

  get isThree(): boolean {
    return this.wantsThree && hasThree();
  }

  /** All three go to another step. */
  walk(key: string): void {
    const { three } = this;
    const to = walked(key, three.step, three.steps);
    if (to === null) return;
    three.go(to);
    this.redraw();
  }

  /** A vote on the wall has been drawn, or is gone. */
  turnVote(): void {
    const board = boardOf();
    if (!board ? this.within : this.within !== placeOf(roomOn(board))) this.redraw();
  }

  end(): void {
    this.element.remove();
    giveBack();
  }

  redraw(): void {
    if (this.frame) this.draw(this.frame);
  }

  /** The page under it has changed. */
  look(): void {
    if (this.beside !== beside()) this.redraw();
  }

  draw(given: Frame): void {
    this.frame = given;
    const frame = this.palette ? { ...given, palette: this.palette } : given;
    const { element } = this;
    this.spread();
    const room = { width: element.clientWidth, height: element.clientHeight };
    if (!room.width || !room.height) return;
    const sizes = sizesFor(room);
    const unit = widthOf(room);
    if (this.drawWithin(frame, sizes, unit)) return;
    dress(element, frame, sizes);
    this.head.name(frame, this.isThree ? this.three : null);
    const width = room.width - 2 * EDGE * unit;
    const { isThree } = this;
    hide(this.head.element, false);
    for (const part of [this.films, this.cell, this.formula, this.question, this.verdicts])
      hide(part.element, isThree);
    hide(this.three.element, !isThree);
    mark(element, "data-place", isThree ? this.three.step : null); // for a plan that goes on at the last one
    mark(element, "data-steps", isThree ? this.three.steps : null);
    Object.assign(element.style, { padding: `${EDGE * unit}px`, gap: `${GAP * unit}px` });
    this.head.element.style.height = `${HEAD * unit}px`;
    this.beside = beside();
    if (isThree) {
      const height = room.height - (HEAD + 2 * EDGE + GAP) * unit;
      return this.three.draw(frame, { width, height }, unit, sizes, TILE * unit);
    }
    const isReaders = frame.state.view === "readers";
    const isAsked = openQuestion() !== "";
    const foot = (isAsked ? QUESTION : FORMULA) * unit;
    const films = shownIn(frame);
    const above = (HEAD + TILE + 2 * EDGE + 3 * GAP) * unit;
    const asks = isReaders && isAsked ? foot + GAP * unit : 0;
    const said = isReaders ? (frame.run.payload.classes.length + 1) * ROW * sizes[3]! : 0;
    const most = (room.height - above - said - asks) / films.length - GAP * unit;
    const film = isReaders ? Math.min(FILM.readers * unit, most) : FILM.cell * unit;
    const heights = { tile: TILE * unit, film, gap: GAP * unit };
    const taken = this.films.draw(frame, width, films, heights) + (HEAD + 2 * EDGE + 2 * GAP) * unit;
    hide(this.cell.element, isReaders);
    hide(this.formula.element, isReaders || isAsked);
    hide(this.question.element, !isAsked);
    if (isAsked) this.question.draw({ width, height: foot });
    hide(this.verdicts.element, !isReaders);
    if (isReaders) {
      this.verdicts.draw(frame, { width, height: room.height - taken - asks });
      this.head.count(frame, null);
      return;
    }
    const board = { width, height: room.height - taken - foot - GAP * unit };
    this.cell.element.style.height = `${board.height}px`;
    this.head.count(frame, this.cell.draw(frame, board, sizes, this.isFew));
    if (!isAsked) this.formula.draw(frame, { width, height: foot });
    this.head.light(frame);
  }

  /** Over the whole window again. */
  private spread(): void {
    const { element } = this;
    element.classList.remove("gw-present-within");
    for (const side of ["left", "top", "width", "height"] as const) element.style[side] = "";
    this.within = "";
  }

  /** Beside an open vote: the cell, or the films, of which what is asked about hangs behind its curtain; whether there is room. */
  private drawWithin(frame: Frame, sizes: readonly number[], unit: number): boolean {
    const board = boardOf();
    if (!board) {
      giveBack();
      return false;
    }
    const { element } = this;
    const area = roomOn(board);
    this.within = placeOf(area);
    if (!area) return this.giveUp();
    dress(element, frame, sizes);
    if (this.palette) dressIn(board, this.palette);
    this.beside = beside();
    element.classList.add("gw-present-within");
    const { left, top, width, height } = area;
    for (const [side, value] of Object.entries({ left, top, width, height }))
      element.style.setProperty(side, `${value}px`);
    Object.assign(element.style, { padding: "0", gap: "0" });
    for (const part of [
      this.head.element,
      this.formula.element,
      this.question.element,
      this.verdicts.element,
    ])
      hide(part, true);
    hide(this.three.element, true);
    const hasCell = frame.state.view !== "readers" && height >= CELL * unit;
    hide(this.cell.element, !hasCell);
    hide(this.films.element, true);
    if (hasCell) {
      this.cell.element.style.height = `${height}px`;
      if (this.cell.draw(frame, { width, height }, sizes, this.isFew).fits) return true;
      hide(this.cell.element, true);
    }
    const films = shownIn(frame);
    const gap = GAP * unit;
    const most = (height - TILE * unit - gap) / films.length - gap;
    const film = Math.min(FILM.readers * unit, most);
    if (film < FILM.least * unit) return this.giveUp();
    hide(this.films.element, false);
    this.films.draw(frame, width, films, { tile: TILE * unit, film, gap });
    return true;
  }

  /** A question that needs all the room has it. */
  private giveUp(): false {
    giveBack();
    const { within } = this;
    this.spread();
    this.within = within; // of which it has been tried
    return false;
  }

  /** The same step at another moment of its score. */
  show(ms: number): void {
    const { frame } = this;
    if (!frame || this.isThree || frame.state.view === "readers") return;
    this.cell.show(ms);
    this.head.light({ ...frame, ms });
  }
}

const placeOf = (area: DOMRect | null): string =>
  area ? [area.left, area.top, area.width, area.height].map(Math.round).join() : "none";

const beside = (): string => `${openQuestion()}\n${classOf()}\n${hasThree()}`;

/** What a phase is about beside what runs along the lanes; where two readers are shown, both of each. */
function shownIn(frame: Frame): Shown[] {
  const { run, state } = frame;
  if (state.view !== "readers")
    return filmsAt(frame).map((film) => ({ film, direction: state.direction, named: false }));
  const films = [...new Set([run.cell.state, "h" as const])];
  return DIRECTIONS.flatMap((direction) => films.map((film) => ({ film, direction, named: true })));
}
