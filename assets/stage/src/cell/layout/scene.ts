/** What a drawing of the cell consists of, as plain data: no colours, no numbers, no words, only places. */
import type { Door, Kind, Phase, Tone, Vector } from "../../kinds/names";
import type { Row } from "./rows";

export type Camera = "whole" | "single" | Phase; // single: one lane of the whole, in plain words

/** What is asked of a drawing. */
export interface Wish {
  kind?: Kind; // of the cell; absent is an LSTM's
  width: number; // of the room, in CSS pixels
  height: number;
  H: number;
  D: number;
  unit: number;
  camera: Camera;
  mirrored: boolean;
  words: boolean; // tokens too long to stand beside the columns
  last: boolean; // no further step
  answer: boolean; // the model has one
  hard: boolean; // the gates' σ is hard
  opened?: readonly [belt: number, low: number]; // how far the followed lane is opened, in either stack
}

/** The phase in which a thing comes to be; `past` was there before the step. */
export type Part = Phase | "past";
export type Point = readonly [number, number];
/** A way through these points, in this order. */
export const through = (...points: Point[]): Point[] => points;
type Anchor = "start" | "middle" | "end";

export interface Column {
  id: string; // a vector's own column has its name
  vector: Vector;
  x: number;
  width: number;
  rows: Row[];
  part: Part;
}

/** One stretch of every lane: coloured by `vector`, as thick as `door` stands open. */
export interface Stretch {
  id: string;
  vector: Vector;
  door: Door | null;
  x: number;
  width: number;
  rows: Row[];
  part: Part;
}

interface Pill {
  id: string; // of its column
  vector: Vector;
  x: number; // of the edge beside its square
  y: number; // of its middle
  anchor: "start" | "end";
  part: Part;
}

export interface Box {
  id: string;
  kind: "belt" | "dashed" | "door" | "tap" | "dot" | "followed" | "dense" | "outline" | "face" | "wall";
  x: number;
  y: number;
  width: number;
  height: number;
  tone: Tone;
  part: Part;
}

export interface Wire {
  id: string;
  points: Point[];
  tone: Tone;
  part: Part;
  head: boolean;
}

/** `label` is a key of the text table, `symbol` a formula sign with _{subscripts}; both may stand. */
export interface Writing {
  id: string;
  x: number;
  y: number;
  anchor: Anchor;
  size: "name" | "sign" | "small" | "tap" | "token"; // sign: a name that only stands at an end
  tone: Tone;
  part: Part;
  label?: string;
  slots?: Record<string, number>; // of the label
  symbol?: string;
}

/** A product on its way to a sum: how thick and of which colour its numbers say. */
export interface Thread {
  points: Point[];
  of: { lane: number } | "x" | "b"; // which lane's old number, all of x, the bias
  part: Part;
}

export interface Scene {
  kind: Kind;
  mirrored: boolean; // for the reader who goes from right to left
  width: number;
  height: number;
  columns: Column[];
  stretches: Stretch[];
  pills: Pill[];
  boxes: Box[];
  wires: Wire[];
  writings: Writing[];
  threads: Thread[];
  marks: { sign: "+" | "="; x: number; rows: Row[] }[]; // one on every lane
}

/** The same scene with all its places so many times as far from each other. */
export function enlarged(scene: Scene, by: number): Scene {
  if (by === 1) return scene;
  const rows = (of: Row[]): Row[] => of.map((row) => ({ ...row, y: row.y * by, height: row.height * by }));
  const wide = <B extends { x: number; width: number; rows: Row[] }>(b: B): B => ({
    ...b,
    x: b.x * by,
    width: b.width * by,
    rows: rows(b.rows),
  });
  const at = <W extends { x: number; y: number }>(w: W): W => ({ ...w, x: w.x * by, y: w.y * by });
  return {
    ...scene,
    width: scene.width * by,
    height: scene.height * by,
    columns: scene.columns.map(wide),
    stretches: scene.stretches.map(wide),
    boxes: scene.boxes.map((box) => ({ ...at(box), width: box.width * by, height: box.height * by })),
    pills: scene.pills.map((pill) => at(pill)),
    writings: scene.writings.map((writing) => at(writing)),
    wires: scene.wires.map((wire) => ({
      ...wire,
      points: wire.points.map(([x, y]): Point => [x * by, y * by]),
    })),
    threads: scene.threads.map((thread) => ({
      ...thread,
      points: thread.points.map(([x, y]): Point => [x * by, y * by]),
    })),
    marks: scene.marks.map((mark) => ({ ...mark, x: mark.x * by, rows: rows(mark.rows) })),
  };
}

const TURNED = { start: "end", middle: "middle", end: "start" } as const;

/** The same scene for the reader who goes from right to left; writing is moved, not reversed. */
export function mirrored(scene: Scene): Scene {
  const { width } = scene;
  const box = <B extends { x: number; width: number }>(b: B): B => ({ ...b, x: width - b.x - b.width });
  const way = (points: Point[]): Point[] => points.map(([x, y]) => [width - x, y]);
  const turned = <A extends Anchor, W extends { x: number; anchor: A }>(w: W): W => ({
    ...w,
    x: width - w.x,
    anchor: TURNED[w.anchor],
  });
  return {
    ...scene,
    mirrored: true,
    columns: scene.columns.map(box),
    stretches: scene.stretches.map(box),
    boxes: scene.boxes.map(box),
    pills: scene.pills.map((pill) => turned(pill)),
    writings: scene.writings.map((writing) => turned(writing)),
    wires: scene.wires.map((wire) => ({ ...wire, points: way(wire.points) })),
    threads: scene.threads.map((thread) => ({ ...thread, points: way(thread.points) })),
    marks: scene.marks.map((mark) => ({ ...mark, x: width - mark.x })),
  };
}
