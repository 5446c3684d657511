/** Beside the films their names, with carets at the followed row; beside the tiles where the reader stands. */
import type { Frame, Label } from "../frame";
import { FILMS, type Film } from "../kinds/names";
import { CARETS, carets } from "../primitives/carets";
import { make, say } from "../primitives/dom";
import { type Geometry, MARGIN, topOf } from "./geometry";

export const SYMBOLS: Record<Film, string> = {
  f: "f",
  i: "i",
  g: "C̃",
  c: "C",
  o: "o",
  h: "h",
  sum: "s",
  r: "r",
  z: "z",
  n: "n",
};
const BESIDE = CARETS + 2; // px between the names and the squares

export class Names {
  readonly all = FILMS.map((film) => make("div", `gw-film-name gw-part-${film}`, {}, make("b"), make("i")));
  readonly carets = FILMS.map(carets);
  readonly head = make("div", "gw-films-head", {}, make("b"), make("span"));

  lay(g: Geometry, label: Label): void {
    const width = `${g.names - BESIDE}px`;
    FILMS.forEach((film, k) => {
      const n = g.films.indexOf(film);
      const [name, pair] = [this.all[k]!, this.carets[k]!];
      name.hidden = pair.hidden = n < 0;
      Object.assign(pair.style, {
        left: `${g.names - CARETS}px`,
        width: `${g.view + 2 * (MARGIN + CARETS)}px`,
      });
      Object.assign(name.style, { width, top: `${topOf(g, n)}px`, height: `${g.height}px` });
      say(name.children[0]!, n < 0 ? "" : label(`part_${film}`));
      say(name.children[1]!, n < 0 ? "" : SYMBOLS[film]);
    });
    Object.assign(this.head.style, { width, height: `${g.tile}px` });
  }

  /** Points at the followed unit. */
  follow(unit: number, g: Geometry): void {
    const middle = (unit + 0.5) * g.row - (g.row >= 4 ? 0.5 : 0);
    FILMS.forEach((film, k) => {
      this.carets[k]!.style.transform = `translateY(${topOf(g, g.films.indexOf(film)) + middle}px)`;
    });
  }

  step({ state, run, label }: Frame): void {
    const { step, direction } = state;
    const nth = direction === "forward" ? step + 1 : run.T - step;
    say(this.head.firstElementChild!, label("shell_step", { step: step + 1, T: run.T }));
    say(this.head.lastElementChild!, label(`shell_reads_${direction}`, { nth }));
  }
}
