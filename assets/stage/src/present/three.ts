/** Three cells on one sentence, as the lesson about the RNN has them side by side, in type for a room. */
import type { Frame, Room } from "../frame";
import { signed } from "../primitives/colour-ruler";
import { lay, make, mark, NS, say } from "../primitives/dom";
import type { Palette } from "../primitives/palette";
import { widthIn } from "../primitives/text-width";
import { firstOf, stripOf } from "./strip";
import { LANE, numbersIn, type Places, placesOf } from "./three-places";

const PANELS = ".gw-three[data-wall]"; // pages/chapters/rnn/three.py; without it where a question hides them
const STATES = { rnn: "h", lstm: "c", gru: "h" } as const;

/** At a step: old, door, kept, new; whether the rest of the door writes; what is printed. */
type Step = [number, number | null, number, number, boolean, string, string, string, string, string];

interface Told {
  tokens: string[];
  first: number;
  cells: Record<keyof typeof STATES, { unit: number; film: number[][]; steps: Step[] }>;
}

const panels = (): HTMLElement | null => document.querySelector(PANELS);

/** Whether the page has them. */
export const hasThree = (): boolean => panels() !== null;

/** Whether they are what is looked at: they reach over the middle of the window. */
export function seesThree(): boolean {
  const { top = 1, bottom = 0 } = panels()?.getBoundingClientRect() ?? {};
  return top < innerHeight / 2 && bottom > innerHeight / 2;
}

function svg(name: string, attributes: Record<string, string | number>, text = ""): SVGElement {
  const element = document.createElementNS(NS, name) as SVGElement;
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.textContent = text;
  return element;
}

class Panel {
  private readonly title = make("b", "gw-present-title");
  private readonly about = make("p");
  private readonly film = document.createElementNS(NS, "svg");
  private readonly names = [make("p"), make("p"), make("p")];
  private readonly lane = document.createElementNS(NS, "svg");
  private readonly formula = make("p", "gw-present-sum");
  readonly element: HTMLElement;

  constructor(private readonly cell: keyof typeof STATES) {
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
    this.drawLane(told.cells[this.cell].steps[step]!, places, sizes, palette);
  }

  private drawFilm(told: Told, now: number, { rows: { film: area } }: Places, palette: Palette): void {
    const { film, unit } = told.cells[this.cell];
    const [T, H] = [film.length, film[0]!.length];
    const [wide, high] = [area.width / T, area.height / H];
    lay(this.film as unknown as HTMLElement, area);
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

  private drawLane(step: Step, { rows }: Places, sizes: readonly number[], palette: Palette): void {
    const [old, door, kept, now, rest, oldTold, doorTold, newTold, comes, was] = step;
    const { lane: area, numbers, was: other, comes: below } = rows;
    const [width, high] = [area.width, area.height];
    const [at, entry, side] = [LANE.door * width, LANE.entry * width, LANE.square * width];
    const [line, end] = [sizes[2]! / 10, sizes[2]! * 0.5];
    const inside = { y: line, high: high - 2 * line };
    lay(this.lane as unknown as HTMLElement, {
      ...area,
      height: high + numbers.height + other.height + below.height,
    });
    const tone = `var(--gw-${STATES[this.cell]})`;
    const stretch = (from: number, to: number, value: number, share = 1) =>
      svg("rect", {
        x: from,
        y: inside.y + (1 - share) * inside.high,
        width: to - from,
        height: share * inside.high,
        fill: signed(palette, value),
      });
    const square = (x: number, value: number) =>
      svg("rect", {
        x: x + line / 2,
        y: inside.y,
        width: side,
        height: inside.high,
        rx: line,
        fill: signed(palette, value),
        stroke: "var(--gw-ink)",
        "stroke-width": line / 1.5,
      });
    const { font, ems } = this.type(sizes[2]!);
    const type = numbersIn(
      width,
      [ems(oldTold), ems(doorTold), ems(newTold)],
      [sizes[2]!, sizes[3]!, sizes[4]!],
    );
    const text = (
      x: number,
      row: { y: number; height: number },
      size: number,
      said: string,
      more: object,
    ) => {
      const made = svg("text", { x, y: row.y - area.y + row.height / 2, ...more }, said);
      made.style.font = font;
      made.style.fontSize = `${size}px`;
      return made;
    };
    const written = door === null ? "var(--gw-g)" : "var(--gw-i)";
    const foot = below.y - area.y;
    this.lane.replaceChildren(
      stretch(0, at, old),
      ...(door === null
        ? [stretch(at, width - end, now)]
        : [stretch(at, entry, kept, door), stretch(entry, width - end, now)]),
      svg("polygon", {
        points: `${width - end},0 ${width},${high / 2} ${width - end},${high}`,
        fill: tone,
      }),
      ...(door === null ? wall(at, side, high, line) : gate(at, side, high, line, door, rest)),
      svg("path", {
        d: `M${entry} ${foot} V${high + 3 * line} m${-2 * line} 0 l${2 * line} ${-2.5 * line} l${2 * line} ${2.5 * line}`,
        fill: "none",
        stroke: written,
        "stroke-width": line,
      }),
      ...(door === null ? [] : plus(entry, high / 2, end, line)),
      square(0, old),
      square(width - end - side - line, now),
      text(0, numbers, type, oldTold, { fill: tone }),
      text(at, numbers, type, doorTold, { fill: "var(--gw-f)", "text-anchor": "middle" }),
      text(width, numbers, type, newTold, { fill: tone, "text-anchor": "end" }),
      text(width, other, sizes[4]!, was, { fill: "var(--gw-muted)", "text-anchor": "end" }),
      text(Math.min(entry, width - this.half(comes, sizes[3]!)), below, sizes[3]!, comes, {
        fill: written,
        "text-anchor": "middle",
      }),
    );
  }

  private type(size: number): { font: string; ems: (text: string) => number } {
    const { fontFamily } = getComputedStyle(this.element);
    const font = `650 ${size}px ${fontFamily}`;
    return { font, ems: (text) => (text ? (widthIn(font, text) ?? text.length * size * 0.6) : 0) };
  }

  private half(text: string, size: number): number {
    return this.type(size).ems(text) / 2;
  }
}

/** Open from the floor up to its share; where one door has two jobs, the rest of it is the other's. */
function gate(
  at: number,
  wide: number,
  high: number,
  line: number,
  share: number,
  rest: boolean,
): SVGElement[] {
  const [x, opened] = [at - wide / 3, share * (high - 2 * line)];
  const box = { x, width: (2 * wide) / 3 };
  return [
    svg("rect", {
      ...box,
      y: line,
      height: high - 2 * line,
      fill: rest ? "var(--gw-i)" : "var(--gw-surface)",
    }),
    svg("rect", { ...box, y: high - line - opened, height: opened, fill: "var(--gw-f)" }),
    svg("rect", {
      x: x - line / 2,
      y: line / 2,
      width: box.width + line,
      height: high - line,
      rx: line,
      fill: "none",
      stroke: "var(--gw-f)",
      "stroke-width": line,
    }),
  ];
}

/** Nothing passes it. */
function wall(at: number, wide: number, high: number, line: number): SVGElement[] {
  const [left, right] = [at - wide / 2, at + wide / 2];
  const hatch = [];
  for (let x = left - high; x < right; x += 5 * line) {
    const [from, to] = [Math.max(left, x), Math.min(right, x + high)];
    if (to > from) hatch.push(`M${from} ${from - x} L${to} ${to - x}`);
  }
  const box = { x: left, y: line / 2, width: wide, height: high - line, rx: line };
  const stroke = { stroke: "var(--gw-g)", fill: "none" };
  return [
    svg("rect", { ...box, fill: "var(--gw-surface)" }),
    svg("path", { ...stroke, d: hatch.join(""), "stroke-width": line / 2 }),
    svg("rect", { ...box, ...stroke, "stroke-width": line }),
  ];
}

function plus(x: number, y: number, size: number, line: number): SVGElement[] {
  const half = size * 0.55;
  return [
    svg("circle", {
      cx: x,
      cy: y,
      r: size,
      fill: "var(--gw-surface)",
      stroke: "var(--gw-ink)",
      "stroke-width": line,
    }),
    svg("path", {
      d: `M${x - half} ${y} h${2 * half} M${x} ${y - half} v${2 * half}`,
      stroke: "var(--gw-ink)",
      "stroke-width": line,
    }),
  ];
}

export class Three {
  private readonly tiles = make("div", "gw-present-tiles");
  private readonly cards = (["rnn", "lstm", "gru"] as const).map((cell) => new Panel(cell));
  readonly element = make(
    "div",
    "gw-present-three",
    {},
    this.tiles,
    ...this.cards.map(({ element }) => element),
  );
  private known = "";
  private told: Told | null = null;

