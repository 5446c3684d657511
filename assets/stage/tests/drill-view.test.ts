import "./page";
import { describe, expect, test } from "vitest";
import type { Lack, Products } from "../src/drill/store";
import { drillLine } from "../src/drill/sum";
import { Drill } from "../src/drill/view";
import type { Action, Frame, State } from "../src/frame";
import { labels } from "../src/label";
import { END } from "../src/motion/score";
import { LIGHT } from "../src/primitives/palette";
import { Run } from "../src/run";
import { nameOf } from "../src/selection/terms";
import { textOf } from "../src/voice/line";
import { fixture, START, table, type Wish } from "./fixture";

const ROOM = { width: 908, height: 390 };
const PHONE = { width: 342, height: 268 };
const zh = labels(table("zh"));

/** Products that are true: weights of our own, times the run's numbers. */
function productsOf(run: Run): Products {
  const { D, H, T } = run;
  const n = D + H;
  const weights = Float32Array.from({ length: 4 * n }, (_, k) => Math.sin(3 * k + 1));
  const products = new Float32Array(T * 4 * n);
  for (let t = 0; t < T; t++) {
    const numbers = [...run.reader("forward").column("x", t), ...run.reader("forward").column("h_prev", t)];
    for (let k = 0; k < 4 * n; k++) products[t * 4 * n + k] = weights[k]! * numbers[k % n]!;
  }
  return { weights, bias: new Float32Array(4), products };
}

interface Opened {
  element: HTMLElement;
  drill: Drill;
  frame: Frame;
  asked: Action[];
  products: Products;
}

function open(wish: Wish = {}, state: Partial<State> = {}, narrow = false, lack?: Lack): Opened {
  const run = new Run(fixture({ T: 4, D: 5, H: 3, ...wish }));
  const products = productsOf(run);
  const frame: Frame = {
    run,
    state: { ...START, drill: "f", ...state },
    drilled: lack ?? products,
    palette: LIGHT,
    label: zh,
    lang: "zh",
    ms: END,
    narrow,
    layout: 1,
    room: () => ROOM,
  };
  const element = document.createElement("section");
  element.tabIndex = -1;
  document.body.replaceChildren(element);
  const asked: Action[] = [];
  const drill = new Drill(element, (action) => asked.push(action));
  drill.draw(frame, narrow ? PHONE : ROOM);
  return { element, drill, frame, asked, products };
}

const columns = (element: HTMLElement) => [...element.querySelectorAll<HTMLElement>(".gw-product")];
const line = (element: HTMLElement) => element.querySelector(".gw-drill-line")!.textContent!;
const at = (element: HTMLElement) => columns(element).findIndex((one) => one.hasAttribute("aria-current"));
const left = (column: HTMLElement) => Number(column.style.transform.match(/[\d.]+/)![0]);
const bar = (column: HTMLElement) => {
  const { style, dataset } = column.querySelector<HTMLElement>(".gw-drill-bar")!;
  return { top: parseFloat(style.top), height: parseFloat(style.height), sign: dataset.sign };
};
const press = (element: Element, key: string, shiftKey = false) => {
  const event = new KeyboardEvent("keydown", { key, shiftKey, bubbles: true, cancelable: true });
  element.dispatchEvent(event);
  return event.defaultPrevented;
};

/** The products of the forget gate at a step. */
const ofStep = ({ products, frame: { run } }: Opened, step: number) => {
  const n = run.D + run.H;
  return [...products.products.subarray((step * 4 + 1) * n, (step * 4 + 2) * n)];
};

