import "./page";
import { describe, expect, test, vi } from "vitest";
import { sceneFor } from "../src/cell/layout/geometry";

import { pillTexts } from "../src/cell/overlay/pills";
import { cellPane } from "../src/cell/pane";
import { saidBy } from "../src/controls/readout";
import { rangeOf, taken } from "../src/drag/pull";
import { GRU } from "../src/family/gru/cell";
import { shared } from "../src/family/gru/formulas";
import { filmsPane } from "../src/films/pane";
import type { Place } from "../src/formulas/equations";
import { formulasPane } from "../src/formulas/pane";
import type { Frame, Pane, State } from "../src/frame";
import { IN_APP } from "../src/in-app";
import type { Vector } from "../src/kinds/names";
import { END, MOMENTS, restOf, SCORE } from "../src/motion/score";
import { canvasAsSvg } from "../src/primitives/painted";
import { LIGHT } from "../src/primitives/palette";
import { Run } from "../src/run";
import { litBy } from "../src/selection/lit";
import { lineFor } from "../src/selection/says";
import { textOf } from "../src/voice/line";
import { lineAt } from "../src/voice/told";
import { framed, said } from "./export-frame";
import { atRest, fixture, START, table, type Wish } from "./fixture";

vi.mock("../src/films/canvas", () => ({ paintFilms: () => {} })); // there is no canvas to paint on

const DIRECTIONS = ["forward", "backward"] as const;
const LANGUAGES = ["zh", "en"] as const;
const STATE: State = { ...START, phase: "blend", part: "h" };

const frameOf = (state: Partial<State> = {}, wish: Wish = {}, lang: "zh" | "en" = "zh"): Frame =>
  atRest(new Run(fixture({ kind: "gru", T: 5, H: 6, D: 4, ...wish })), { ...STATE, ...state }, lang);

function drawn(make: (dispatch: () => void) => Pane, frame: Frame): Pane {
  const pane = make(() => {});
  pane.draw(frame, null);
  return pane;
}
const numbersIn = (text: string) =>
  [...text.matchAll(/−?\d+\.\d+/g)].map(([n]) => Number(n.replace("−", "-")));

describe.each(DIRECTIONS)("the GRU's cell (%s)", (direction) => {
  test("has the trace's numbers in its squares, the old h twice, and 1 − z beside z", () => {
    for (const step of [0, 2, 4]) {
      const frame = frameOf({ step, direction });
      const { element } = drawn(cellPane, frame);
      const reader = frame.run.reader(direction);
      for (const vector of GRU.vectors) {
        const column = reader.column(vector, step);
        const squares = [...element.querySelectorAll<HTMLElement>(`[data-vector="${vector}"]`)];
        expect(squares, vector).toHaveLength((vector === "h_prev" ? 2 : 1) * column.length);
        for (const square of squares)
          expect(Math.fround(Number(saidBy(square))), vector).toBe(column[Number(square.dataset.unit)]);
      }
      reader.column("z", step).forEach((z, unit) => {
        expect(reader.value("rest", step, unit)).toBe(Math.fround(1 - z));
      });
    }
  });

  test("splits the update door at z: what is kept from the floor, what is written above it", () => {
    const frame = frameOf({ step: 2, unit: 1, direction });
    const { element } = drawn(cellPane, frame);
    const picture = canvasAsSvg.get(element.querySelector("svg.gw-cell-svg")!)!();
    const reader = frame.run.reader(direction);
    const rects = [...picture.querySelectorAll("rect")].map((rect) => ({
      fill: rect.getAttribute("fill"),
      ...Object.fromEntries(
        ["x", "y", "width", "height"].map((name) => [name, Number(rect.getAttribute(name))]),
      ),
    })) as { fill: string; x: number; y: number; width: number; height: number }[];
    for (const [vector, ground, leaf] of [
      ["z", LIGHT.i, LIGHT.f],
      ["rest", LIGHT.shut, LIGHT.i],
      ["r", LIGHT.shut, LIGHT.r],
    ] as const)
      for (let unit = 0; unit < 6; unit++) {
        const square = element.querySelector(`[data-vector="${vector}"][data-unit="${unit}"]`)!;
        const [x, y, height] = ["x", "y", "height"].map((name) => Number(square.getAttribute(name)));
        const here = rects.filter((one) => one.x === x && one.y >= y! - 1e-6 && one.y <= y! + height! + 1e-6);
        const full = here.find((one) => one.fill === ground && Math.abs(one.height - height!) < 1e-6);
        const part = here.find((one) => one.fill === leaf && one !== full);
        const share = reader.value(vector, 2, unit);
        expect(full, vector).toBeDefined();
        expect(part!.height / height!, vector).toBeCloseTo(share, 6);
        expect(part!.y + part!.height, vector).toBeCloseTo(y! + height!, 6);
      }
  });

  test("is an outline until its moment comes", () => {
    const frame = frameOf({ direction });
    const pane = drawn(cellPane, frame);
    const svg = pane.element.querySelector("svg.gw-cell-svg")!;
    const pilled = ["old", "z", "z_h_prev", "h", "u", "r", "r_u", "n", "new"] as const;
    for (const moment of MOMENTS) {
      pane.show!(moment);
      const due = pilled.filter((id) => SCORE[GRU.columns[id]][1] <= moment);
      expect(svg.querySelectorAll(".gw-pill:not(.gw-due)"), `at ${moment}`).toHaveLength(due.length);
    }
  });
});

