/** The run as typed arrays. Nothing here computes a gate: every number is the trace's own float32. */
import type { Cell } from "./kinds/cell";
import { cellOf } from "./kinds/kinds";
import type { Gate, Held, Vector } from "./kinds/names";
import {
  type Before,
  DIRECTIONS,
  type Direction,
  type Floats,
  type Payload,
  type ReaderPayload,
  VERDICTS,
  type Verdict,
} from "./payload";

type Numbers = Exclude<keyof ReaderPayload, "held" | "hard_slope">;
type Stored = Exclude<Numbers, "bias" | "h0" | "c0" | "weight_hh">;

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const letters = atob(text);
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at++) bytes[at] = letters.charCodeAt(at);
  return bytes;
}

export const decode = (floats: Floats): Float32Array => new Float32Array(bytesOf(floats).buffer);

/** First and last unit of every unbroken run of marks. */
export function runsOf(marks: Uint8Array | null): [number, number][] {
  const runs: [number, number][] = [];
  marks?.forEach((mark, unit) => {
    if (!mark) return;
    if (runs.at(-1)?.[1] === unit - 1) runs.at(-1)![1] = unit;
    else runs.push([unit, unit]);
  });
  return runs;
}

export class Reader {
  readonly hardSlope: number | null; // of the gates' σ, null where it is the logistic one
  private readonly arrays = new Map<Numbers, Float32Array>();
  private readonly mask: Uint8Array | null; // (T, P, H)

  constructor(
    readonly cell: Cell,
    private readonly payload: ReaderPayload,
    private readonly x: Float32Array,
    private readonly T: number,
    private readonly D: number,
    private readonly H: number,
    private readonly reverse: boolean,
  ) {
    this.hardSlope = payload.hard_slope;
    this.mask = payload.held ? bytesOf(payload.held) : null;
  }

  /** An array of the trace, decoded when it is first asked for. */
  private array(name: Numbers): Float32Array {
    let array = this.arrays.get(name);
    if (!array) this.arrays.set(name, (array = decode(this.payload[name] ?? "")));
    return array;
  }

  /** The place read just before `step`, or −1 at the reader's first. */
  before(step: number): number {
    const place = this.reverse ? step + 1 : step - 1;
    return place < 0 || place >= this.T ? -1 : place;
  }

  /** One column of the trace: (H,), or (D,) for x. A view, not a copy. */
  column(vector: Vector, step: number): Float32Array {
    if (vector === "x") return this.x.subarray(step * this.D, (step + 1) * this.D);
    if (vector === "c_prev" || vector === "h_prev") {
      const state = vector === "c_prev" ? "c" : "h";
      const place = this.before(step);
      return place < 0 ? this.array(`${state}0`) : this.slice(state, place, this.H);
    }
    if (vector === "rest") return this.slice("z", step, this.H).map((share) => 1 - share);
    return this.slice(vector as Stored, step, this.H);
  }

  value(vector: Vector, step: number, unit: number): number {
    return this.column(vector, step)[unit]!;
  }

  /** Which units' values of a vector were set by hand at a step: (H,), or null where none can be. */
  heldColumn(vector: Vector, step: number): Uint8Array | null {
    const { held } = this.cell;
    const part = held.indexOf(vector as Held);
    if (!this.mask || part < 0) return null;
    const at = (step * held.length + part) * this.H;
    return this.mask.subarray(at, at + this.H);
  }

  held(vector: Vector, step: number, unit: number): boolean {
    return this.heldColumn(vector, step)?.[unit] === 1;
  }

  /** The three terms of a gate's z = W_x·x + W_h·h + b for one unit. */
  terms(gate: Gate, step: number, unit: number): { x: number; h: number; b: number } {
    const { gates } = this.cell;
    const at = gates.indexOf(gate) * this.H + unit;
    const wide = gates.length * this.H;
    return {
      x: this.slice("z_x", step, wide)[at]!,
      h: this.slice("z_h", step, wide)[at]!,
      b: this.array("bias")[at]!,
    };
  }

  /** The products of an RNN's sum for one unit: (H,), each lane's old number times its weight. */
  products(step: number, unit: number): Float32Array {
    const weights = this.array("weight_hh").subarray(unit * this.H, (unit + 1) * this.H);
    const before = this.column("h_prev", step);
    return weights.map((weight, lane) => weight * before[lane]!);
  }

  private slice(name: Stored, step: number, size: number): Float32Array {
    return this.array(name).subarray(step * size, (step + 1) * size);
  }
}

/** Of the two runs of the what-if lab: the one after an intervention, and the one before it. */
export type Shown = "after" | "before";

/** Who says something: a sibling or the only reader of each direction, and last the model itself where it has both. */
const verdictsIn = ({ verdicts }: Pick<Payload, "verdicts">): Verdict[] =>
  VERDICTS.filter((name) => verdicts[name] !== undefined);

/** The run before as a payload of its own. Tags that are not sent are the read-out's likeliest. */
function beforeOf(payload: Payload, before: Before): Payload {
  const { classes } = payload;
  const own = before.verdicts[verdictsIn(before).at(-1) ?? "both"];
  const shares = own ? decode(own) : new Float32Array();
  const likeliest = Array.from({ length: classes.length ? shares.length / classes.length : 0 }, (_, t) => {
    const row = shares.subarray(t * classes.length, (t + 1) * classes.length);
    return classes[row.indexOf(Math.max(...row))]!;
  });
  const told = payload.task === "segmentation" ? { tags: likeliest } : { answer: likeliest.at(-1) ?? "" };
  return { ...payload, ...told, ...before, before: null };
}

export class Run {
  readonly cell: Cell;
  readonly T: number;
  readonly D: number;
  readonly H: number;
  readonly directions: readonly Direction[];
  readonly verdictNames: readonly Verdict[]; // the model's own is the last
  readonly shown: Shown;
  readonly other: Run | null; // the run after or before this one; null where nothing was changed
  private readonly readers: Partial<Record<Direction, Reader>> = {};
  private readonly verdicts: Partial<Record<Verdict, Float32Array>> = {};

  constructor(
    readonly payload: Payload,
    after?: Run,
  ) {
    ({ T: this.T, D: this.D, H: this.H } = payload.sizes);
    this.cell = cellOf(payload.kind);
    const x = decode(payload.x);
    this.directions = DIRECTIONS.filter((direction) => payload[direction]);
    for (const direction of this.directions)
      this.readers[direction] = new Reader(
        this.cell,
        payload[direction]!,
        x,
        this.T,
        this.D,
        this.H,
        direction === "backward",
      );
    this.verdictNames = verdictsIn(payload);
    for (const name of this.verdictNames) this.verdicts[name] = decode(payload.verdicts[name]!);
    this.shown = after ? "before" : "after";
    this.other = after ?? (payload.before ? new Run(beforeOf(payload, payload.before), this) : null);
  }

  get compared(): boolean {
    return this.other !== null;
  }

  /** Whether a lesson's open question would be told by this. */
  isCurtained(name: string): boolean {
    return this.payload.curtain?.includes(name) ?? false;
  }

  get anyHeld(): boolean {
    return this.directions.some((direction) => this.payload[direction]!.held !== undefined);
  }

  reader(direction: Direction): Reader {
    return this.readers[direction] ?? this.readers[this.directions[0]!]!;
  }

  /** The read-out's probabilities at a step, in the order of `payload.classes`; null where there is no such verdict. */
  verdict(name: Verdict, step: number): Float32Array | null {
    const size = this.payload.classes.length;
    return this.verdicts[name]?.subarray(step * size, (step + 1) * size) ?? null;
  }
}
