import "./page";
import { describe, expect, test, vi } from "vitest";
import { sceneFor } from "../src/cell/layout/geometry";
import type { Wish as SceneWish } from "../src/cell/layout/scene";
import { cellPane } from "../src/cell/pane";
import { saidBy } from "../src/controls/readout";
import { RNN } from "../src/family/rnn/cell";
import { carriedBy, hatchOf, thicknessOf } from "../src/family/rnn/threads";
import { filmsPane } from "../src/films/pane";
import { formulasPane } from "../src/formulas/pane";
import type { Frame, Pane, State } from "../src/frame";
import { END, MOMENTS, restOf, SCORE } from "../src/motion/score";
import { signed } from "../src/primitives/colour-ruler";
import { canvasAsSvg } from "../src/primitives/painted";
import { LIGHT } from "../src/primitives/palette";
import { decode, Run } from "../src/run";
import { litBy } from "../src/selection/lit";
import { lineFor } from "../src/selection/says";
import { fitted, opened, reduce } from "../src/state";
import { textOf } from "../src/voice/line";
import { lineAt } from "../src/voice/told";
import { atRest, encode, fixture, START, type Wish } from "./fixture";

vi.mock("../src/films/canvas", () => ({ paintFilms: () => {} })); // there is no canvas to paint on

const DIRECTIONS = ["forward", "backward"] as const;
const LANGUAGES = ["zh", "en"] as const;
const runOf = (wish: Wish = {}) => new Run(fixture({ kind: "rnn", T: 5, H: 6, D: 4, ...wish }));
const STATE: State = { ...START, phase: "overwrite", part: "h" };

const frameOf = (state: Partial<State> = {}, wish: Wish = {}, lang: "zh" | "en" = "zh"): Frame =>
  atRest(runOf(wish), { ...STATE, ...state }, lang);

function drawn(make: (dispatch: () => void) => Pane, frame: Frame): Pane {
  const pane = make(() => {});
  pane.draw(frame, null);
  return pane;
}
const numbersIn = (text: string) =>
  [...text.matchAll(/−?\d+\.\d+/g)].map(([n]) => Number(n.replace("−", "-")));
const wish = (some: Partial<SceneWish> = {}): SceneWish => ({
  kind: "rnn",
  width: 860,
  height: 350,
  H: 8,
  D: 5,
  unit: 3,
  camera: "whole",
  mirrored: false,
  words: false,
  last: false,
  answer: true,
  hard: false,
  ...some,
});

describe.each(DIRECTIONS)("the RNN's cell (%s)", (direction) => {
  test("has the trace's numbers in its squares, the old h and the new one twice", () => {
    for (const step of [0, 2, 4]) {
      const frame = frameOf({ step, direction });
      const { element } = drawn(cellPane, frame);
      const reader = frame.run.reader(direction);
      for (const [vector, count] of [
        ["x", 1],
        ["h_prev", 2],
        ["sum", 1],
        ["h", 2],
      ] as const) {
        const column = reader.column(vector, step);
        const squares = [...element.querySelectorAll<HTMLElement>(`[data-vector="${vector}"]`)];
        expect(squares).toHaveLength(count * column.length);
        for (const square of squares)
          expect(Math.fround(Number(saidBy(square)))).toBe(column[Number(square.dataset.unit)]);
      }
    }
  });

  test("computes nothing but products: with z_x and the bias they are the sum, and its tanh is h", () => {
    const reader = runOf().reader(direction);
    for (let step = 0; step < 5; step++)
      for (let unit = 0; unit < 6; unit++) {
        const { x, b } = reader.terms("sum", step, unit);
        const lanes = reader.products(step, unit).reduce((sum, one) => sum + one, 0);
        expect(x + lanes + b).toBeCloseTo(reader.value("sum", step, unit), 5);
        expect(Math.tanh(reader.value("sum", step, unit))).toBeCloseTo(reader.value("h", step, unit), 6);
      }
  });

  test("draws a line for every product, as thick and of the colour that its size has", () => {
    const frame = frameOf({ step: 2, unit: 1, direction });
    const { element } = drawn(cellPane, frame);
    const picture = canvasAsSvg.get(element.querySelector("svg.gw-cell-svg")!)!();
    const reader = frame.run.reader(direction);
    const lines = [...picture.querySelectorAll("path")].map((path) => [
      path.getAttribute("stroke"),
      Number(path.getAttribute("stroke-width")),
    ]);
    for (const of of [...[0, 1, 2, 3, 4, 5].map((lane) => ({ lane })), "x", "b"] as const) {
      const value = carriedBy(reader, { of }, 2, 1);
      expect(lines).toContainEqual([signed(LIGHT, value), thicknessOf(value)]);
    }
  });

  test("is an outline until its moment comes", () => {
    const frame = frameOf({ direction });
    const pane = drawn(cellPane, frame);
    const svg = pane.element.querySelector("svg.gw-cell-svg")!;
    const shown = () => [...svg.querySelectorAll<HTMLElement>(".gw-pill:not(.gw-due)")].length;
    for (const moment of MOMENTS) {
      pane.show!(moment);
      const due = (["old", "sum", "h", "new"] as const).filter((id) => SCORE[RNN.columns[id]][1] <= moment);
      expect(shown(), `at ${moment}`).toBe(due.length);
    }
  });
});