test.each([false, true])("the belt goes through the door to its sum and on; mirrored: %s", (mirrored) => {
  const scene = sceneFor({
    kind: "gru",
    width: 860,
    height: 350,
    H: 8,
    D: 5,
    unit: 3,
    camera: "whole",
    mirrored,
    words: false,
    last: false,
    answer: true,
    hard: false,
  });
  const ends = ({ x, width }: { x: number; width: number }) => (mirrored ? [x + width, x] : [x, x + width]);
  const lane = (name: string) => ends(scene.stretches.find(({ id }) => id === name)!);
  const column = (name: string) => ends(scene.columns.find(({ id }) => id === name)!);
  const ways: [string, number, number][] = [
    ["old", column("old")[1]!, column("z")[0]!],
    ["let-z", column("z")[1]!, column("z_h_prev")[0]!],
    ["kept", column("z_h_prev")[1]!, scene.marks[0]!.x],
    ["sum", scene.marks[0]!.x, column("h")[0]!],
    ["let-r", column("r")[1]!, column("r_u")[0]!],
    ["let-rest", column("rest")[1]!, column("new")[0]!],
  ];
  for (const [name, from, to] of ways) {
    expect(lane(name)[0], name).toBeCloseTo(from, 6);
    expect(lane(name)[1], name).toBeCloseTo(to, 6);
  }
  const doors = scene.stretches.filter(({ door }) => door).map(({ id, door }) => [id, door]);
  expect(doors).toEqual([
    ["let-z", "z"],
    ["let-r", "r"],
    ["let-rest", "rest"],
  ]);
});

test("the numbers in the pills multiply and add up as they are printed", () => {
  let true_ = 0;
  for (const direction of DIRECTIONS)
    for (let step = 0; step < 5; step++)
      for (let unit = 0; unit < 6; unit++) {
        const { run } = frameOf({ direction });
        const texts = pillTexts(run.reader(direction), step, unit) as Record<Vector, string>;
        if (Object.values(texts).some((text) => text.startsWith("≈"))) continue;
        const of = (vector: Vector) => numbersIn(texts[vector])[0]!;
        const places = (vector: Vector) => texts[vector].split(".")[1]!.length;
        const near = (value: number, vector: Vector) =>
          expect(Math.abs(value - of(vector)), texts[vector]).toBeLessThan(
            0.5 * 10 ** -places(vector) + 1e-9,
          );
        near(of("z") * of("h_prev"), "z_h_prev");
        near(of("rest") * of("n"), "new");
        near(of("r") * of("u"), "r_u");
        near(of("z_h_prev") + of("new"), "h");
        true_++;
      }
  expect(true_).toBeGreaterThan(50);
});

