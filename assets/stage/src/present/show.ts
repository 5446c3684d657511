/** The picture on the wall: over the whole window, without all that a class does not look at. */
import type { Dispatch, Frame, Room } from "../frame";
import { SIDE } from "../page/follow";
import { DIRECTIONS } from "../payload";
import { hide, mark } from "../primitives/dom";
import { giveBack } from "../vote/slot";
import { dress } from "./dress";
import { classOf, Head } from "./head";
import { type Own, type Wish, walked, wished } from "./keys";
import type { Picture } from "./picture";
import { Place } from "./place";
import { openQuestion, Question } from "./question";
import { sizesFor, widthOf } from "./sizes";
import { hasThree, seesThree } from "./three/told";
import { ThreeView } from "./three/view";
import { Cell } from "./walk/cell";
import { Films, filmsAt, type Shown } from "./walk/films";
import { Formula } from "./walk/formula";
import { Verdicts } from "./walk/verdicts";
import { Wall } from "./wall";

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

interface Part {
  element: HTMLElement;
}

/** Of a walk, or of three cells side by side where the page has them. */
export class Show implements Picture {
  private readonly head = new Head();
  private readonly films = new Films();
  private readonly cell = new Cell();
  private readonly formula = new Formula();
  private readonly question = new Question();
  private readonly verdicts = new Verdicts();
  private readonly three = new ThreeView();
  private readonly parts: Part[] = [
    this.head,
    this.films,
    this.cell,
    this.formula,
    this.question,
    this.verdicts,
    this.three,
  ];
  readonly wall = new Wall(this.parts.map(({ element }) => element));
  private readonly place = new Place(this.wall.element);
  private isFew = false;
  private wantsThree = false;
  private frame: Frame | null = null;
  private beside = ""; // what the page under it asks, and who is in the class

  constructor() {
    this.wantsThree = seesThree();
  }

  wish(event: KeyboardEvent): Wish | null {
    return this.frame && wished(event, this.frame.state, this.frame.run);
  }

  take(wish: Wish, { key, shiftKey }: KeyboardEvent, dispatch: Dispatch): void {
    if ("own" in wish) this.turn(wish.own);
    else if (this.isThree) this.walk(shiftKey ? "" : key);
    else dispatch(wish.action);
  }

  private turn(own: Own): void {
    if (own === "lanes") this.isFew = !this.isFew;
    else if (own === "three") this.wantsThree = hasThree() && !this.wantsThree;
    else if (own === "strength" && this.frame) this.wall.turn(this.frame.palette);
    else return;
    this.redraw();
  }

  private get isThree(): boolean {
    return this.wantsThree && hasThree();
  }

  /** All three go to another step. */
  private walk(key: string): void {
    const { three } = this;
    const to = walked(key, three.step, three.steps);
    if (to === null) return;
    three.go(to);
    this.redraw();
  }

  /** A vote on the wall has been drawn, or is gone. */
  turnVote(): void {
    if (this.place.isOld) this.redraw();
  }

  end(): void {
    this.wall.element.remove();
    document.dispatchEvent(new Event(SIDE));
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
    const frame = { ...given, palette: this.wall.palette(given.palette) };
    const { isThree } = this;
    const { element } = this.wall;
    const room = this.place.spread();
    if (!room.width || !room.height) return;
    const [sizes, unit] = [sizesFor(room), widthOf(room)];
    this.beside = beside();
    if (this.drawBesideVote(frame, sizes, unit)) return;
    dress(element, frame, sizes);
    Object.assign(element.style, { padding: `${EDGE * unit}px`, gap: `${GAP * unit}px` });
    this.head.element.style.height = `${HEAD * unit}px`;
    this.head.name(frame, isThree ? this.three : null);
    mark(element, "data-place", isThree ? this.three.step : null); // for a plan that goes on at the last one
    mark(element, "data-steps", isThree ? this.three.steps : null);
    document.dispatchEvent(new Event(SIDE));
    const [width, height] = [room.width - 2 * EDGE * unit, room.height - (HEAD + 2 * EDGE + GAP) * unit];
    if (isThree) {
      this.reveal(this.head, this.three);
      this.three.draw(frame, { width, height }, unit, sizes, TILE * unit);
    } else if (frame.state.view === "readers") this.drawReaders(frame, { width, height }, sizes, unit);
    else this.drawWalk(frame, { width, height }, sizes, unit);
  }

