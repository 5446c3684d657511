/** A real payload of any size: a small LSTM with random weights, run here in float32 arithmetic. */
import { readFileSync } from "node:fs";
import type { Frame, State } from "../src/frame";
import type { Kind } from "../src/kinds/names";
import { labels } from "../src/label";
import { END } from "../src/motion/score";
import type { Direction, First, Floats, Payload, ReaderPayload, Verdict, View } from "../src/payload";
import { LIGHT } from "../src/primitives/palette";
import { Run } from "../src/run";
import type { Vote } from "../src/vote/vote";
import "../src/family/main"; // this and the next, as on a page to which they have come
import "../src/text/main";

/** A first minute in which every word is its own name. */
export const FIRST: First = {
  step: 3,
  unit: 2,
  beats: Array.from({ length: 6 }, (_, k) => ({ say: `say ${k + 1}`, button: `button ${k + 1}` })),
  printed: { c_prev: "1.2345" },
  words: Object.fromEntries(
    "old kept new wish written source after answer_later reads guess guessed progress skip explore"
      .split(" ")
      .map((name) => [name, `<${name}>`]),
  ),
  next: "forget-gate",
};

const TABLES = new Map<string, Readonly<Record<string, string>>>();

/** The stage's words of a language, by key, each file read once. */
export function table(lang: string, file = "stage"): Readonly<Record<string, string>> {
  const path = `../text/${lang}/${file}.toml`;
  if (!TABLES.has(path)) {
    const rows = readFileSync(path, "utf8").matchAll(/^(\w+) = "(.*)"$/gm);
    TABLES.set(path, Object.freeze(Object.fromEntries([...rows].map(([, key, text]) => [key!, text!]))));
  }
  return TABLES.get(path)!;
}

/** Where a picture of a test stands, unless it says otherwise. */
export const START: State = {
  step: 2,
  unit: 1,
  phase: "output",
  direction: "forward",
  view: "cell",
  part: "c",
  playing: false,
  speed: 1,
  shown: "after",
};

/** The frame of a step at rest, on a wide screen. */
export const atRest = (run: Run, state: State, lang: "zh" | "en" = "en", height = 404): Frame => ({
  run,
  state,
  palette: LIGHT,
  label: labels(table(lang), run.cell.kind),
  lang,
  ms: END,
  narrow: false,
  layout: 1,
  room: () => ({ width: 830, height }),
});

export interface Wish {
  kind?: Kind; // of the cell; an LSTM's unless it says otherwise
  T?: number;
  D?: number;
  H?: number;
  seed?: number;
  task?: Payload["task"];
  lang?: "zh" | "en";
  text?: string;
  readers?: Direction[];
  step?: number;
  unit?: number;
  direction?: Direction;
  view?: View;
  meaningless?: boolean;
  labels?: Record<string, string>;
  hold?: Hold[]; // in every reader
  hard?: number; // slope of every reader's hard σ
  before?: boolean; // with the run before what is held
}

/** Part, step, unit, value. */
/** A question that a class votes on for the first time. */
export const voteOn = (question: Vote["question"], more: Partial<Vote> = {}): Vote => ({
  id: "a.b.1",
  number: 1,
  round: 1,
  rounds: 2,
  state: "open",
  talk: false,
  n: 0,
  question,
  ...more,
});

export type Hold = ["i" | "f" | "g" | "o" | "c", number, number, number];

const TEXTS = {
  zh: "服务差，但味道好。我爱中国，今天天气不错，我们一起去公园看花吧！",
  en: "theserviceisbadbutthetasteisgoodandwewillcomebackagaintomorrow",
};
const CLASSES = {
  segmentation: ["B", "M", "E", "S"],
  negation: ["negative", "positive"],
  verse: ["character", "comma", "full_stop"],
  none: [],
};
const fround = Math.fround;
const sigmoidOf = (slope?: number) => (z: number) =>
  fround(slope === undefined ? 1 / (1 + Math.exp(-z)) : Math.min(1, Math.max(0, slope * z + 0.5)));

