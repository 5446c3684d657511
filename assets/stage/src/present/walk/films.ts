/** The sentence on tiles and under it films, one playhead through all of them. */
import { Drapes } from "../../curtain/drapes";
import type { Zone } from "../../curtain/zones";
import { paintFilms } from "../../films/canvas";
import type { Geometry } from "../../films/geometry";
import { SYMBOLS } from "../../films/names";
import type { Frame } from "../../frame";
import type { Film } from "../../kinds/names";
import type { Direction } from "../../payload";
import { hide, make } from "../../primitives/dom";
import { typeOf } from "../../primitives/text-width";
import { isBlank, isCurtained } from "../../readers/curtains";
import { forCanvas } from "../../scale";
import { face, isRead } from "../../sentence/tokens";
import { firstOf, stripOf } from "../strip";

const HEM = 8; // px of a curtain through which what is behind it is seen (curtain.css)
const NAME = { size: 3, weight: 650, gap: 0.7 }; // beside a film, in ems to the squares

/** A film, and of which reader; only where there are two its reader is named. */
export interface Shown {
  film: Film;
  direction: Direction;
  named: boolean;
}

/** How high tiles and films are, and how far apart. */
export interface Heights {
  tile: number;
  film: number;
  gap: number;
}

/** What a phase makes or changes, and what runs along the lanes. */
export function filmsAt({ run: { cell }, state }: Pick<Frame, "run" | "state">): Film[] {
  const own = (cell.ofPhase[state.phase] ?? cell.films).find((film) => film !== cell.state);
  const others = cell.films.filter((film) => film !== cell.state);
  return [own ?? others.at(-1)!, cell.state];
}

/** Over what a question about two readers hides: all of a reader but the column at the playhead, where that is shown. */
function curtains(
  { run, state: { step } }: Frame,
  films: readonly Shown[],
  { top, pitch, column, gap }: Record<"top" | "pitch" | "column" | "gap", number>,
): Zone[] {
  const ways = [...new Set(films.filter(({ named }) => named).map(({ direction }) => direction))];
  return ways.flatMap((way) => {
    if (!isCurtained(run, way, step)) return [];
    const rows = films
      .map(({ direction }, n) => ({ direction, n }))
      .filter(({ direction }) => direction === way);
    const isWhole = isBlank(run, way, step);
    const spans = isWhole
      ? [[0, run.T]]
      : [
          [0, step],
          [step + 1, run.T],
        ];
    const asks = spans.reduce((most, one) => (one[1]! - one[0]! > most[1]! - most[0]! ? one : most));
    return spans
      .filter(([from, to]) => to! > from!)
      .map((span) => ({
        id: `${way}-${span[0]! > 0 ? "after" : "before"}`,
        x: span[0]! * column,
        y: top + rows[0]!.n * pitch,
        width: (span[1]! - span[0]!) * column,
        height: rows.length * pitch - gap + HEM,
        asks: span === asks,
      }));
  });
}

export class Films {
  private readonly names = make("div", "gw-present-names");
  private readonly tiles = make("div", "gw-present-tiles");
  private readonly boards = make("div", "gw-present-films");
  private readonly unread = [make("i", "gw-present-unread"), make("i", "gw-present-unread")];
  private readonly drapes = new Drapes();
  private readonly now = make("i", "gw-present-now");
  private readonly belt = make(
    "div",
    "gw-present-belt",
    {},
    this.boards,
    ...this.unread,
    this.drapes.element,
    this.tiles,
    this.now,
  );
  private readonly view = make("div", "gw-present-view", {}, this.belt);
  readonly element = make("div", "gw-present-strip", {}, this.names, this.view);

