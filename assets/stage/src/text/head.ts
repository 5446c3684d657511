/** Over the text: what colours it, the number at the playhead, and the one legend. */
import { wasShort } from "../comparison";
import { nameOf } from "../controls/readout";
import { SYMBOLS } from "../films/pane";
import { short } from "../format";
import type { Dispatch, Frame } from "../frame";
import { hide, make, mark, say } from "../primitives/dom";
import { legendKey } from "../primitives/legend-key";
import { FILMS, isDoor } from "../run";
import { boundOf, rangeText } from "../scale";
import { face } from "../sentence/tokens";
import { ramp } from "./colours";

export class Head {
  private readonly parts = make("div", "gw-segments gw-text-parts", { role: "group" });
  private readonly buttons = FILMS.map((part) =>
    make(
      "button",
      `gw-button gw-tone-${part}`,
      { type: "button", "data-choose": part },
      make("span"),
      " ",
      make("i"),
    ),
  );
  private readonly ends = [make("span", "gw-text-end"), make("span", "gw-text-end")] as const;
  private readonly ramp = make("i", "", { "aria-hidden": "true" });
  private readonly negative = legendKey("negative");
  private readonly unread = legendKey("unread");
  private readonly held = legendKey("held");
  private readonly differs = legendKey("differs");
  private readonly legend = make(
    "p",
    "gw-legend gw-text-legend",
    {},
    make("span", "gw-key gw-text-ramp", {}, this.ends[0], this.ramp, this.ends[1]),
    this.negative.element,
    this.unread.element,
    this.held.element,
    this.differs.element,
  );
  private readonly said = make("b", "gw-text-said");
  readonly note = make("p", "gw-text-note");
  readonly element = make(
    "div",
    "gw-text-head",
    {},
    this.parts,
    this.legend,
    make("p", "gw-text-line", {}, this.said),
  );

  constructor(dispatch: Dispatch) {
    this.buttons.forEach((button, n) => {
      button.addEventListener("click", () => dispatch({ kind: "part", to: FILMS[n]! }));
      this.parts.append(button);
    });
  }

  /** What only a change of words, part, colours or range changes. */
  lay({ run, state: { part }, label, palette, bound }: Frame): void {
    mark(this.parts, "aria-label", label("text_parts"));
    this.buttons.forEach((button, n) => {
      const [name, symbol] = [label(`part_${FILMS[n]}`), SYMBOLS[FILMS[n]!]];
      say(button.firstElementChild!, name);
      say(button.lastElementChild!, symbol);
      mark(button, "aria-label", `${name} ${symbol}`); // on a phone only the symbol is to be seen
      mark(button, "aria-pressed", FILMS[n] === part);
    });
    const range = rangeText(boundOf(part, bound)).slice(1);
    say(this.ends[0], isDoor(part) ? "0" : `−${range}`);
    say(this.ends[1], isDoor(part) ? "1" : range);
    this.ramp.style.background = ramp(palette, part);
    say(this.negative.word, label("text_key_negative"));
    say(this.unread.word, label("text_key_unread"));
    say(this.held.word, label("cell_key_held"));
    hide(this.negative.element, isDoor(part));
    hide(this.held.element, !run.anyHeld);
    hide(this.differs.element, !run.other);
    if (run.other) say(this.differs.word, label(`run_differs_${run.other.shown}`));
    say(this.note, label("text_note"));
  }

  step(frame: Frame): void {
    const { run, state, label } = frame;
    const { step, unit, part, direction } = state;
    const who = run.directions.length > 1 ? `readers_unit_${direction}` : "text_unit";
    const was = wasShort(frame, direction, part, step, unit);
    const told = label("text_value", {
      token: face(run.payload.tokens[step]!),
      who: label(who, { unit: unit + 1 }),
      name: nameOf(frame, part, direction),
      value: short(run.reader(direction).value(part, step, unit)),
    });
    say(this.said, was ? `${told} (${was})` : told);
  }
}