export function encode(values: ArrayLike<number>): Floats {
  const bytes = new Uint8Array(Float32Array.from(values).buffer);
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

/** Uniform numbers in (0, 1) from a seed (mulberry32). */
export function uniform(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (((t ^ (t >>> 14)) >>> 0) + 0.5) / 4294967296;
  };
}

function gaussian(next: () => number, size: number, scale: number): Float32Array {
  return Float32Array.from(
    { length: size },
    () => scale * Math.sqrt(-2 * Math.log(next())) * Math.cos(2 * Math.PI * next()),
  );
}

/** weights (R, K) times vector (K,), summed in float32. */
function times(weights: Float32Array, vector: Float32Array): Float32Array {
  const K = vector.length;
  return Float32Array.from({ length: weights.length / K }, (_, row) => {
    let sum = 0;
    for (let k = 0; k < K; k++) sum = fround(sum + fround(weights[row * K + k]! * vector[k]!));
    return sum;
  });
}

const WIDE = ["z_x", "z_h"] as const;
const NARROW = ["i", "f", "g", "o", "c", "h", "f_c_prev", "i_g", "tanh_c"] as const;

function read(
  next: () => number,
  x: Float32Array[],
  H: number,
  reverse: boolean,
  hold: Hold[],
  slope?: number,
): Record<string, Float32Array> {
  const T = x.length;
  const D = x[0]!.length;
  const sigmoid = sigmoidOf(slope);
  const weightIh = gaussian(next, 4 * H * D, 1.4 / Math.sqrt(D));
  const weightHh = gaussian(next, 4 * H * H, 1.6 / Math.sqrt(H));
  const bias = gaussian(next, 4 * H, 0.4).map((b, row) => (row >= H && row < 2 * H ? b + 1 : b));
  const out: Record<string, Float32Array> = { bias, h0: new Float32Array(H), c0: new Float32Array(H) };
  for (const name of WIDE) out[name] = new Float32Array(T * 4 * H);
  for (const name of NARROW) out[name] = new Float32Array(T * H);
  let h = out.h0!;
  let c = out.c0!;
  for (let n = 0; n < T; n++) {
    const t = reverse ? T - 1 - n : n;
    const zx = times(weightIh, x[t]!);
    const zh = times(weightHh, h);
    out.z_x!.set(zx, t * 4 * H);
    out.z_h!.set(zh, t * 4 * H);
    for (let u = 0; u < H; u++) {
      const z = (gate: number) => fround(fround(zx[gate * H + u]! + zh[gate * H + u]!) + bias[gate * H + u]!);
      const set = (part: Hold[0], computed: number) =>
        fround(hold.find(([held, step, unit]) => held === part && step === t && unit === u)?.[3] ?? computed);
      const [i, f, g, o] = [
        set("i", sigmoid(z(0))),
        set("f", sigmoid(z(1))),
        set("g", Math.tanh(z(2))),
        set("o", sigmoid(z(3))),
      ];
      const kept = fround(f * c[u]!);
      const written = fround(i * g);
      const cell = set("c", kept + written);
      const squashed = fround(Math.tanh(cell));
      const row = {
        i,
        f,
        g,
        o,
        c: cell,
        h: fround(o * squashed),
        f_c_prev: kept,
        i_g: written,
        tanh_c: squashed,
      };
      for (const name of NARROW) out[name]![t * H + u] = row[name];
    }
    h = out.h!.slice(t * H, (t + 1) * H);
    c = out.c!.slice(t * H, (t + 1) * H);
  }
  return out;
}

/** The same of a plain RNN, whose sum is rounded as the server rounds it: x and h first, then the bias. */
function readRnn(
  next: () => number,
  x: Float32Array[],
  H: number,
  reverse: boolean,
): Record<string, Float32Array> {
  const T = x.length;
  const D = x[0]!.length;
  const weightIh = gaussian(next, H * D, 1.2 / Math.sqrt(D));
  const out: Record<string, Float32Array> = {
    weight_hh: gaussian(next, H * H, 1.3 / Math.sqrt(H)),
    bias: gaussian(next, H, 0.4),
    h0: new Float32Array(H),
  };
  for (const name of ["z_x", "z_h", "sum", "h"]) out[name] = new Float32Array(T * H);
  let h = out.h0!;
  for (let n = 0; n < T; n++) {
    const t = reverse ? T - 1 - n : n;
    out.z_x!.set(times(weightIh, x[t]!), t * H);
    out.z_h!.set(times(out.weight_hh!, h), t * H);
    for (let u = 0; u < H; u++) {
      const at = t * H + u;
      out.sum![at] = fround(out.z_x![at]! + out.z_h![at]!) + out.bias![u]!;
      out.h![at] = Math.tanh(out.sum![at]!);
    }
    h = out.h!.slice(t * H, (t + 1) * H);
  }
  return out;
}