describe("a door of the GRU that is pulled", () => {
  const pulled = (part: "r" | "z"): Frame => {
    const shown = frameOf({ step: 2, unit: 1, phase: part === "r" ? "reset" : "blend" });
    const run = new Run({ ...shown.run.payload, drags: { held: [], said: null } });
    const frame = { ...shown, run };
    const old = frame.run.reader("forward").value(part, 2, 1);
    const pull = { part, step: 2, unit: 1, direction: "forward", old, value: 0.3, by: "pointer" } as const;
    return { ...frame, ms: END, drag: { hold: "", can: true, pull, share: 1, line: null } };
  };

  test("is taken by the key of its phase, and reaches from shut to open", () => {
    expect([taken("reset"), taken("blend"), taken("candidate"), taken("concat")]).toEqual([
      "r",
      "z",
      null,
      null,
    ]);
    for (const part of ["r", "z"] as const) expect(rangeOf({ part, old: 0.4 })).toEqual([0, 1]);
  });

  test("leaves as outlines what is computed from it, and nothing else", () => {
    for (const [part, after] of [
      ["r", ["old", "z", "z_h_prev", "u", "r"]],
      ["z", ["old", "z", "u", "r", "r_u", "n"]],
    ] as const) {
      const { element } = drawn((dispatch) => cellPane(dispatch, IN_APP), pulled(part));
      const shown = [...element.querySelectorAll<HTMLElement>(".gw-pill:not(.gw-due)")].map(
        (pill) => pill.dataset.number!,
      );
      expect(new Set(shown)).toEqual(new Set(after.map((id) => (id === "old" ? "h_prev" : id))));
      expect(element.querySelectorAll(".gw-pull")).toHaveLength(1);
    }
  });

  test("is named in its formula with the value it has been pulled to, and the two shares wait", () => {
    const { element } = drawn(formulasPane, pulled("z"));
    const rows = [...element.querySelectorAll(".gw-formula-z .gw-row")];
    expect(rows[0]!.getAttribute("data-held")).toBe("true");
    expect(rows[0]!.textContent).toContain("0.30");
    expect(rows[1]!.querySelector(".gw-numbers")!.classList.contains("gw-due")).toBe(true);
  });
});

