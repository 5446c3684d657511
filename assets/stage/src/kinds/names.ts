/** What the three cells are made of, by name: one name means the same number wherever it stands. */

export const KINDS = ["rnn", "lstm", "gru"] as const;
export type Kind = (typeof KINDS)[number];

/** The phases of a step, each a name of its own; every step begins with the joining of x and h. */
export type Phase =
  | "concat"
  | ("forget" | "input" | "update" | "output") // of an LSTM
  | ("sum" | "tanh" | "overwrite") // of an RNN
  | ("reset" | "candidate" | "blend"); // of a GRU

/** What opens from 0 to 1. */
export type Door = "f" | "i" | "o" | "r" | "z" | "rest"; // rest: 1 − z

/** What a film is of, and what can colour the text. */
export const FILMS = ["sum", "h", "f", "i", "g", "c", "o", "r", "z", "n"] as const;
export type Film = (typeof FILMS)[number];

export type Vector =
  | Film
  | "c_prev"
  | "f_c_prev"
  | "i_g"
  | "tanh_c"
  | "x"
  | "h_prev"
  | "rest"
  | "u"
  | "r_u"
  | "z_h_prev"
  | "new";

/** A block of rows of the weights, by what its sum becomes. */
export const GATES = ["f", "i", "g", "o", "r", "z", "n", "sum"] as const;
export type Gate = (typeof GATES)[number];

/** What a block's sum is called: z, but in an RNN and a GRU, which has a gate of that name. */
export const sumName = (gate: Gate): "z" | "s" => ("figo".includes(gate) ? "z" : "s");

/** What can be set by hand. */
export type Held = "f" | "i" | "o" | "g" | "c" | "r" | "z" | "n";

const DOORS: ReadonlySet<Vector> = new Set<Door>(["f", "i", "o", "r", "z", "rest"]);
export const isDoor = (vector: Vector): vector is Door => DOORS.has(vector);

/** In whose colour a thing stands: a part's, or a text's. */
export type Tone = "f" | "i" | "g" | "o" | "c" | "h" | "r" | "ink" | "muted";

/** The part in whose colour a number stands. */
export const TONES: Record<Vector, Tone> = {
  c_prev: "c",
  f: "f",
  f_c_prev: "c",
  i: "i",
  g: "g",
  i_g: "i",
  c: "c",
  tanh_c: "c",
  o: "o",
  h: "h",
  x: "ink",
  h_prev: "h",
  sum: "g", // the candidate's formula
  r: "r",
  u: "g",
  r_u: "g",
  n: "g",
  z: "f", // it keeps the old
  z_h_prev: "h",
  rest: "i", // and writes the new
  new: "i",
};
