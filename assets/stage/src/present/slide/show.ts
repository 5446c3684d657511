/** The slide of a page without a stage: its picture with a legend, and one sentence, or the question that is open. */
import { Drapes } from "../../curtain/drapes";
import type { Dispatch, Room } from "../../frame";
import type { Slide } from "../../page/later";
import { hide, make, mark, say } from "../../primitives/dom";
import { dressWall } from "../dress";
import { classOf, drawClass } from "../head";
import { type Wish, wishedOnSlide } from "../keys";
import type { Picture } from "../picture";
import { raised } from "../powers";
import { openQuestion, Question } from "../question";
import { sizesFor, widthOf } from "../sizes";
import { Wall } from "../wall";
import { CurvesView } from "./curves";
import { RowsView } from "./rows";
import { spelled, type Told } from "./told";

/** In shares of the width. */
const EDGE = 0.02;
const GAP = 0.012;
const HEAD = 0.03;
const LINE = 0.05; // of a sentence at most
const SAID = 0.08; // of more lines
const QUESTION = 0.15;

export class SlideShow implements Picture {
  private readonly title = make("b");
  private readonly code = make("span", "gw-present-code");
  private readonly head = make("div", "gw-present-head", {}, this.title, this.code);
  private readonly curves = new CurvesView();
  private readonly rows = new RowsView();
  private readonly drapes = new Drapes();
  private readonly curtain = make("div", "gw-present-curtain", {}, this.drapes.element);
  private readonly said = make("p", "gw-present-said");
  private readonly question = new Question();
  readonly wall = new Wall([
    this.head,
    this.curves.element,
    this.rows.element,
    this.curtain,
    this.said,
    this.question.element,
  ]);
  private shown: Slide | null = null;
  private known = ""; // of the page under it

  constructor() {
    mark(this.wall.element, "data-place", 0); // for a plan, which goes on at the last one
    mark(this.wall.element, "data-steps", 1);
  }

  wish(event: KeyboardEvent): Wish | null {
    return wishedOnSlide(event);
  }

  take(wish: Wish, _: KeyboardEvent, __: Dispatch): void {
    if (!this.shown || !("own" in wish) || wish.own !== "strength") return;
    this.wall.turn(this.shown.palette);
    this.redraw();
  }

  /** A vote covers it: its question is not about the picture. */
  turnVote(): void {}

  end(): void {
    this.wall.element.remove();
  }

  redraw(): void {
    if (this.shown) this.draw(this.shown);
  }

  look(): void {
    if (this.known !== underneath()) this.redraw();
  }

  draw(shown: Slide): void {
    this.shown = shown;
    this.known = underneath();
    const { element } = this.wall;
    const room = { width: element.clientWidth, height: element.clientHeight };
    if (!room.width || !room.height) return;
    const [sizes, unit] = [sizesFor(room), widthOf(room)];
    dressWall(element, this.wall.palette(shown.palette), sizes);
    Object.assign(element.style, { padding: `${EDGE * unit}px`, gap: `${GAP * unit}px` });
    const spelling = spelled();
    const told = spelling ? (JSON.parse(spelling) as Told) : null;
    element.classList.toggle("gw-present-empty", !told);
    if (told) this.lay(told, room, sizes, unit);
  }

  /** Head and foot as high as they are, the picture in what is left. */
  private lay(told: Told, room: Room, sizes: readonly number[], unit: number): void {
    const { head, curves, rows, curtain } = this;
    const width = room.width - 2 * EDGE * unit;
    mark(this.wall.element, "aria-label", told.title);
    hide(head, false);
    head.style.height = `${HEAD * unit}px`;
    say(this.title, told.title);
    head.replaceChildren(this.title, ...told.about.map((one) => make("span", "", {}, one)), this.code);
    drawClass(this.code);
    const foot = this.layFoot(told.said, width, unit);
    const height = room.height - (2 * EDGE + 2 * GAP + HEAD) * unit - foot;
    hide(curves.element, told.kind !== "curves");
    hide(rows.element, told.kind !== "rows");
    hide(curtain, told.kind !== "curtain");
    if (told.kind === "curves") curves.draw(told, { width, height }, sizes, unit);
    else if (told.kind === "rows") rows.draw(told, { width, height });
    else curtain.style.height = `${height}px`;
    const zone = { id: "slide", asks: true, x: 0, y: 0, width, height };
    this.drapes.draw(told.kind === "curtain" ? [zone] : [], "", false);
  }

  /** Returns how high it is. */
  private layFoot(sentence: string, width: number, unit: number): number {
    const { said, question } = this;
    const isAsked = openQuestion() !== "";
    hide(said, isAsked);
    hide(question.element, !isAsked);
    if (isAsked) {
      question.draw({ width, height: QUESTION * unit });
      return QUESTION * unit;
    }
    said.replaceChildren(...raised(sentence));
    const isFit = (size: number, most: number) => {
      mark(said, "data-size", size);
      return said.offsetHeight <= most * unit;
    };
    if (!isFit(3, LINE) && !isFit(2, LINE) && !isFit(2, SAID)) isFit(1, SAID);
    return said.offsetHeight;
  }
}

const underneath = (): string => [spelled(), openQuestion(), classOf()].join("\n");
