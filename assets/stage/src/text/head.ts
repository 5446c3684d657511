/** Over the text: what colours it, and the one legend. */
import { SYMBOLS } from "../films/names";
import type { Dispatch, Frame } from "../frame";
import { type Film, isDoor, TONES } from "../kinds/names";
import { legendKey } from "../legend/key";
import { Ruler } from "../legend/ruler";
import { hide, make, mark, say } from "../primitives/dom";
import { ramp } from "./colours";

export class Head {
  private readonly parts = make("div", "gw-segments gw-text-parts", { role: "group" });
  private films: readonly Film[] = [];
  private buttons: HTMLButtonElement[] = [];
  private readonly ruler = new Ruler();
  private readonly ramp = make("i", "", { "aria-hidden": "true" });
  private readonly opening = make("span", "gw-key gw-text-ramp", {}, "0", this.ramp, "1");
  private readonly negative = legendKey("negative");
  private readonly unread = legendKey("unread");
  private readonly held = legendKey("held");
  private readonly differs = legendKey("differs");
  private readonly surprise = legendKey("surprise");
  private readonly legend = make(
    "p",
    "gw-legend gw-text-legend",
    {},
    this.ruler.element,
    this.opening,
    this.negative.element,
    this.unread.element,
    this.held.element,
    this.differs.element,
    this.surprise.element,
  );
  readonly note = make("p", "gw-text-note");
  readonly element = make("div", "gw-text-head", {}, this.parts, this.legend);

  constructor(private readonly dispatch: Dispatch) {}

  /** A button for each film of another kind of cell. */
  private offer(films: readonly Film[]): void {
    this.films = films;
    this.buttons = films.map((part) => {
      const attributes = { type: "button", "data-choose": part };
      const button = make(
        "button",
        `gw-button gw-tone-${TONES[part]}`,
        attributes,
        make("span"),
        " ",
        make("i"),
      );
      button.addEventListener("click", () => this.dispatch({ kind: "part", to: part }));
      return button;
    });
    this.parts.replaceChildren(...this.buttons);
  }

  /** Which mark hangs under what was not expected: how much it was given, or where that has no room a sign alone. */
  tell({ label }: Frame, mark: "share" | "sign" | null): void {
    hide(this.surprise.element, mark === null);
    this.surprise.element.classList.toggle("gw-key-sign", mark === "sign");
    say(this.surprise.word, mark ? label(`text_key_surprise_${mark}`) : "");
  }

  /** What only a change of words, part, or colours changes. */
  lay({ run, state: { part }, label, palette }: Frame): void {
    if (run.cell.films !== this.films) this.offer(run.cell.films);
    mark(this.parts, "aria-label", label("text_parts"));
    this.buttons.forEach((button, n) => {
      const [name, symbol] = [label(`part_${this.films[n]}`), SYMBOLS[this.films[n]!]];
      say(button.firstElementChild!, name);
      say(button.lastElementChild!, symbol);
      mark(button, "aria-label", `${name} ${symbol}`); // on a phone only the symbol is to be seen
      mark(button, "aria-pressed", this.films[n] === part);
    });
    this.ruler.draw(label);
    hide(this.ruler.element, isDoor(part));
    hide(this.opening, !isDoor(part));
    if (isDoor(part)) this.ramp.style.background = ramp(palette, part);
    say(this.negative.word, label("text_key_negative"));
    say(this.unread.word, label("text_key_unread"));
    say(this.held.word, label("cell_key_held"));
    hide(this.negative.element, isDoor(part));
    hide(this.held.element, !run.anyHeld);
    hide(this.differs.element, !run.other);
    if (run.other) say(this.differs.word, label(`run_differs_${run.other.shown}`));
    say(this.note, label("text_note"));
  }
}
