/** What Python sends: one run of one sentence through one model, and the words to show it with. */

import type { Kind as CellKind, Film, Phase } from "./kinds/names";

export const DIRECTIONS = ["forward", "backward"] as const;
export type Direction = (typeof DIRECTIONS)[number];
export type View = "cell" | "readers" | "text";

/** What a film is of, and what can colour the text. */
export type Part = Film;
export const VERDICTS = [...DIRECTIONS, "both"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** A base64 string of little-endian float32, row-major. */
export type Floats = string;

/** One reader's trace. All but `bias`, `h0`, `c0` and weights are (T, ·), in sentence order. */
export interface ReaderPayload {
  z_x: Floats; // (T, kH), k blocks of rows: i f g o of an LSTM, r z n of a GRU, one of an RNN
  z_h: Floats; // (T, kH)
  bias: Floats; // (kH,)
  h: Floats; // (T, H)
  h0: Floats; // (H,)
  i?: Floats; // of an LSTM: (T, H), like the seven that follow
  f?: Floats;
  g?: Floats;
  o?: Floats;
  c?: Floats;
  f_c_prev?: Floats;
  i_g?: Floats;
  tanh_c?: Floats;
  c0?: Floats; // (H,)
  r?: Floats; // of a GRU: (T, H), like the six that follow
  z?: Floats;
  n?: Floats;
  u?: Floats;
  r_u?: Floats;
  z_h_prev?: Floats;
  new?: Floats;
  sum?: Floats; // of an RNN: (T, H), z_x + z_h + bias
  weight_hh?: Floats; // (H, H)
  hard_slope: number | null; // the gates' σ is min(1, max(0, this · z + 1/2)); null where it is the logistic one
  held?: string; // base64 of uint8 (T, 5, H), in the order i f g o c of an LSTM; (T, 3, H), r z n, of a GRU: 1 where a value was set by hand; absent where none was
}

/** Python spells data, the stage keeps the place, what is read once is never written. */
export type Writer = "data" | "place" | "once";

/** Every parameter of the address, in the order in which it is written: the table of pages/state/address.py. */
export const PARAMETERS = {
  text: "data",
  model: "data",
  units: "data",
  seed: "data",
  step: "place",
  unit: "place",
  direction: "place",
  view: "place",
  part: "place",
  present: "place",
  lang: "data",
  hold: "data", // on the walk and in the lab: what is set by hand
  other: "data", // in the lab: the sentence that is read instead
  reach: "data", // on long memory: the settings of its picture
  match: "data", // and who duels
  price: "data", // on cost: sizes, and what is compared
  train: "data", // in the training lab: recipe, switches, seed and moment
  sequence: "data", // and what is walked there
  own: "data", // how the reader's model was trained here
  lent: "data", // that model, while a page borrows another one
  tour: "once", // a teacher's link to the first minute
  back: "once", // the class that a student comes from
  ask: "once", // a question of a lesson, the same for all who come by the link
  go: "once", // the number of a link that is followed within a visit
} as const satisfies Record<string, Writer>;

export const LANGS = ["zh", "en"] as const;
export type Lang = (typeof LANGS)[number];

/** Those that are always there. */
interface Always {
  text: string;
  model: string;
  units: string;
  seed: string;
  step: number;
  unit: number;
  direction: Direction;
  view: View;
  part: Part;
  lang: Lang;
}

/** The address as Python sends it: data spelled, what is empty left out. */
export type Address = Always & { [name in Exclude<keyof typeof PARAMETERS, keyof Always>]?: string };

/** What a lesson shows of the stage: the phase its camera is on, some of the films, the answer or not. */
export interface Look {
  phase: Phase;
  films: Part[];
  answer: boolean;
  view: View;
}

/** An answered or open question of a lesson, by the name from which it is drawn again. */
export interface Answer {
  ask: string;
  run: string; // a digest of model, sentence and reader
  step: number;
  unit: number;
  letter: string; // "" as yet, "?" where the answer was shown
  past: string[];
}

/** What Python says of the record with each payload. */
export interface RecordPayload {
  recall: boolean; // nothing was told in this visit yet
  awaited: boolean; // the page waits for it
  forget: number; // grows when the reader has everything forgotten
  done: Record<string, string[]>;
  answers: Record<string, Answer>;
}

/** The first minute: the place and the unit it tells of, and its words with their numbers. */
export interface First {
  step: number;
  unit: number;
  beats: { say: string; button: string }[];
  printed: Record<string, string>; // by vector: the numbers at that place, as the sentences print them
  words: Record<string, string>;
  next: string; // the path of the chapter that it leads to
}

/** The run before an intervention, of the same T and H. What is not said of the sentence is as in the run shown. */
export interface Before extends Partial<Pick<Payload, "tokens" | "unknown" | "x" | "tags" | "answer">> {
  forward: ReaderPayload | null;
  backward: ReaderPayload | null;
  verdicts: Payload["verdicts"];
}

/** What is held, an entry of the address each, in words; what of it was set last, and what came of it. */
interface Drags {
  held: string[];
  spreads?: boolean; // each can go over every step, all units, both readers
  said: { part: Part; text: string } | null;
}

/** A visit's room: its code, "" where that could not be asked, the digest of this run there, page, and the name of the question its class can be asked. */
export interface Taught {
  code: string;
  run: string;
  page: string;
  asks: string;
  away?: true; // not all of it is there: it is to be told once more
}

/** NaN in a trace or a verdict is what a lesson has not shown yet. */
export interface Payload {
  kind?: CellKind; // of its cell; absent is an LSTM's
  picture: boolean; // false: the page only wants its address written
  slide?: boolean; // such a page has something else for a room
  run: string; // identity of the run: model, sentence, what is held, and what a lesson has not shown yet
  visit: string; // another one: the server has forgotten the visit before
  record?: RecordPayload;
  room?: Taught | null; // that the visit teaches in
  jump: string; // changes when Python means to move the playhead to address.{step,unit,direction,view}
  address: Address;
  labels: Record<string, string>;
  tokens: string[];
  unknown: boolean[];
  sizes: { T: number; D: number; H: number };
  x: Floats; // (T, D), shared by both readers
  forward: ReaderPayload | null; // null where the model reads the other way only
  backward: ReaderPayload | null;
  task: "segmentation" | "negation" | "verse" | "none";
  classes: string[]; // the read-out's labels, e.g. B M E S
  verdicts: Partial<Record<Verdict, Floats>>; // (T, classes.length) each; `forward` and `backward` beside `both` come from sibling models
  tags: string[]; // decoded, legal tags ("" where there is none)
  answer: string; // negation: the label of the last step
  licence?: string; // of the model's numbers, as its card says; "" where there is none
  meaningless: boolean; // random weights: greyed
  untrained: boolean; // a network of the training lab before its first update
  look: Look | null; // null: all of it
  curtain?: string[]; // what would answer a lesson's open question: parts, as hidden, and what curtain.css knows by name
  cells?: CellKind[]; // where another model, trained alike, has another kind of cell: all kinds that there are
  first?: First | null; // where the visit opens with it
  drags?: Drags | null; // where doors can be dragged
  alone?: true; // on a page of its own: what would ask the server is not offered
  before?: Before | null; // in the what-if lab: the run before it was changed; absent is null
}