describe("the wall", () => {
  test.each([false, true])("ends every old lane and begins every new one; mirrored: %s", (mirrored) => {
    for (const camera of ["whole", "overwrite"] as const) {
      const size = camera === "whole" ? {} : { width: 348, height: 226 };
      const { stretches, boxes, columns } = sceneFor(wish({ mirrored, camera, ...size }));
      const wall = boxes.find(({ kind }) => kind === "wall")!;
      const of = (name: string) => stretches.find(({ id }) => id === name)!;
      const [near, far] = mirrored ? [wall.x + wall.width, wall.x] : [wall.x, wall.x + wall.width];
      const edges = ({ x, width }: { x: number; width: number }) =>
        mirrored ? [x + width, x] : [x, x + width];
      expect(wall.width).toBeCloseTo(34, 6);
      expect(edges(of("old"))[1]).toBeCloseTo(near, 6);
      expect(edges(of("behind"))[0]).toBeCloseTo(far, 6);
      expect(of("old").vector).toBe("h_prev");
      expect([of("behind").vector, of("onward").vector]).toEqual(["h", "h"]);
      for (const column of columns.filter(({ id }) => id === "old" || id === "new"))
        expect(column.x + column.width <= wall.x || column.x >= wall.x + wall.width).toBe(true);
      const rows = of("old").rows;
      expect(wall.y).toBeLessThanOrEqual(rows[0]!.y);
      expect(wall.y + wall.height).toBeGreaterThanOrEqual(rows.at(-1)!.y + rows.at(-1)!.height);
    }
  });

  test("is hatched within its edges", () => {
    const area = { x: 10, y: 20, width: 34, height: 120 };
    const points = hatchOf(area).flat();
    expect(points.length).toBeGreaterThan(20);
    for (const [x, y] of points) {
      expect(x).toBeGreaterThanOrEqual(10);
      expect(x).toBeLessThanOrEqual(44);
      expect(y).toBeGreaterThanOrEqual(20);
      expect(y).toBeLessThanOrEqual(140);
    }
  });
});

describe("the fan", () => {
  test("has a line from each old lane to the followed unit's sum, one of x and one of the bias", () => {
    for (const unit of [0, 3, 7]) {
      const { threads, columns, boxes } = sceneFor(wish({ unit }));
      const { rows, x, width } = columns.find(({ id }) => id === "h_prev")!;
      const sign = boxes.find(({ id }) => id === "tap-sum")!;
      expect(threads.map(({ of }) => of)).toEqual([...rows.map((_, lane) => ({ lane })), "x", "b"]);
      threads.slice(0, 8).forEach(({ points }, lane) => {
        expect(points[0]![0]).toBeGreaterThanOrEqual(x + width);
        expect(points[0]![1]).toBeCloseTo(rows[lane]!.y + rows[lane]!.height / 2, 6);
        expect(points.at(-1)).toEqual([sign.x, sign.y + sign.height / 2]);
      });
    }
  });

  test("draws nothing of what a question hides", () => {
    const payload = fixture({ kind: "rnn", T: 4, H: 3, D: 2 });
    const h = decode(payload.forward!.h).slice();
    h.fill(Number.NaN, 3, 6); // of the second step
    const run = new Run({ ...payload, forward: { ...payload.forward!, h: encode(h) } });
    const { element } = drawn(cellPane, { ...frameOf({ step: 2 }), run });
    const painted = canvasAsSvg.get(element.querySelector("svg.gw-cell-svg")!)!().outerHTML;
    expect(painted).not.toContain("NaN");
  });

  test("is as thick as its products are large, from what can be seen to what has room", () => {
    for (const [value, thick] of [
      [0, 0.6],
      [0.1, 0.6],
      [0.5, 1.75],
      [-1, 3.5],
      [2, 7],
      [-9, 7],
    ] as const)
      expect(thicknessOf(value)).toBeCloseTo(thick, 9);
  });
});