/** The same of a GRU whose reset comes after the product. */
function readGru(
  next: () => number,
  x: Float32Array[],
  H: number,
  reverse: boolean,
): Record<string, Float32Array> {
  const T = x.length;
  const D = x[0]!.length;
  const sigmoid = sigmoidOf();
  const weightIh = gaussian(next, 3 * H * D, 1.3 / Math.sqrt(D));
  const weightHh = gaussian(next, 3 * H * H, 1.5 / Math.sqrt(H));
  const biasHn = gaussian(next, H, 0.3);
  const out: Record<string, Float32Array> = { bias: gaussian(next, 3 * H, 0.4), h0: new Float32Array(H) };
  for (const name of WIDE) out[name] = new Float32Array(T * 3 * H);
  const parts = ["r", "z", "n", "u", "r_u", "z_h_prev", "new", "h"] as const;
  for (const name of parts) out[name] = new Float32Array(T * H);
  let h = out.h0!;
  for (let n = 0; n < T; n++) {
    const t = reverse ? T - 1 - n : n;
    const [zx, zh] = [times(weightIh, x[t]!), times(weightHh, h)];
    out.z_x!.set(zx, t * 3 * H);
    out.z_h!.set(zh, t * 3 * H);
    for (let k = 0; k < H; k++) {
      const sum = (gate: number) =>
        fround(fround(zx[gate * H + k]! + zh[gate * H + k]!) + out.bias![gate * H + k]!);
      const [r, z] = [sigmoid(sum(0)), sigmoid(sum(1))];
      const u = fround(zh[2 * H + k]! + biasHn[k]!);
      const seen = fround(r * u);
      const candidate = fround(Math.tanh(fround(fround(zx[2 * H + k]! + out.bias![2 * H + k]!) + seen)));
      const [kept, written] = [fround(z * h[k]!), fround(fround(1 - z) * candidate)];
      const row = {
        r,
        z,
        n: candidate,
        u,
        r_u: seen,
        z_h_prev: kept,
        new: written,
        h: fround(kept + written),
      };
      for (const name of parts) out[name]![t * H + k] = row[name];
    }
    h = out.h!.slice(t * H, (t + 1) * H);
  }
  return out;
}

/** The mask (T, 5, H) as base64 of bytes. */
function maskOf(hold: Hold[], T: number, H: number): string {
  const mask = new Uint8Array(T * 5 * H);
  for (const [part, step, unit] of hold) mask[(step * 5 + "ifgoc".indexOf(part)) * H + unit] = 1;
  return btoa(String.fromCharCode(...mask));
}

function softmax(scores: Float32Array): number[] {
  const top = Math.max(...scores);
  const powers = Array.from(scores, (score) => Math.exp(score - top));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}

/** Read-out probabilities (T, L) of the given columns side by side. */
function verdict(next: () => number, states: Float32Array[], T: number, H: number, L: number): number[] {
  const weights = gaussian(next, L * H * states.length, 2.5 / Math.sqrt(H * states.length));
  return Array.from({ length: T }, (_, t) =>
    softmax(
      times(weights, Float32Array.from(states.flatMap((state) => [...state.subarray(t * H, (t + 1) * H)]))),
    ),
  ).flat();
}

/** Tags of which each is the likeliest that may follow the one before. */
function legalTags(probabilities: number[], T: number): string[] {
  const tags: string[] = [];
  for (let t = 0; t < T; t++) {
    const open = t > 0 && "BM".includes(tags[t - 1]!);
    const may = open ? (t === T - 1 ? "E" : "ME") : t === T - 1 ? "S" : "BS";
    tags.push(
      [...may].sort(
        (a, b) => probabilities[t * 4 + "BMES".indexOf(b)]! - probabilities[t * 4 + "BMES".indexOf(a)]!,
      )[0]!,
    );
  }
  return tags;
}

