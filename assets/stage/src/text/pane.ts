/** The text as it is read, every character on the colour of one value of the followed unit. */
import { expectedText, surpriseAt } from "../answer/expected";
import { pointAt } from "../controls/readout";
import type { Dispatch, Frame, MakePane, Pane } from "../frame";
import { isDoor } from "../kinds/names";
import { isBeyond } from "../primitives/colour-ruler";
import { make, mark } from "../primitives/dom";
import { typeOf } from "../primitives/text-width";
import { apart, colourOf } from "../scale";
import { scrolled } from "../sentence/strip";
import { Tiles } from "../sentence/tiles";
import { face, isRead } from "../sentence/tokens";
import { glyphOn } from "./colours";
import { arrange, type Page, sizesFor } from "./geometry";
import { Head } from "./head";

const PHONE = 340; // px: the height of the text between what stands over it and the buttons at the foot, whatever its length
const MARKED = 36; // px: the least width of a token that has room for how much it was expected
const EDGE = 5; // px round the text, for the frame of the step

/** (T,): 1 where the followed value can be seen to differ from the other run's; null without another run. */
function differing({ run, state: { part, unit, direction } }: Frame): Uint8Array | null {
  const { other } = run;
  if (!other) return null;
  const [here, there] = [run, other].map((one) => one.reader(direction));
  return Uint8Array.from({ length: run.T }, (_, t) =>
    Number(apart(part, here!.value(part, t, unit), there!.value(part, t, unit))),
  );
}

class Text implements Pane {
  private readonly head: Head;
  private readonly tiles: Tiles;
  private readonly view: HTMLElement;
  readonly element: HTMLElement;
  private page!: Page;
  private room = 0; // height of the view
  private offset = 0;
  private frame!: Frame;

  constructor(dispatch: Dispatch) {
    this.head = new Head(dispatch);
    this.tiles = new Tiles(dispatch, differing);
    this.view = make("div", "gw-text-view", {}, this.tiles.element);
    this.element = make("div", "gw-text", {}, this.head.element, this.view, this.head.note);
    this.view.addEventListener("scroll", () => (this.offset = this.view.scrollTop), { passive: true });
    this.view.addEventListener("pointermove", (event) => this.point(event));
    this.view.addEventListener("pointerleave", () => pointAt(this.view, null));
  }

  draw(frame: Frame, previous: Frame | null): void {
    this.frame = frame;
    const { run, state, palette, layout, label } = frame;
    const laid = !previous || previous.run !== run || previous.layout !== layout || previous.label !== label;
    const painted =
      laid ||
      previous.palette !== palette ||
      (["unit", "part", "direction"] as const).some((name) => previous.state[name] !== state[name]);
    if (painted) this.head.lay(frame);
    if (laid) this.lay(frame);
    if (painted) this.paint(frame);
    if (!painted && previous.state.step === state.step) return;
    this.tiles.step(frame, painted ? null : previous.state.step);
    this.scroll(state.step);
  }

  private lay(frame: Frame): void {
    const { run, narrow } = frame;
    const { width, height } = frame.room(this);
    const { measure, sizes } = typeOf(this.element);
    const { tokens } = run.payload;
    const ems = tokens.map((token) => measure(face(token), 0) / sizes[0]!);
    const isVerse = run.payload.task === "verse";
    this.head.tell(frame, isVerse ? "share" : null); // the longer of its two keys, before the head is measured
    this.room = narrow ? PHONE : height - this.head.element.offsetHeight - this.head.note.offsetHeight;
    const wish = { width: width - 2 * EDGE, height: this.room - 2 * EDGE, tokens, ems };
    const page = (this.page = arrange({ ...wish, ...sizesFor(narrow) }));
    this.view.style.height = `${this.room}px`;
    this.tiles.name(frame);
    mark(
      this.tiles.element,
      "style",
      `width:${page.width}px;height:${page.height}px;font-size:${page.size}px`,
    );
    page.places.forEach(({ x, y, width }, t) => {
      const style = `left:${x}px;top:${y}px;width:${width}px;height:${page.tile}px`;
      this.tiles.all[t]!.setAttribute("style", style);
    });
    if (isVerse) this.expect(frame);
    else for (const tile of this.tiles.all) tile.querySelector("small")?.remove();
  }

  /** Says of each token of a verse what was expected there, and hangs a mark under what came instead. */
  private expect(frame: Frame): void {
    const { run } = frame;
    const hasRoom = this.page.places.every(({ width }) => width >= MARKED);
    this.head.tell(frame, hasRoom ? "share" : "sign");
    this.tiles.all.forEach((tile, t) => {
      tile.querySelector("small")?.remove();
      const surprise = surpriseAt(run, t);
      if (surprise) tile.append(make("small", "", hasRoom ? { "data-share": surprise } : {})); // its title says it
      tile.title = [tile.title, expectedText(frame, t)].filter(Boolean).join(" · ");
    });
  }

  /** Colours every token. One that is not read yet hides its colour by its class alone. */
  private paint({ run, state: { part, unit, direction }, palette }: Frame): void {
    const reader = run.reader(direction);
    mark(this.element, "data-vector", part);
    mark(this.element, "data-unit", unit);
    this.tiles.all.forEach((tile, t) => {
      const value = reader.value(part, t, unit);
      const hidden = Number.isNaN(value);
      const ground = hidden ? "" : colourOf(palette, part, value);
      tile.style.setProperty("--ground", ground);
      tile.style.setProperty("--glyph", ground && glyphOn(ground));
      mark(tile, "data-value", hidden ? null : value);
      tile.classList.toggle("gw-negative", value < 0);
      tile.classList.toggle("gw-beyond", !isDoor(part) && isBeyond(value));
      tile.classList.toggle("gw-held", reader.held(part, t, unit));
    });
  }

  /** Keeps the playhead's row in the middle third where the text is longer than its room. */
  private scroll(step: number): void {
    const { places, pitch, height } = this.page;
    const strip = { T: 0, column: pitch, total: height + 2 * EDGE, view: this.room, tile: 0, overview: 0 };
    if (strip.total <= strip.view) return;
    const wanted = scrolled(this.offset, places[step]!.y / pitch, strip);
    if (wanted !== this.offset) this.view.scrollTop = this.offset = wanted;
  }

  private point({ target, clientX, clientY }: PointerEvent): void {
    const tile = (target as Element).closest<HTMLElement>("[data-token]");
    const { run, state } = this.frame;
    const { part, unit, direction } = state;
    const step = Number(tile?.dataset.token);
    if (!tile || !isRead(step, state.step, direction)) return pointAt(this.view, null);
    const value = run.reader(direction).value(part, step, unit);
    pointAt(this.view, { vector: part, unit, step, direction, value, x: clientX, y: clientY });
  }
}

export const textPane: MakePane = (dispatch) => new Text(dispatch);
