/** The lights of the films: a veil over each that fades, a box round what of the others is meant. */
import { type Geometry, topOf } from "../films/geometry";
import type { Frame } from "../frame";
import { FILMS } from "../kinds/names";
import { hide, make } from "../primitives/dom";

export class FilmLights {
  readonly veils = FILMS.map(() => make("i", "gw-film-veil"));
  readonly boxes = FILMS.map((film) => make("i", `gw-film-lit gw-tone-${film}`, { hidden: "" }));

  light({ lit }: Frame, g: Geometry, names: readonly HTMLElement[]): void {
    const isRow = typeof lit?.unit === "number";
    const isShown = lit?.films?.some(({ film }) => g.films.includes(film)) ?? false;
    FILMS.forEach((film, k) => {
      const [veil, box] = [this.veils[k]!, this.boxes[k]!];
      const n = g.films.indexOf(film);
      const top = topOf(g, n);
      const boxed = lit?.films?.find((one) => one.film === film);
      const isFaded = isShown && !boxed;
      hide(veil, n < 0);
      veil.classList.toggle("gw-on", n >= 0 && (isFaded || isRow));
      names[k]!.classList.toggle("gw-faded", n >= 0 && isFaded);
      hide(box, n < 0 || !boxed || boxed.step < 0);
      if (n < 0 || !lit) return;
      Object.assign(veil.style, { top: `${top}px`, height: `${g.height}px` });
      veil.style.maskImage = isRow ? around(lit.unit! * g.row, g.row) : "";
      if (!boxed) return;
      const { step, unit } = boxed;
      const high = unit === null ? g.height : Math.max(8, g.row + 4);
      const y = unit === null ? top : top + (unit + 0.5) * g.row - high / 2;
      box.style.cssText = `width:${g.column + 1}px;height:${high}px;transform:translate(${step * g.column - 1}px,${y}px)`;
    });
  }
}

/** A mask that leaves out one row. */
export const around = (y: number, height: number): string =>
  `linear-gradient(#000 ${y}px, #0000 ${y}px ${y + height}px, #000 ${y + height}px)`;
