/** What a selection lights, at a place of a run. */
import type { Boxed, Frame, Lit } from "../frame";
import type { Cell } from "../kinds/cell";
import { type Film, isDoor, type Vector } from "../kinds/names";
import { denseOf, filmsOf, piecesOf, termOf } from "./terms";

/** The parts of an id: `cell:c:1:3` is a square of the film of C, `unit:3:f` a lane behind the door f. */
export const partsOf = (id: string): [kind: string, ...rest: string[]] =>
  id.split(":") as [string, ...string[]];

type Place = Pick<Frame, "run" | "state">;

function ofTerm({ run, state }: Place, id: string, term: string): Lit {
  const { step, unit, direction } = state;
  const isBefore = term === "hp" || term === "cp";
  const at = isBefore ? run.reader(direction).before(step) : step;
  const whole = term === "hp" || term === "doors" || denseOf(term) !== null;
  return {
    id,
    term,
    terms: new Set(
      term === "doors"
        ? ["doors", ...run.cell.gates.filter(isDoor)]
        : term === "x"
          ? ["x", `token:${step}`]
          : [term],
    ),
    pieces: new Set(piecesOf(run.cell, term)),
    unit: null,
    films: filmsOf(run.cell, term).map((film) => ({ film, step: at, unit: whole ? null : unit })),
  };
}

/** Every film's column, with nothing faded. */
const column = ({ cell }: Frame["run"], step: number): Boxed[] =>
  cell.films.map((film) => ({ film, step, unit: null }));

export function litBy(place: Place, id: string): Lit {
  const { step } = place.state;
  const [kind, one = "", two = "", three = ""] = partsOf(id);
  const nothing = { id, term: null, terms: new Set([id]), pieces: null, unit: null, films: null };
  switch (kind) {
    case "token":
      return Number(one) === step
        ? ofTerm(place, id, "x")
        : { ...nothing, films: column(place.run, Number(one)) };
    case "unit":
      return { ...nothing, unit: one ? Number(one) : place.state.unit };
    case "step":
      return { ...nothing, terms: new Set([`token:${step}`]), films: column(place.run, step) };
    case "cell": {
      const at = Number(two);
      const lit = ofTerm(place, id, termOf(one as Vector));
      return {
        ...lit,
        terms: new Set([...lit.terms, `token:${at}`]),
        films: [{ film: one as Film, step: at, unit: Number(three) }],
      };
    }
    case "answer":
    case "word": {
      const lit = ofTerm(place, id, "h");
      const [from, to] = kind === "word" ? [Number(one), Number(two)] : [step, step];
      for (let t = from; t <= to; t++) lit.terms.add(`token:${t}`);
      return { ...lit, terms: lit.terms.add(id) };
    }
    case "ruler":
    case "ledger":
    case "direction":
    case "bilstm":
      return nothing;
  }
  return ofTerm(place, id, kind);
}

/** The vector that a term is; none for what has more than one, or is no number of a step. */
export const vectorsOf = ({ vectors }: Cell, term: string | null): Vector[] =>
  vectors.filter((vector) => termOf(vector) === term);

/** Marks the buttons, tiles and words of a selection, all over the page. */
export function lightTerms(lit: Lit | null): void {
  for (const element of document.querySelectorAll("[data-term]"))
    if (element instanceof HTMLElement)
      element.classList.toggle("gw-lit", lit?.terms.has(element.dataset.term!) ?? false);
}