  /** Below the head: films, the cell, and the formula or the question that is open. */
  private drawWalk(frame: Frame, { width, height }: Room, sizes: readonly number[], unit: number): void {
    const isAsked = openQuestion() !== "";
    const last = isAsked ? this.question : this.formula;
    this.reveal(this.head, this.films, this.cell, last);
    const foot = (isAsked ? QUESTION : FORMULA) * unit;
    const strip = this.drawFilms(frame, width, FILM.cell * unit, unit);
    const board = { width, height: height - strip - foot - 2 * GAP * unit };
    this.cell.element.style.height = `${board.height}px`;
    this.head.count(frame, this.cell.draw(frame, board, sizes, this.isFew));
    if (isAsked) this.question.draw({ width, height: foot });
    else this.formula.draw(frame, { width, height: foot });
    this.head.light(frame);
  }

  /** Below the head: the films of both readers, what they say, and the question that is open. */
  private drawReaders(frame: Frame, { width, height }: Room, sizes: readonly number[], unit: number): void {
    const isAsked = openQuestion() !== "";
    this.reveal(this.head, this.films, this.verdicts, ...(isAsked ? [this.question] : []));
    if (isAsked) this.question.draw({ width, height: QUESTION * unit });
    const below = (isAsked ? QUESTION + 2 * GAP : GAP) * unit;
    const said = (frame.run.payload.classes.length + 1) * ROW * sizes[3]!;
    const strip = this.drawFilms(frame, width, filmIn(frame, height - below - said, unit), unit);
    this.verdicts.draw(frame, { width, height: height - strip - below });
    this.head.count(frame, null);
  }

  /** Tiles and films of such a height; returns the height of all of it. */
  private drawFilms(frame: Frame, width: number, film: number, unit: number): number {
    return this.films.draw(frame, width, shownIn(frame), { tile: TILE * unit, film, gap: GAP * unit });
  }

  /** In the room that a vote leaves; whether there is enough of it. */
  private drawBesideVote(frame: Frame, sizes: readonly number[], unit: number): boolean {
    const room = this.place.enter(this.wall.other);
    if (room) dress(this.wall.element, frame, sizes);
    if (room && this.drawVeiled(frame, room, sizes, unit)) return true;
    this.place.leave();
    return false;
  }

  /** The cell, or where that does not fit the films; what is asked about hangs behind its curtain. */
  private drawVeiled(frame: Frame, room: Room, sizes: readonly number[], unit: number): boolean {
    const { width, height } = room;
    if (frame.state.view !== "readers" && height >= CELL * unit) {
      this.reveal(this.cell);
      this.cell.element.style.height = `${height}px`;
      if (this.cell.draw(frame, room, sizes, this.isFew).fits) return true;
    }
    const film = filmIn(frame, height, unit);
    if (film < FILM.least * unit) return false;
    this.reveal(this.films);
    this.drawFilms(frame, width, film, unit);
    return true;
  }

  /** Shows these parts and no others. */
  private reveal(...shown: Part[]): void {
    for (const part of this.parts) hide(part.element, !shown.includes(part));
  }

  /** The same step at another moment of its score. */
  show(ms: number): void {
    const { frame } = this;
    if (!frame || this.isThree || frame.state.view === "readers") return;
    this.cell.show(ms);
    this.head.light({ ...frame, ms });
  }
}

const beside = (): string => `${openQuestion()}\n${classOf()}\n${hasThree()}`;

/** What a phase is about beside what runs along the lanes; where two readers are shown, both of each. */
function shownIn(frame: Frame): Shown[] {
  const { run, state } = frame;
  if (state.view !== "readers")
    return filmsAt(frame).map((film) => ({ film, direction: state.direction, named: false }));
  const films = [...new Set([run.cell.state, "h" as const])];
  return DIRECTIONS.flatMap((direction) => films.map((film) => ({ film, direction, named: true })));
}

/** How high each film may be where tiles and films have so much height. */
const filmIn = (frame: Frame, height: number, unit: number): number =>
  Math.min(FILM.readers * unit, (height - (TILE + GAP) * unit) / shownIn(frame).length - GAP * unit);
