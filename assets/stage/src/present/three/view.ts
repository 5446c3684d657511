/** Three cells on one sentence, as the lesson about the RNN has them side by side, in type for a room. */
import type { Frame, Room } from "../../frame";
import { lay, make } from "../../primitives/dom";
import { widthOf } from "../../primitives/text-width";
import { firstOf, stripOf } from "../strip";
import { Panel } from "./panel";
import { placesOf } from "./places";
import { panels, type Told } from "./told";

export class ThreeView {
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
    const ems = tokens.map((token) => widthOf(token, one, 650, fontFamily) / one);
    const strip = stripOf({ width, T: tokens.length, ems: Math.max(...ems), sizes });
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
