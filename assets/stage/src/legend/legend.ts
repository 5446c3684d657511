/** How to read the picture: colour is value, by the ruler; thickness is how far a door stands open, or how large a product is. */
import type { Frame, Label } from "../frame";
import type { Kind } from "../kinds/names";
import { make, mark, say, svg, veil } from "../primitives/dom";
import "./legend.css";
import { Ruler } from "./ruler";

type Piece = readonly [part: "lane" | "open" | "frame", x: number, y: number, width: number, height: number];

/** A lane that comes through a door, and is as thick behind it as the door stands open. */
const DOOR: readonly Piece[] = [
  ["lane", 0, 2, 9, 12],
  ["lane", 16, 9, 10, 5],
  ["open", 10, 9, 5, 5],
  ["frame", 9.75, 1, 5.5, 14],
];

/** Lines of products, from a small one to a large one. */
const THREADS: readonly Piece[] = [
  ["lane", 2, 2, 22, 1],
  ["lane", 2, 6, 22, 3],
  ["lane", 2, 11, 22, 5],
];

function sign(pieces: readonly Piece[]): SVGElement {
  const board = svg("svg", { class: "gw-door-sign", viewBox: "0 0 26 16", "aria-hidden": "true" });
  for (const [part, x, y, width, height] of pieces)
    board.append(svg("rect", { class: `gw-sign-${part}`, x, y, width, height }));
  return board;
}

export class Legend {
  private readonly signs = { lstm: sign(DOOR), rnn: sign(THREADS) };
  private readonly ruler = new Ruler();
  private readonly words = { colour: make("span", "gw-legend-word"), door: make("span", "gw-legend-word") };
  readonly element = make(
    "p",
    "gw-legend",
    {},
    make("span", "gw-legend-colour", { "data-term": "ruler" }, this.words.colour, this.ruler.element),
    make("span", "gw-legend-door", {}, ...Object.values(this.signs), this.words.door),
  );

  draw(label: Label, kind: Kind): void {
    const isRnn = kind === "rnn";
    mark(this.element.lastElementChild!, "data-term", isRnn ? "dense" : "doors");
    this.signs.lstm.toggleAttribute("hidden", isRnn);
    this.signs.rnn.toggleAttribute("hidden", !isRnn);
    this.ruler.draw(label);
    say(this.words.colour, label("legend_colour"));
    say(this.words.door, label("legend_door"));
  }

  /** What thickness means is told where something is thick: of an RNN's phases, close by, only the sum has its products. */
  follow({ run, state, narrow }: Frame): void {
    const isThick = run.cell.kind !== "rnn" || !(narrow || run.payload.look) || state.phase === "sum";
    veil(this.element.lastElementChild as HTMLElement, !isThick);
  }
}
