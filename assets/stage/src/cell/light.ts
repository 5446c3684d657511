/** What a drawing of the cell shows at a step, and what a frame asks of it. */
import { type Zone, zonesOf } from "../curtain/zones";
import { awaitsOf } from "../drag/pull";
import { isTouring } from "../first/tour";
import type { Frame, Label, Room } from "../frame";
import type { Vector } from "../kinds/names";
import type { Palette } from "../primitives/palette";
import type { Area } from "../primitives/pen";
import { emsOf } from "../primitives/text-width";
import type { Reader, Run } from "../run";
import type { Camera, Scene, Wish } from "./layout/scene";
import { BOARD } from "./layout/whole";

const TILE = 26; // px: of a token on its tile
const LONG = 3; // characters from which a token does not fit beside the columns

/** A pill as it stands: its box, and its lines, each with the middle of its foot. */
export interface Plate {
  area: Area;
  lines: { text: string; x: number; y: number; font: string; isWas: boolean }[];
}

/** All that the drawing takes its colours and numbers from. */
export interface Light {
  palette: Palette;
  reader: Reader;
  other: Reader | null; // the same reader in the other run
  step: number;
  unit: number;
  printed?: Record<string, string>; // numbers that a sentence beside the picture prints its own way
  awaits?: ReadonlySet<Vector>; // what a pulled door leaves to be computed again
  pill?: Plate | null; // the number of C_{t−1}, as it is written
  token: { text: string; font: string } | null; // what stands on its tile, where it has one
  ms: number; // of the step's score
}

export function lightOf(frame: Frame, camera: Camera, token: Light["token"]): Light {
  const { run, state, palette, ms, drag, first } = frame;
  const { step, unit, direction } = state;
  return {
    palette,
    reader: run.reader(direction),
    other: run.other?.reader(direction) ?? null,
    step,
    unit,
    token,
    ms,
    awaits: awaitsOf(drag?.pull),
    ...(first?.told.step === step && camera === "single" && { printed: first.told.printed }),
  };
}

/** Whether tokens stand above the columns, in quotes: no tile has room for one of these. */
export const hasLong = (run: Run): boolean =>
  [run, run.other].flatMap((one) => one?.payload.tokens ?? []).some((token) => [...token].length >= LONG);

/** A token as it is written above the columns. */
export const quoted = (token: string, lang: Frame["lang"]): string =>
  lang === "zh" ? `「${token}」` : `“${token}”`;

/** The type size of a token on its tile, of these, greatest first. */
export const sizeOnTile = (token: string, sizes: readonly number[]): number =>
  Math.max(sizes.at(-1)!, ...sizes.slice(1).filter((one) => one * emsOf(token) <= TILE));

/** The whole cell where there is room and no lesson has its eye on one part, else the phase that is lit. */
export const cameraOf = ({ narrow, state, run, first }: Frame, width: number): Camera =>
  isTouring({ first }) ? "single" : narrow || run.payload.look || width < BOARD.width ? state.phase : "whole";

/** The stage's words, and those of the first minute. */
export const labelOf = ({ label, first }: Frame): Label =>
  first ? (key, slots) => first.told.words[key.replace(/^first_/, "")] ?? label(key, slots) : label;

/** How far a pulled door opens its lane: on the belt, or below. */
function openedOf({ drag }: Frame): [number, number] {
  const share = drag?.share ?? 0;
  const part = drag?.pull?.part;
  return [part === "f" || part === "z" ? share : 0, part && "ior".includes(part) ? share : 0];
}

/** What is asked of a drawing for a board of this size. */
export function wishOf(frame: Frame, board: Room, words: boolean): Wish {
  const { run, state } = frame;
  const reader = run.reader(state.direction);
  const edge = state.direction === "backward" ? 0 : run.T - 1;
  return {
    ...board,
    kind: run.cell.kind,
    H: reader.column("h", 0).length,
    D: run.D,
    unit: state.unit,
    camera: cameraOf(frame, board.width),
    mirrored: state.direction === "backward",
    words,
    last: state.step === edge,
    answer: run.payload.task !== "none",
    hard: reader.hardSlope !== null,
    opened: openedOf(frame),
  };
}

/** What stands behind a curtain in it. */
export function zonesIn(scene: Scene, { run, state }: Frame): Zone[] {
  const named = run.payload.curtain ?? [];
  const reader = run.reader(state.direction);
  return named.length
    ? zonesOf(scene, (vector) => Number.isNaN(reader.value(vector, state.step, 0)), named)
    : [];
}