describe("the drill", () => {
  test("has a column for each number, its bar up or down as its product's sign", () => {
    const opened = open();
    const sums = ofStep(opened, 2);
    const zero = parseFloat(opened.element.querySelector<HTMLElement>(".gw-drill-zero")!.style.top);
    columns(opened.element).forEach((column, k) => {
      const { top, height, sign } = bar(column);
      expect(sign).toBe(sums[k]! < 0 ? "−" : "+");
      expect(sums[k]! < 0 ? top : top + height).toBeCloseTo(zero, 4);
      expect(column.getAttribute("data-term")).toBe(k < 5 ? "token:2" : `cell:h:1:${k - 5}`);
    });
  });

  test("begins at the largest, says its arithmetic, and keeps the column from step to step", () => {
    const opened = open();
    const sums = ofStep(opened, 2).map(Math.abs);
    const largest = sums.indexOf(Math.max(...sums));
    expect(at(opened.element)).toBe(largest);
    expect(line(opened.element)).toMatch(
      /^−?\d\.\d+ × .+ [=≈] −?\d\.\d{3}第 \d 个 [xh]：这 8 项里最大的一项$/,
    );
    opened.drill.draw({ ...opened.frame, state: { ...opened.frame.state, step: 3 } }, ROOM);
    expect(at(opened.element)).toBe(largest);
    opened.drill.draw({ ...opened.frame, state: { ...opened.frame.state, drill: "o" } }, ROOM);
    const of = [...opened.products.products.subarray((2 * 4 + 3) * 8, (2 * 4 + 4) * 8)].map(Math.abs);
    expect(at(opened.element)).toBe(of.indexOf(Math.max(...of)));
  });

  test("one scale holds for all steps of the sentence", () => {
    const opened = open();
    const heights = [0, 1, 2, 3].flatMap((step) => {
      opened.drill.draw({ ...opened.frame, state: { ...opened.frame.state, step } }, ROOM);
      const sums = ofStep(opened, step);
      return columns(opened.element).map((column, k) => [bar(column).height, Math.abs(sums[k]!)] as const);
    });
    const perOne = heights.find(([, size]) => size > 0.1)!;
    for (const [height, size] of heights) expect(height).toBeCloseTo((perOne[0] / perOne[1]) * size, 3);
  });

  test("by size the columns stand from the largest on, the twelve largest named", () => {
    const opened = open({ D: 10, H: 6 });
    opened.element.querySelector<HTMLElement>("[data-order=size]")!.click();
    const sums = ofStep(opened, 2).map(Math.abs);
    const byPlace = columns(opened.element)
      .map((column, k) => [left(column), sums[k]!] as const)
      .sort(([a], [b]) => a - b)
      .map(([, size]) => size);
    expect(byPlace).toEqual([...sums].sort((a, b) => b - a));
    const names = [...opened.element.querySelectorAll(".gw-drill-names i")].map((name) => name.textContent!);
    expect(names).toHaveLength(12);
    const k = sums.indexOf(Math.max(...sums));
    expect(names[0]).toBe(k < 10 ? `x${"₁₂₃₄₅₆₇₈₉"[k] ?? "₁₀"}` : `h${"₁₂₃₄₅₆"[k - 10]}`);
  });

  test("Tab and ↑ ↓ walk the columns as they stand, and Tab leaves at the end", () => {
    const { element } = open();
    element.querySelector<HTMLElement>("[data-order=size]")!.click();
    columns(element)[at(element)]!.focus();
    const seen = [at(element)];
    for (let k = 0; k < 7; k++) {
      expect(press(document.activeElement!, k % 2 ? "Tab" : "ArrowDown")).toBe(true);
      seen.push(at(element));
    }
    expect(new Set(seen).size).toBe(8);
    const places = seen.map((k) => left(columns(element)[k]!));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(press(document.activeElement!, "Tab")).toBe(false);
    expect(press(document.activeElement!, "ArrowUp")).toBe(true);
    expect(at(element)).toBe(seen[6]);
    expect(press(document.activeElement!, "ArrowRight")).toBe(false); // a step, as everywhere
  });

  test("each product is said to who listens as it is printed", () => {
    const { element } = open();
    for (const column of columns(element))
      expect(column.getAttribute("aria-label")).toMatch(/^第 \d 个 [xh]：−?\d\.\d+ × .+ [=≈] −?\d\.\d{3}$/);
    expect(element.getAttribute("role")).toBe("region");
    expect(element.getAttribute("aria-label")).toBe("遗忘门：和里的 8 个乘积");
  });

  test("the waterfall's parts are x, h and bias, and z and the gate stand with them", () => {
    const { element, frame } = open();
    const { x, h, b } = frame.run.reader("forward").terms("f", 2, 1);
    const numbers = [...element.querySelectorAll(".gw-drill-number")].map((node) =>
      Number(node.textContent!.replace("−", "-").replace("≈ ", "")),
    );
    [x, h, b, x + h + b].forEach((value, k) => expect(numbers[k]).toBeCloseTo(value, 2));
    const bars = [...element.querySelectorAll("[data-part]")].map((rect) => {
      const [from, width] = ["x", "width"].map((name) => Number(rect.getAttribute(name))) as [number, number];
      return rect.classList.contains("gw-drill-negative") ? [from + width, from] : [from, from + width];
    }) as [number, number][];
    const zero = Number(element.querySelector(".gw-drill-axis")!.getAttribute("x1"));
    expect(bars[0]![0]).toBeCloseTo(zero, 4);
    for (const k of [1, 2]) expect(bars[k]![0]).toBeCloseTo(bars[k - 1]![1], 4);
    [x, h, b].forEach((value, k) => expect(Math.sign(bars[k]![1] - bars[k]![0])).toBe(Math.sign(value)));
    const point = element.querySelector(".gw-drill-point")!;
    const [top, bottom] = [
      ...element
        .querySelector(".gw-line")!
        .getAttribute("d")!
        .matchAll(/ ([\d.]+)/g),
    ]
      .map(([, y]) => Number(y))
      .sort((p, q) => p - q)
      .filter((_, k, all) => k === 0 || k === all.length - 1) as [number, number];
    const f = frame.run.reader("forward").value("f", 2, 1);
    expect(Number(point.getAttribute("cy"))).toBeCloseTo(bottom + (top - bottom) * f, 0);
    expect(element.querySelector(".gw-drill-out")!.textContent).toBe(f.toFixed(3));
  });

  test("the sum is z, and s where there is a gate of that name", () => {
    const total = ({ element }: Opened) => element.querySelector(".gw-drill-z")!.textContent;
    for (const gate of ["f", "i", "g", "o"] as const) expect(total(open({}, { drill: gate }))).toBe("z");
    for (const gate of ["r", "z"] as const) {
      const opened = open({ kind: "gru" }, { drill: gate });
      expect(total(opened)).toBe("s");
      const name = nameOf(zh, `z_${gate}`, "forward");
      expect(name).toContain("s");
      expect(name).not.toContain("z");
    }
  });

  test("on a phone the columns have no gaps, and by size eight lines are listed", () => {
    const { element } = open({ D: 32, H: 16 }, {}, true);
    const all = columns(element);
    expect(parseFloat(all[0]!.style.width)).toBeCloseTo((342 - 16 - 16 - 10) / 48, 4);
    expect(all[0]!.querySelector<HTMLElement>(".gw-drill-cell")!.style.right).toBe("0px");
    expect(element.querySelector(".gw-drill-whole")!.textContent).toMatch(/^−?\d.+ \+ .+ [=≈] −?\d/);
    element.querySelector<HTMLElement>("[data-order=size]")!.click();
    expect(element.querySelectorAll(".gw-drill-list li")).toHaveLength(8);
  });

  test("more than 96 stand in groups of eight; a click takes one apart", () => {
    const { element } = open({ D: 60, H: 64 });
    expect(columns(element)).toHaveLength(16);
    expect(line(element)).toMatch(/按大小排第 1$/); // of groups, not of products
    expect(columns(element)[8]!.getAttribute("aria-label")).toMatch(/^第 1 到 8 个 h：8 项之和 −?\d/);
    columns(element)[8]!.click();
    expect(columns(element)).toHaveLength(23);
    expect(at(element)).toBe(8);
    const caption = element.querySelector<HTMLElement>(".gw-drill-caption.gw-tone-h")!;
    expect(parseFloat(caption.style.left)).toBeCloseTo(left(columns(element)[8]!), 4);
    expect(line(element)).not.toContain("最大");
  });

  test("without products there are outlines and no number, and the reason where there is one", () => {
    for (const lack of ["away", "offline"] as const) {
      const { element } = open({}, {}, false, lack);
      expect(columns(element)).toHaveLength(8);
      expect(element.querySelector<HTMLElement>(".gw-drill-cell")!.style.background).toBe("");
      expect(bar(columns(element)[0]!).height).toBe(0);
      expect(element.querySelector<HTMLElement>(".gw-drill-line")!.hidden).toBe(true);
      expect(element.querySelector(".gw-drill-lack")!.textContent).toBe(
        lack === "away" ? "" : "要连上服务器才能看权重。",
      );
    }
  });

  test("the way back asks for the cell", () => {
    const { element, asked } = open();
    element.querySelector<HTMLElement>(".gw-drill-back")!.click();
    expect(asked).toEqual([{ kind: "drill", to: null }]);
  });

  test("the voice tells how many numbers make the sum; what is set by hand is said to be", () => {
    const { frame } = open();
    expect(textOf(drillLine(frame, "f"))).toMatch(
      /^遗忘门为什么是 0\.\d{3}：8 个数各乘一个权重，5 个来自「.」，3 个是先前的 h；连同偏置加起来，和是 (≈ )?−?\d+\.\d{3}。$/,
    );
    const { frame: held, element } = open({ hold: [["f", 2, 1, 0.25]] });
    expect(textOf(drillLine(held, "f"))).toBe("遗忘门由手动设定为 0.250：下面的和没有用到。");
    expect(element.querySelector(".gw-drill-point")).toBeNull();
  });
});