  /** Returns the height that all of it takes. */
  draw(frame: Frame, width: number, films: readonly Shown[], { tile, film, gap }: Heights): number {
    const { run, state, label } = frame;
    const { sizes, measure } = typeOf(this.element);
    const pitch = film + gap;
    const top = tile + gap;
    const height = top + films.length * pitch - gap;
    const words = films.map(({ film: name, direction, named }) =>
      named
        ? `${label(`readers_${direction}`)} ${SYMBOLS[name]}`
        : `${label(`part_${name}`)} ${SYMBOLS[name]}`,
    );
    const beside =
      Math.ceil(Math.max(...words.map((word) => measure(word, NAME.size, NAME.weight)))) +
      NAME.gap * sizes[NAME.size]!;
    const tokens = run.payload.tokens.map(face);
    const ems = Math.max(...[...new Set(tokens)].map((token) => measure(token, 0, 650) / sizes[0]!));
    const strip = stripOf({ width: width - beside, T: run.T, ems, sizes });
    const { column, size, shown } = strip;
    const first = firstOf(strip, state.step, run.T);

    this.element.style.height = `${height}px`;
    this.names.style.width = `${beside}px`;
    this.names.replaceChildren(
      ...words.map((word, n) => {
        const name = make("b", `gw-part-${films[n]!.film} gw-tone-${films[n]!.film}`, {}, word);
        Object.assign(name.style, { top: `${top + n * pitch}px`, height: `${film}px` });
        return name;
      }),
    );
    Object.assign(this.view.style, { left: `${beside}px`, width: `${shown * column}px` });
    Object.assign(this.belt.style, { left: `${-first * column}px`, width: `${run.T * column}px` });
    this.tiles.style.fontSize = `${size}px`;
    this.tiles.replaceChildren(
      ...tokens.map((token, t) => {
        const node = make("b", t === state.step ? "gw-on" : "", { "data-token": String(t) }, token);
        Object.assign(node.style, {
          left: `${t * column}px`,
          width: `${column - gap / 2}px`,
          height: `${tile}px`,
        });
        node.style.visibility = t < first || t >= first + shown ? "hidden" : "";
        node.classList.toggle("gw-read", isRead(t, state.step, state.direction));
        return node;
      }),
    );
    this.boards.replaceChildren(
      ...films.map(({ film: name, direction }, n) => {
        const canvas = make("canvas", "", { "aria-hidden": "true" });
        const g: Geometry = {
          films: [name],
          T: run.T,
          H: run.H,
          names: 0,
          view: run.T * column,
          column,
          total: run.T * column,
          upright: true,
          tile: 0,
          overview: 0,
          row: film / run.H,
          top: 0,
          pitch: film,
          height: film,
        };
        paintFilms(canvas, forCanvas({ ...frame, state: { ...state, direction } }), g, film);
        canvas.style.top = `${top + n * pitch}px`;
        return canvas;
      }),
    );
    this.veil(frame, films, { top, pitch, height, column, gap });
    const zones = curtains(frame, films, { top, pitch, column, gap });
    this.drapes.draw(zones, label("curtain_open"), false);
    Object.assign(this.now.style, {
      left: `${state.step * column - gap / 2}px`,
      width: `${column + gap / 2}px`,
      top: `${top - gap / 2}px`,
      height: `${height - top + gap}px`,
    });
    return height;
  }

  /** What a reader has not come to is not seen yet. */
  private veil(
    { run, state }: Frame,
    films: readonly Shown[],
    {
      top,
      pitch,
      height,
      column,
      gap,
    }: { top: number; pitch: number; height: number; column: number; gap: number },
  ): void {
    const ways = [...new Set(films.map(({ direction }) => direction))];
    this.unread.forEach((veil, n) => {
      const way = ways[n];
      hide(veil, !way);
      if (!way) return;
      const rows = films.filter(({ direction }) => direction === way).length;
      const [from, to] = way === "forward" ? [state.step + 1, run.T] : [0, state.step];
      Object.assign(veil.style, {
        left: `${from * column}px`,
        width: `${Math.max(0, (to - from) * column)}px`,
        top: `${top + n * rows * pitch}px`,
        height: `${ways.length === 1 ? height - top : rows * pitch - gap}px`,
      });
    });
  }
}
