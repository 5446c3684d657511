/** What is written in the cell, by its boxes: every label on the board, none over another, in both languages. */
import { describe, expect, test } from "vitest";
import { sceneFor } from "../src/cell/layout/geometry";
import type { Camera, Scene, Wish, Writing } from "../src/cell/layout/scene";
import { pillHeight, pillWidth } from "../src/cell/overlay/numbers";
import { GRU } from "../src/family/gru/cell";
import { RNN } from "../src/family/rnn/cell";
import type { Label as LabelText } from "../src/frame";
import { LSTM } from "../src/kinds/lstm";
import type { Kind } from "../src/kinds/names";
import { labels } from "../src/label";
import { emsOf } from "../src/primitives/text-width";
import { table } from "./fixture";

const TYPE = { name: 14, sign: 14, tap: 14, small: 12, token: 14 }; // px, as cell.css has them
const SUBSCRIPT = 0.79;
const UNITS = [1, 8, 16, 32, 64];
interface Place {
  width: number;
  height: number;
  cameras: readonly Camera[];
  kind?: Kind;
}
const ROOMS: Record<string, Place> = {
  "a projector's": { width: 888, height: 346, cameras: ["whole"] },
  "the least for the whole cell": { width: 800, height: 320, cameras: ["whole"] },
  "a lesson's": { width: 776, height: 160, cameras: LSTM.phases },
  "a phone's": { width: 348, height: 226, cameras: LSTM.phases },
  "a projector's for an RNN": { width: 888, height: 346, cameras: ["whole"], kind: "rnn" },
  "the least for an RNN": { width: 800, height: 320, cameras: ["whole"], kind: "rnn" },
  "a phone's for an RNN": { width: 348, height: 226, cameras: RNN.phases, kind: "rnn" },
  "a projector's for a GRU": { width: 888, height: 346, cameras: ["whole"], kind: "gru" },
  "the least for a GRU": { width: 800, height: 320, cameras: ["whole"], kind: "gru" },
  "a phone's for a GRU": { width: 348, height: 226, cameras: GRU.phases, kind: "gru" },
};

interface Label {
  text: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** A line's box around its ink. */
function labelOf(writing: Writing, words: LabelText): Label {
  const { x, y, anchor, size, label, slots, symbol = "" } = writing;
  const name = label === "token" ? "中" : label ? words(label, slots) : "";
  const pieces = symbol.split(/_\{(.+?)\}/);
  const ems = pieces.reduce((sum, piece, k) => sum + emsOf(piece) * (k % 2 ? SUBSCRIPT : 1), 0);
  const width = TYPE[size] * (emsOf(name) + (name && symbol ? 0.3 : 0) + ems);
  const left = x - (anchor === "start" ? 0 : anchor === "end" ? width : width / 2);
  return {
    text: `${name} ${symbol}`.trim(),
    left,
    right: left + width,
    top: y - 0.76 * TYPE[size],
    bottom: y + 0.2 * TYPE[size],
  };
}

/** The widest a number gets: gates and tanh lie within ±1, the cell state does not. */
const widest = (vector: string) =>
  "fio".includes(vector)
    ? "0.998"
    : ["c_prev", "f_c_prev", "c", "sum", "u", "r_u"].includes(vector)
      ? "−10.23"
      : "−0.998";

const pillsOf = ({ pills }: Scene): Label[] =>
  pills.map(({ vector, x, y, anchor }) => {
    const width = pillWidth(widest(vector));
    const left = anchor === "start" ? x : x - width;
    const half = pillHeight() / 2;
    return { text: `number of ${vector}`, left, right: left + width, top: y - half, bottom: y + half };
  });

const meet = (a: Label, b: Label) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

const wordsOf = (lang: "zh" | "en", kind?: Kind) => labels(table(lang), kind);

function faults(wish: Wish, lang: "zh" | "en"): string[] {
  const scene = sceneFor(wish);
  const all = [...scene.writings.map((one) => labelOf(one, wordsOf(lang, wish.kind))), ...pillsOf(scene)];
  return all.flatMap((one, k) => [
    ...(one.left < -4 || one.right > scene.width + 4 || one.top < 0 || one.bottom > scene.height
      ? [`${one.text} leaves the board`]
      : []),
    ...all
      .slice(k + 1)
      .filter((other) => meet(one, other))
      .map((other) => `${one.text} | ${other.text}`),
  ]);
}

describe("what is written in the cell", () => {
  const cases = Object.entries(ROOMS).flatMap(([room, { cameras }]) =>
    cameras.map((camera) => [room, camera] as const),
  );
  test.each(cases)("in %s room, %s: no label over another, none beyond the board", (room, camera) => {
    const { width, height, kind } = ROOMS[room]!;
    for (const lang of ["zh", "en"] as const)
      for (const H of UNITS)
        for (const unit of new Set([0, H >> 1, H - 1]))
          for (const mirrored of [false, true])
            for (const last of [false, true]) {
              const sizes = { ...(kind && { kind }), width, height, H, D: H === 8 ? 32 : H, unit, camera };
              const found = faults(
                { ...sizes, mirrored, last, words: false, answer: true, hard: false },
                lang,
              );
              expect(found, `${lang}, ${H} units, ${unit + 1}. followed, ${mirrored}`).toEqual([]);
            }
  });
});
