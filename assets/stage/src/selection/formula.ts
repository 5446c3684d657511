/** A formula in our one-line notation, its terms as buttons. */
import { math } from "../formulas/mathml";
import type { Cell } from "../kinds/cell";
import { make } from "../primitives/dom";
import { termOfLetter, toneOf } from "./terms";

/** A letter with its subscript, or a capital without; the ⊙ that makes what is kept or written; the tanh of C. */
const TERM = /([A-Za-z]\u0303?)_\{(.+?)\}|(?<![a-z_{])([Wb])(?![a-z_])|(?<=([fi])_\{t\} )⊙|tanh(?=\(C)/g;

/** A formula's pieces: what is a term, and what stands between two. */
export function cut(formula: string, cell: Cell): { source: string; term: string | null }[] {
  const pieces: { source: string; term: string | null }[] = [];
  const add = (source: string, term: string | null) =>
    source !== " " && source && pieces.push({ source, term });
  let at = 0;
  for (const found of formula.matchAll(TERM)) {
    const [source, letter, sub, bare, gate] = found;
    const term =
      (letter ?? bare)
        ? termOfLetter(cell, letter ?? bare!, sub ?? "")
        : gate
          ? `${gate}${gate === "f" ? "c" : "g"}`
          : "tc";
    if (!term) continue;
    add(formula.slice(at, found.index), null);
    add(source, term);
    at = found.index + source.length;
  }
  add(formula.slice(at), null);
  return pieces;
}

const termButton = (term: string): HTMLButtonElement =>
  make("button", `gw-t gw-tone-${toneOf(term)}`, { type: "button", "data-term": term });

/** A line ends behind the sign of equality, before σ or a sum's second term, and nowhere else. */
export function typeset(formula: string, cell: Cell, nameOf: (term: string) => string): Node[] {
  return formula.split(/(?<= =) | (?=\+ |σ)/).flatMap((part) => {
    const pieces = cut(part, cell).map(({ source, term }) => {
      if (!term) return math(source);
      const button = termButton(term);
      const drawn = make("span", "", { "aria-hidden": "true" }, math(source)); // said as its name, not letter by letter
      button.append(make("span", "gw-hidden", {}, nameOf(term)), drawn);
      return button;
    });
    return [make("span", "gw-math-part", {}, ...pieces), document.createTextNode(" ")];
  });
}