describe.each(LANGUAGES)("what is said of the RNN (%s)", (lang) => {
  test("the formulas are true of the printed digits", () => {
    let exact = 0;
    for (const direction of DIRECTIONS)
      for (let step = 0; step < 5; step++)
        for (let unit = 0; unit < 6; unit++) {
          const frame = frameOf({ step, unit, direction }, {}, lang);
          const { element } = drawn(formulasPane, frame);
          const said = (name: string) =>
            element.querySelector(`.gw-formula-${name} .gw-numbers`)!.textContent!;
          const sum = said("sum");
          const numbers = numbersIn(sum);
          const z = numbers.pop()!;
          expect(numbers).toHaveLength(4);
          if (sum.includes(" = ")) {
            exact++;
            expect(Math.abs(numbers.reduce((all, one) => all + one, 0) - z), sum).toBeLessThan(0.0005 + 1e-9);
          }
          const [from, to] = numbersIn(said("new")) as [number, number];
          const reader = frame.run.reader(direction);
          expect(from).toBeCloseTo(reader.value("h_prev", step, unit), 3);
          expect(to).toBeCloseTo(reader.value("h", step, unit), 3);
          expect(element.querySelector(".gw-formula-sum")!.textContent).toContain("6 × (4 + 6 + 1) = 66");
        }
    expect(exact).toBeGreaterThan(40);
  });

  test("the voice tells each phase with its numbers, at work and done, and to the last step", () => {
    for (const phase of RNN.phases)
      for (const step of [0, 2, 4])
        for (const task of ["segmentation", "none"] as const)
          for (const ms of [restOf(phase) - 1, restOf(phase)]) {
            const frame = { ...frameOf({ phase, step }, { task }, lang), ms };
            const line = lineAt(frame);
            expect(textOf(line)).not.toMatch(/[{}]|voice_/);
            expect(line[0]!.tone).toBe({ concat: "ink", sum: "g", tanh: "g", overwrite: "h" }[phase]);
            const told = numbersIn(textOf(line)).length;
            expect(told).toBe(ms < restOf(phase) ? 0 : { concat: 0, sum: 5, tanh: 2, overwrite: 2 }[phase]);
          }
  });

  test("no text of it names a gate, a cell state or z, which is the GRU's", () => {
    const gates =
      lang === "zh"
        ? /[遗输][忘入出]门|细胞状态|候选状态 C|z/
        : /forget gate|input gate|output gate|cell state|(?<![a-z])z(?![a-z])/i;
    for (const phase of RNN.phases) {
      const frame = frameOf({ phase }, {}, lang);
      const panes = [cellPane, filmsPane, formulasPane].map((make) => drawn(make, frame));
      for (const { element } of panes) expect(element.textContent).not.toMatch(gates);
      expect(textOf(lineAt(frame))).not.toMatch(gates);
    }
  });

  test("every term of the formulas has a twin in picture and films, and its line", () => {
    const frame = frameOf({ step: 2 }, {}, lang);
    const formulas = drawn(formulasPane, frame);
    const terms = new Set(
      [...formulas.element.querySelectorAll<HTMLElement>("[data-term]")].map(({ dataset }) => dataset.term!),
    );
    expect(terms).toEqual(new Set(["x", "hp", "h", "sum", "W_sum", "b_sum"]));
    const [cell, films] = [drawn(cellPane, frame), drawn(filmsPane, frame)];
    for (const term of terms) {
      const lit = litBy(frame, term);
      cell.light!({ ...frame, lit });
      films.light!({ ...frame, lit });
      expect(cell.element.querySelectorAll(".gw-lit").length, term).toBeGreaterThan(0);
      if (term !== "x")
        expect(films.element.querySelectorAll(".gw-film-lit:not([hidden])").length, term).toBeGreaterThan(0);
      const said = textOf(lineFor({ ...frame, ms: END }, lit)!);
      expect(said, term).not.toMatch(/[{}]|sel_|def_|undefined|NaN/);
    }
    for (const name of ["unit:3", "cell:sum:1:2", "cell:h:1:2", "ruler", "dense"])
      expect(textOf(lineFor({ ...frame, ms: END }, litBy(frame, name))!), name).not.toMatch(/[{}]|sel_|def_/);
  });
});

describe("a walk through the RNN", () => {
  const run = runOf();

  test("goes phase by phase and over into the next step, and stands where an RNN can", () => {
    const address = { ...run.payload.address, part: "c" as const };
    let state = opened(address, run);
    expect([state.phase, state.part]).toEqual(["overwrite", "h"]);
    state = { ...state, phase: "concat" };
    const seen = [state.phase];
    for (let n = 0; n < 4; n++) {
      state = reduce(state, { kind: "phase", by: 1 }, run);
      seen.push(state.phase);
    }
    expect(seen).toEqual(["concat", "sum", "tanh", "overwrite", "concat"]);
    expect(state.step).toBe(1);
  });

  test("of an LSTM before it keeps step, unit and direction", () => {
    const state: State = { ...START, step: 3, unit: 4, direction: "backward", phase: "input", part: "g" };
    expect(fitted(state, run)).toEqual({ ...state, phase: "overwrite", part: "h" });
  });
});
