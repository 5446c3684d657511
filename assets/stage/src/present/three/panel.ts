/** One cell of the three: its name, its film with the followed unit, its lane and its formula. */
import { signed } from "../../primitives/colour-ruler";
import { lay, make, mark, NS, say, svg } from "../../primitives/dom";
import type { Palette } from "../../primitives/palette";
import { laneOf } from "./lane";
import { LANE, type Places } from "./places";
import type { Three, Told } from "./told";

export class Panel {
  private readonly title = make("b", "gw-present-title");
  private readonly about = make("p");
  private readonly film = document.createElementNS(NS, "svg");
  private readonly names = [make("p"), make("p"), make("p")];
  private readonly lane = document.createElementNS(NS, "svg");
  private readonly formula = make("p", "gw-present-sum");
  readonly element: HTMLElement;

  constructor(private readonly cell: Three) {
    this.element = make(
      "section",
      "gw-present-panel",
      {},
      this.title,
      this.about,
      this.film,
      ...this.names,
      this.lane,
      this.formula,
    );
    mark(this.film, "preserveAspectRatio", "none");
  }

  draw(from: Element, told: Told, step: number, places: Places, sizes: readonly number[], palette: Palette) {
    const { rows } = places;
    const copied = (part: string): Node[] =>
      [...(from.querySelector(`.gw-three-${this.cell}${part}`)?.childNodes ?? [])].map((one) =>
        one.cloneNode(true),
      );
    say(this.title, this.cell.toUpperCase());
    this.about.replaceChildren(...copied(".gw-three-title > span"));
    this.formula.replaceChildren(...copied(".gw-three-rest > .gw-three-formula"));
    lay(this.title, rows.title);
    lay(this.about, rows.about);
    lay(this.formula, rows.formula);
    this.names.forEach((name, n) => {
      name.replaceChildren(...copied(`.gw-three-names > :nth-child(${n + 1})`));
      lay(name, rows.names);
    });
    this.names[1]!.style.left = `${rows.names.x + (LANE.door - 0.5) * rows.names.width}px`;
    this.drawFilm(told, step, places, palette);
    const { lane, numbers, was, comes } = rows;
    const height = lane.height + numbers.height + was.height + comes.height;
    lay(this.lane, { ...lane, height });
    const type = { sizes, family: getComputedStyle(this.element).fontFamily };
    this.lane.replaceChildren(
      ...laneOf(this.cell, told.cells[this.cell].steps[step]!, places, type, palette),
    );
  }

  private drawFilm(told: Told, now: number, { rows: { film: area } }: Places, palette: Palette): void {
    const { film, unit } = told.cells[this.cell];
    const [T, H] = [film.length, film[0]!.length];
    const [wide, high] = [area.width / T, area.height / H];
    lay(this.film, area);
    const frame = { fill: "none", stroke: "var(--gw-ink)" };
    this.film.replaceChildren(
      ...film.flatMap((column, t) =>
        column.map((value, row) =>
          svg("rect", {
            x: t * wide,
            y: row * high,
            width: wide - 1,
            height: high - 1,
            fill: signed(palette, value),
          }),
        ),
      ),
      svg("rect", {
        ...frame,
        x: 1,
        y: unit * high - 1,
        width: area.width - 2,
        height: high + 1,
        "stroke-width": 3,
        "stroke-dasharray": "10 6",
      }),
      svg("rect", {
        ...frame,
        x: now * wide - 1,
        y: 1,
        width: wide + 1,
        height: area.height - 2,
        rx: 6,
        "stroke-width": 4,
      }),
    );
  }
}