export function fixture(wish: Wish = {}): Payload {
  if (wish.before) {
    const [after, before] = [
      fixture({ ...wish, before: false }),
      fixture({ ...wish, before: false, hold: [] }),
    ];
    const { forward, backward, verdicts } = before;
    return { ...after, before: { forward, backward, verdicts } };
  }
  const {
    lang = "zh",
    task = "segmentation",
    seed = 1,
    H = 8,
    D = H,
    readers = ["forward", "backward"],
    hold = [],
  } = wish;
  const letters = [...(wish.text ?? TEXTS[lang])];
  const T = wish.T ?? letters.length;
  const tokens = Array.from({ length: T }, (_, t) => letters[t % letters.length]!);
  const next = uniform(seed);
  const rows = new Map<string, Float32Array>();
  for (const token of tokens) if (!rows.has(token)) rows.set(token, gaussian(next, D, 1));
  const x = tokens.map((token) => rows.get(token)!);
  const traces: Partial<Record<Direction, Record<string, Float32Array>>> = {};
  for (const direction of readers)
    traces[direction] =
      wish.kind === "rnn" || wish.kind === "gru"
        ? (wish.kind === "rnn" ? readRnn : readGru)(next, x, H, direction === "backward")
        : read(next, x, H, direction === "backward", hold, wish.hard);
  const classes = CLASSES[task];
  const verdicts: Partial<Record<Verdict, Floats>> = {};
  let last: number[] = [];
  for (const name of readers.length > 1 ? (["forward", "backward", "both"] as const) : readers) {
    if (!classes.length) break;
    const states = name === "both" ? [traces.forward!.h!, traces.backward!.h!] : [traces[name]!.h!];
    last = verdict(next, states, T, H, classes.length);
    verdicts[name] = encode(last);
  }
  const tags = task === "segmentation" ? legalTags(last, T) : [];
  const packed = (direction: Direction) =>
    traces[direction]
      ? ({
          ...Object.fromEntries(Object.entries(traces[direction]!).map(([k, v]) => [k, encode(v)])),
          ...(hold.length ? { held: maskOf(hold, T, H) } : {}),
          hard_slope: wish.hard ?? null,
        } as unknown as ReaderPayload)
      : null;
  const end = last.slice(-classes.length);
  return {
    ...(wish.kind && { kind: wish.kind }),
    picture: true,
    run: [tokens.join(""), task, seed, H, D, readers].join("|"),
    visit: "one",
    jump: "load",
    address: {
      text: tokens.join(""),
      model: task === "negation" ? `negation-${lang}` : task === "none" ? "random" : `segmenter-${lang}`,
      units: String(H),
      seed: String(seed),
      step: wish.step ?? 0,
      unit: wish.unit ?? 0,
      direction: wish.direction ?? readers[0]!,
      view: wish.view ?? "cell",
      part: "c",
      lang,
    },
    labels: wish.labels ?? {},
    tokens,
    unknown: tokens.map((token) => "，。！z".includes(token) && seed % 2 === 0),
    sizes: { T, D, H },
    x: encode(x.flatMap((row) => [...row])),
    forward: packed("forward"),
    backward: packed("backward"),
    task,
    classes,
    verdicts,
    tags,
    answer: task === "negation" ? classes[end.indexOf(Math.max(...end))]! : "",
    meaningless: wish.meaningless ?? task === "none",
    untrained: false,
    look: null,
  };
}

/** A run over `text` whose read-out says these shares after each token. */
export function verse(text: string, classes: string[], shares: number[][], lang: "zh" | "en" = "zh"): Run {
  const made = fixture({ text, H: 2, readers: ["forward"], task: "negation", lang });
  return new Run({
    ...made,
    task: "verse",
    classes,
    tags: [],
    answer: "",
    verdicts: { forward: encode(shares.flat()) },
  });
}
