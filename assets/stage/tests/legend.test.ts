import "./page";
import { describe, expect, test, vi } from "vitest";
import { pointAt, Readout } from "../src/controls/readout";
import { ruler as drawnRuler } from "../src/drawing/ruler";
import type { Frame } from "../src/frame";
import type { Vector } from "../src/kinds/names";
import { labels } from "../src/label";
import { Legend } from "../src/legend/legend";
import { percent, Ruler } from "../src/legend/ruler";
import { restOf } from "../src/motion/score";
import { signed } from "../src/primitives/colour-ruler";
import { NS } from "../src/primitives/dom";
import { DARK, LIGHT } from "../src/primitives/palette";
import { Run } from "../src/run";
import { atRest, fixture, START, table } from "./fixture";

describe("the caret on the ruler", () => {
  function page(payload = fixture({ T: 4, H: 3, view: "cell" })) {
    const root = document.createElement("div");
    const ruler = new Ruler();
    const square = document.createElement("i");
    root.append(ruler.element, square);
    document.body.append(root);
    const readout = new Readout(root, () => {});
    const run = new Run(payload);
    readout.draw({
      run,
      state: START,
      ms: restOf("output"),
      palette: LIGHT,
      label: labels(table("en")),
      lang: "en",
      narrow: false,
      layout: 1,
      room: () => ({ width: 0, height: 0 }),
    });
    const caret = ruler.element.querySelector<HTMLElement>(".gw-ruler-caret")!;
    const over = (vector: Vector, value: number) =>
      pointAt(square, { vector, unit: 0, step: 0, direction: "forward", value, x: 0, y: 0 });
    return { caret, over, off: () => pointAt(square, null) };
  }
  test("stands at the value under the pointer, at an end for what lies beyond, and goes with the pointer", () => {
    const { caret, over, off } = page();
    expect(caret.hidden).toBe(true);
    for (const [value, at] of [
      [-2.5, percent(-2.5)],
      [0, 50],
      [14, 100],
    ] as const) {
      over("c", value);
      expect([caret.hidden, caret.style.left]).toEqual([false, `${at}%`]);
    }
    off();
    expect(caret.hidden).toBe(true);
  });
  test("says nothing of a gate's opening nor of what is not shown", () => {
    const { caret, over } = page();
    for (const [vector, value] of [
      ["f", 0.4],
      ["c", Number.NaN],
    ] as const) {
      over("c", 1);
      over(vector, value);
      expect(caret.hidden).toBe(true);
    }
  });
});

test("thickness is explained where something is thick: close by, of an RNN's phases at the sum alone", () => {
  const look = { phase: "overwrite", films: ["h"], answer: false, view: "cell" } as const;
  for (const kind of ["rnn", "lstm", "gru"] as const) {
    const payload = fixture({ kind, T: 3, H: 3 });
    const run = new Run(payload);
    const close = new Run({ ...payload, look: { ...look, films: [...look.films] } });
    for (const phase of run.cell.phases)
      for (const [shown, narrow, isThick] of [
        [run, false, true],
        [close, false, kind !== "rnn" || phase === "sum"],
        [run, true, kind !== "rnn" || phase === "sum"],
      ] as const) {
        const legend = new Legend();
        legend.follow({ run: shown, state: { ...START, phase }, narrow } as Frame);
        const word = legend.element.querySelector<HTMLElement>(".gw-legend-door")!;
        expect([kind, phase, narrow, word.style.visibility !== "hidden"]).toEqual([
          kind,
          phase,
          narrow,
          isThick,
        ]);
      }
  }
});

