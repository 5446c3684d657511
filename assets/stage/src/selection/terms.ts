/** The terms of a step: one name for each, the same in formulas, picture, films, prose and answer. */
import type { Label } from "../frame";
import type { Cell } from "../kinds/cell";
import { type Film, type Gate, sumName, TONES, type Vector } from "../kinds/names";
import { vectorName } from "../label";
import type { Direction } from "../payload";

/** The vectors whose terms have another name than they. */
const SHORT: Partial<Record<Vector, string>> = {
  c_prev: "cp",
  h_prev: "hp",
  f_c_prev: "fc",
  i_g: "ig",
  tanh_c: "tc",
  r_u: "ru",
  z_h_prev: "zh",
};
const LONG = Object.fromEntries(Object.entries(SHORT).map(([vector, term]) => [term, vector])) as Record<
  string,
  Vector
>;

export const termOf = (vector: Vector): string => SHORT[vector] ?? vector;
const vectorOf = (term: string): Vector => LONG[term] ?? (term as Vector);

/** Of W_f, b_f and z_f: which of the three, and the gate. */
export function denseOf(term: string): { kind: "W" | "b" | "z"; gate: Gate } | null {
  const [kind, gate] = term.split("_");
  return gate && /^[Wbz]$/.test(kind!) ? { kind: kind as "W", gate: gate as Gate } : null;
}

/** What of the scene is lit with a term, by the ids that its pieces have; with a gate the lanes that it acts on. */
export const piecesOf = ({ pieces }: Cell, term: string): string[] => {
  const dense = denseOf(term);
  const lit = dense ? `bus dense source x h_prev fan tap-${dense.gate}` : (pieces[term] ?? "");
  return lit.split(" ");
};

/** The films that show a term, or what it is made of. */
export const filmsOf = ({ filmsOf: of, films }: Cell, term: string): readonly Film[] => {
  const name = denseOf(term)?.gate ?? term;
  return of[name] ?? films.filter((film) => film === name);
};

/** The term of a piece of the scene, by its id; null where it is none's alone. */
export function termOfPiece({ gates, vectors, termsOf }: Cell, id: string): string | null {
  const tap = gates.find((gate) => id === `door-${gate}` || id === `tap-${gate}`);
  if (tap) return tap;
  return termsOf[id] ?? (vectors.includes(id as Vector) ? termOf(id as Vector) : null);
}

/** The term of a letter in a formula with its subscript; null where it has none. */
export function termOfLetter({ letters, gates }: Cell, letter: string, sub: string): string | null {
  if (/^(prev|t[−+]1)$/.test(sub)) return letter === "C" ? "cp" : letter === "h" ? "hp" : null;
  const known = letters[sub ? `${letter}_${sub}` : letter];
  if (known || !/[Wbz]/.test(letter)) return known ?? null;
  const gate = gates.find((one) => one === sub.at(-1)?.replace("C", "g"));
  return gate && !/^[xh]$/.test(sub) ? `${letter}_${gate}` : null;
}

/** A term's name in words, with its sign. */
export function nameOf(label: Label, term: string, direction: Direction): string {
  const dense = denseOf(term);
  if (dense)
    return label(`sel_name_${dense.kind}`, { gate: label(`part_${dense.gate}`), sum: sumName(dense.gate) });
  return vectorName(label, vectorOf(term), direction);
}

/** The part in whose colour a term stands. */
export const toneOf = (term: string): string =>
  TONES[(denseOf(term)?.gate ?? vectorOf(term)) as Vector] ?? "ink";