  /** What the page has; null where it has none. */
  private read(): Told | null {
    const said = panels()?.dataset.wall ?? "";
    if (said !== this.known) {
      this.known = said;
      this.told = said ? (JSON.parse(said) as Told) : null;
    }
    return this.told;
  }

  /** The step of all three: the button that is pressed on the page. */
  get step(): number {
    const pressed = panels()?.querySelector<HTMLInputElement>("input:checked");
    return pressed ? Number(pressed.id.split("-").at(-1)) : (this.read()?.first ?? 0);
  }

  get steps(): number {
    return this.read()?.tokens.length ?? 0;
  }

  go(step: number): void {
    const to = Math.max(0, Math.min(step, this.steps - 1));
    const button = panels()?.querySelector<HTMLInputElement>(`#gw-three-${to}`);
    if (button) button.checked = true;
  }

  draw(
    { palette }: Frame,
    { width, height }: Room,
    unit: number,
    sizes: readonly number[],
    tile: number,
  ): void {
    const [told, from, { step }] = [this.read(), panels(), this];
    if (!told || !from) return;
    Object.assign(this.element.style, { width: `${width}px`, height: `${height}px` });
    const { tokens } = told;
    const { fontFamily } = getComputedStyle(this.element);
    const one = sizes[0]!;
    const wides = tokens.map(
      (token) => (widthIn(`650 ${one}px ${fontFamily}`, token) ?? token.length * one) / one,
    );
    const strip = stripOf({ width, T: tokens.length, ems: Math.max(...wides), sizes });
    const first = firstOf(strip, step, tokens.length);
    const gap = width * 0.003;
    const marked = [...from.querySelectorAll(".gw-three-rnn > label")].map((one) =>
      one.classList.contains("gw-three-word"),
    );
    this.tiles.style.fontSize = `${strip.size}px`;
    this.tiles.replaceChildren(
      ...tokens.slice(first, first + strip.shown).map((token, n) => {
        const t = first + n;
        const node = make("b", "", { "data-token": String(t) }, token);
        node.classList.toggle("gw-on", t === step);
        node.classList.toggle("gw-read", t <= step);
        node.classList.toggle("gw-present-marked", marked[t]);
        Object.assign(node.style, {
          left: `${n * strip.column}px`,
          width: `${strip.column - gap}px`,
          height: `${tile}px`,
        });
        return node;
      }),
    );
    const top = tile + width * 0.008;
    const places = placesOf({ width, height: height - top, unit, sizes });
    this.cards.forEach((card, n) => {
      lay(card.element, { ...places.cards[n]!, y: top });
      card.draw(from, told, step, places, sizes, palette);
    });
  }
}