describe("the ruler as a picture", () => {
  test("has its ticks where the colours of their values are", () => {
    const { element } = new Ruler();
    const ticks = [...element.querySelectorAll<HTMLElement>(".gw-tick")];
    expect(ticks.map((tick) => tick.textContent)).toEqual(["−10", "−3", "−1", "0", "1", "3", "10"]);
    for (const tick of ticks) {
      const value = Number(tick.dataset.tick);
      const share = (Math.sign(value) * Math.asinh(4 * Math.abs(value))) / Math.asinh(40);
      expect(Number.parseFloat(tick.style.left)).toBeCloseTo(50 + 50 * share, 6);
    }
    const stops = [
      ...element
        .querySelector<HTMLElement>(".gw-ruler-bar")!
        .style.background.matchAll(/var\(--gw-([\w-]+)\) ([\d.]+)%/g),
    ];
    expect(stops.map(([, name]) => name)).toEqual([
      "negative-deep",
      "negative",
      "zero",
      "positive",
      "positive-deep",
    ]);
    [-10, -1, 0, 1, 10].forEach((value, k) => expect(Number(stops[k]![2])).toBeCloseTo(percent(value), 0.5));
  });

  test.each(["zh", "en"] as const)(
    "says in words what it is, and beside it what thickness is (%s)",
    (lang) => {
      const legend = new Legend();
      const label = labels(table(lang));
      legend.draw(label, "lstm");
      const ruler = legend.element.querySelector(".gw-ruler")!;
      expect(ruler.getAttribute("role")).toBe("img");
      expect(ruler.getAttribute("aria-label")).toBe(table(lang).ruler_aria);
      expect(legend.element.textContent).toContain(label("legend_colour"));
      expect(legend.element.textContent).toContain(label("legend_door"));
    },
  );

  test("its door sign shows a lane that is as thick behind the door as the door stands open", () => {
    const sign = new Legend().element.querySelector(".gw-door-sign")!;
    const of = (name: string) =>
      [...sign.querySelectorAll(`.gw-sign-${name}`)].map((rect) =>
        ["x", "y", "width", "height"].map((side) => Number(rect.getAttribute(side))),
      );
    const [before, after] = of("lane") as [number[], number[]];
    const [open] = of("open") as [number[]];
    expect(before[0]! + before[2]!).toBeLessThan(open[0]!);
    expect(after[0]).toBeGreaterThan(open[0]! + open[2]! - 1);
    expect([after[1], after[3]]).toEqual([open[1], open[3]]);
    expect(after[3]).toBeLessThan(before[3]!);
    expect(before[1]! + before[3]!).toBe(after[1]! + after[3]!);
  });

  test.each([LIGHT, DARK])("in a saved picture every shade stands where its value does", (palette) => {
    const parent = document.createElementNS(NS, "svg");
    drawnRuler(parent, palette, { x: 10, y: 0, width: 200 });
    const stops = [...parent.querySelectorAll("stop")];
    expect(stops.length).toBeGreaterThan(40);
    for (const stop of stops) {
      const share = Number(stop.getAttribute("offset"));
      const value = Math.sinh((2 * share - 1) * Math.asinh(40)) / 4;
      const [drawn, meant] = [stop.getAttribute("stop-color")!, signed(palette, value)].map((hex) =>
        [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)),
      ) as [number[], number[]];
      drawn.forEach((channel, k) => expect(Math.abs(channel - meant[k]!)).toBeLessThanOrEqual(2));
    }
    const [bar] = parent.querySelectorAll("rect");
    expect([bar!.getAttribute("x"), bar!.getAttribute("width")]).toEqual(["10", "200"]);
    expect(bar!.getAttribute("fill")).toBe(`url(#${parent.querySelector("linearGradient")!.id})`);
    const ticks = [...parent.querySelectorAll("text")].map((text) => [
      text.textContent,
      Number(text.getAttribute("x")),
    ]);
    expect(ticks).toHaveLength(7);
    for (const [text, x] of ticks)
      expect(x).toBeCloseTo(10 + 2 * percent(Number(String(text).replace("−", "-"))), 1);
  });
});

test("who has the focus in the cell hears of its squares again after one that stands behind a curtain", () => {
  vi.useFakeTimers();
  const run = new Run(fixture({ T: 4, H: 1, view: "cell" }));
  const told = run.cell.told[START.phase];
  const root = document.createElement("div");
  root.innerHTML = `<div class="gw-slot-cell"><svg class="gw-cell-svg"><g><rect data-vector="${told}" data-unit="0"/></g></svg></div>`;
  document.body.append(root);
  const [svg, column] = [root.querySelector("svg")!, root.querySelector("g")!];
  Object.assign(svg, { matches: () => true }); // the keyboard's focus
  const readout = new Readout(root, () => {});
  const step = (values: string) => {
    column.dataset.values = values;
    readout.draw({ ...atRest(run, { ...START, unit: 0, view: "cell" }), label: labels(table("en")) });
    vi.advanceTimersByTime(1000);
    return readout.element.hidden;
  };
  step("0.5");
  svg.dispatchEvent(new Event("focusin", { bubbles: true }));
  vi.advanceTimersByTime(1000);
  expect([readout.element.hidden, step(""), step("0.25")]).toEqual([false, true, false]);
  readout.end();
  vi.useRealTimers();
  root.remove();
});
