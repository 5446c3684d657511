/** The terms of a step: one name for each, the same in formulas, picture, films, prose and answer. */
import type { Label } from "../frame";
import { vectorName } from "../label";
import type { Direction } from "../payload";
import { type Film, GATE_ORDER, type Gate, VECTORS, type Vector } from "../run";

/** The vectors whose terms have another name than they. */
const SHORT: Partial<Record<Vector, string>> = {
  c_prev: "cp",
  h_prev: "hp",
  f_c_prev: "fc",
  i_g: "ig",
  tanh_c: "tc",
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
const PIECES: Record<string, string> = {
  x: "x token D",
  hp: "h_prev H followed-h_prev",
  f: "f door-f tap-f c_prev let-through leaving kept f_c_prev followed-belt",
  i: "i door-i tap-i g let-in i_g followed-input",
  o: "o door-o tap-o tanh_c let-out h followed-output",
  g: "g tap-g followed-input",
  cp: "c_prev followed-belt",
  fc: "f_c_prev let-through leaving kept followed-belt followed-kept",
  ig: "i_g let-in add followed-input",
  c: "c sum belt followed-belt followed-c",
  tc: "tanh_c tanh followed-output",
  h: "h let-out next next-x next-h answer followed-output",
  doors: "f door-f let-through i door-i let-in o door-o let-out",
  concat: "x h_prev source bus token",
  dense: "bus dense tap-f tap-g tap-i tap-o",
  sigma: "tap-f tap-i tap-o",
  tanh: "tap-g tanh",
};

export const piecesOf = (term: string): string[] => {
  const dense = denseOf(term);
  const pieces = dense ? `bus dense source x h_prev tap-${dense.gate}` : (PIECES[term] ?? "");
  return pieces.split(" ");
};

/** The films that show a term, or what it is made of. */
const FILMS_OF: Record<string, string> = {
  x: "",
  hp: "h",
  cp: "c",
  fc: "fc",
  ig: "ig",
  tc: "c",
  doors: "fio",
  concat: "h",
  dense: "figo",
  sigma: "fio",
  tanh: "g",
};

export const filmsOf = (term: string): Film[] => [
  ...((denseOf(term)?.gate ?? FILMS_OF[term] ?? term) as Iterable<Film>),
];

/** The term of a piece of the scene, by its id; null where it is none's alone. */
export function termOfPiece(id: string): string | null {
  const tap = /^(door|tap)-(.)$/.exec(id)?.[2];
  if (tap) return tap;
  const plain: Record<string, string> = {
    token: "x",
    tanh: "tc",
    add: "ig",
    answer: "h",
    next: "h",
    belt: "c",
  };
  return plain[id] ?? ((VECTORS as readonly string[]).includes(id) ? termOf(id as Vector) : null);
}

const isGate = (name: string): name is Gate => (GATE_ORDER as readonly string[]).includes(name);
const PLAIN: Record<string, string> = {
  C_t: "c",
  "C\u0303_t": "g",
  f_t: "f",
  i_t: "i",
  o_t: "o",
  x_t: "x",
  h_t: "h",
};

/** The term of a letter in a formula with its subscript; null where it has none. */
export function termOfLetter(letter: string, sub: string): string | null {
  if (/^(prev|t[−+]1)$/.test(sub)) return letter === "C" ? "cp" : letter === "h" ? "hp" : null;
  if (!/[Wbz]/.test(letter)) return PLAIN[`${letter}_${sub}`] ?? null;
  const gate = sub.at(-1)!.replace("C", "g");
  return isGate(gate) && !/^[xh]$/.test(sub) ? `${letter}_${gate}` : null;
}

/** A term's name in words, with its sign. */
export function nameOf(label: Label, term: string, direction: Direction): string {
  const dense = denseOf(term);
  if (dense) return label(`sel_name_${dense.kind}`, { gate: label(`part_${dense.gate}`) });
  return vectorName(label, vectorOf(term), direction);
}

const TONES: Record<string, string> = { x: "ink", hp: "h", cp: "c", fc: "c", ig: "i", tc: "c" };
/** The part in whose colour a term stands. */
export const toneOf = (term: string): string => TONES[term] ?? term.slice(-1);