test("two shares of which one is small add up to 1 in the digits that are printed", () => {
  const at = (z: number) => shared({ reader: { value: () => z }, step: 0, unit: 0 } as unknown as Place);
  const exact = (text: string) => {
    const [whole, less] = text.split(" − ");
    return less ? Number(whole) - power(less) : power(whole!);
  };
  const power = (text: string) => {
    const [digit, raised = ""] = text.split("×10");
    return (
      Number(digit) *
      10 **
        Number(
          [...raised]
            .map((c) => "⁻⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(c) - 1)
            .join("")
            .replace("-1", "-") || 0,
        )
    );
  };
  for (const z of [0, 1, 0.5, 0.0004, 2e-4, 1 - 2e-4, 3e-6, 1 - 3e-6, 2e-10, 1 - 2e-10, 0.9996, 0.26]) {
    const { kept, written } = at(z) as { kept: string; written: string };
    expect(exact(kept) + exact(written), `${kept} and ${written}`).toBeCloseTo(1, 14);
    for (const [said, share] of [
      [kept, z],
      [written, 1 - z],
    ] as const)
      if (share > 0 && share < 1) expect(["0.000", "1.000"], `${z}`).not.toContain(said);
  }
  expect(at(0.9998)).toEqual({ kept: "0.9998", written: "0.0002" });
  expect(at(NaN)).toEqual({ kept: "?", written: "?" });
});

describe.each(LANGUAGES)("what is said of the GRU (%s)", (lang) => {
  const tags = lang === "zh" ? [] : ["slow"];
  test("the formulas are true of the printed digits, and the two shares make 1", { tags }, () => {
    let exact = 0;
    for (const direction of DIRECTIONS)
      for (let step = 0; step < 5; step++)
        for (let unit = 0; unit < 6; unit++) {
          const { element } = drawn(formulasPane, frameOf({ step, unit, direction }, {}, lang));
          const said = (name: string) =>
            [...element.querySelectorAll(`.gw-formula-${name} .gw-numbers`)].map(
              ({ textContent }) => textContent!,
            );
          const [kept, written] = numbersIn(said("z")[1]!) as [number, number];
          expect(kept + written).toBeCloseTo(1, 9);
          const [a, r, u, n] = numbersIn(said("n")[1]!) as [number, number, number, number];
          const off = Math.abs(Math.tanh(a + r * u) - n);
          if (said("n")[1]!.includes(" = ")) {
            exact++;
            expect(off, said("n")[1]).toBeLessThan(0.0005 + 1e-9);
          } else expect(off, said("n")[1]).toBeLessThan(0.02);
          const [old, made, h] = numbersIn(said("h")[0]!) as [number, number, number];
          if (said("h")[0]!.includes(" = ")) expect(Math.abs(old + made - h)).toBeLessThan(0.0005 + 1e-9);
        }
    expect(exact).toBeGreaterThan(50);
  });

  test("the voice tells each phase with its numbers, at work and done, and to the last step", () => {
    for (const phase of GRU.phases)
      for (const step of [0, 2, 4])
        for (const task of ["segmentation", "none"] as const)
          for (const ms of [restOf(phase) - 1, restOf(phase)]) {
            const line = lineAt({ ...frameOf({ phase, step }, { task }, lang), ms });
            expect(textOf(line)).not.toMatch(/[{}]|voice_/);
            expect(line[0]!.tone).toBe({ concat: "ink", reset: "r", candidate: "g", blend: "f" }[phase]);
            const told = numbersIn(textOf(line)).length;
            const done = { concat: 0, reset: 3, candidate: 2, blend: 4 }[phase];
            expect(told, textOf(line)).toBe(ms < restOf(phase) ? 0 : done);
          }
  });

  test("no text of it names a part that only an LSTM has", () => {
    const parts =
      lang === "zh" ? /[遗输][忘入出]门|细胞状态/ : /forget gate|input gate|output gate|cell state/i;
    for (const phase of GRU.phases) {
      const frame = frameOf({ phase }, {}, lang);
      for (const make of [cellPane, filmsPane, formulasPane])
        expect(drawn(make, frame).element.textContent).not.toMatch(parts);
      expect(textOf(lineAt(frame))).not.toMatch(parts);
    }
  });

  test("every term of the formulas has a twin in picture and films, and every piece its line", () => {
    const frame = frameOf({ step: 2 }, {}, lang);
    const formulas = drawn(formulasPane, frame);
    const termsIn = (root: Element) =>
      new Set([...root.querySelectorAll<HTMLElement>("[data-term]")].map(({ dataset }) => dataset.term!));
    const terms = termsIn(formulas.element);
    expect(terms).toEqual(new Set("x hp r z n u h W_r b_r W_z b_z W_n b_n".split(" ")));
    const [cell, films] = [drawn(cellPane, frame), drawn(filmsPane, frame)];
    for (const term of [...terms, ...termsIn(cell.element.querySelector(".gw-cell-svg")!)]) {
      const lit = litBy(frame, term);
      cell.light!({ ...frame, lit });
      films.light!({ ...frame, lit });
      expect(cell.element.querySelectorAll(".gw-lit").length, term).toBeGreaterThan(0);
      if (term !== "x")
        expect(films.element.querySelectorAll(".gw-film-lit:not([hidden])").length, term).toBeGreaterThan(0);
      const said = textOf(lineFor({ ...frame, ms: END }, lit)!);
      expect(said, term).not.toMatch(/[{}]|sel_|def_|undefined|NaN/);
    }
    for (const name of ["unit:3", "unit:3:z", "cell:z:1:2", "cell:h:1:2", "doors"])
      expect(textOf(lineFor({ ...frame, ms: END }, litBy(frame, name))!), name).not.toMatch(/[{}]|sel_|def_/);
  });
});

describe.each(LANGUAGES)("what is said of the GRU (%s)", (lang) => {
  test.each(["gru", "rnn"] as const)("a saved picture of the %s has words and no keys", (kind) => {
    for (const direction of DIRECTIONS) {
      const text = said(framed({ kind, T: 4, H: 4, D: 3, lang, direction }));
      expect(text).toContain("h");
      expect(text).not.toMatch(/[a-z]_[a-z]|[{}]/);
    }
  });
  test("a door's sum is told with its parts, and what it is, not the door", () => {
    const frame = frameOf({ step: 2 }, {}, lang);
    for (const term of ["z_r", "z_z", "W_r", "b_z"]) {
      const line = textOf(lineFor(frame, litBy(frame, term))!);
      expect(line, term).not.toMatch(/[{}]|_/);
      expect(line, term).toContain(table(lang)[`part_${term.at(-1)}`]);
    }
  });
});

test("doors in the legend light the doors that there are", () => {
  expect([...litBy(frameOf(), "doors").terms].sort()).toEqual(["doors", "r", "z"]);
  const lstm = atRest(new Run(fixture({ T: 3, H: 2 })), START);
  expect([...litBy(lstm, "doors").terms].sort()).toEqual(["doors", "f", "i", "o"]);
});
