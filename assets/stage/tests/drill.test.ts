import { describe, expect, test } from "vitest";
import {
  barOf,
  curveOf,
  extentOf,
  fallOf,
  itemsOf,
  nearest,
  placed,
  ranked,
  scaleOf,
  sumsOf,
} from "../src/drill/geometry";
import { LSTM } from "../src/kinds/lstm";

describe("the products of a gate", () => {
  const sums = [1, -2, 0.5, 0];
  const scale = scaleOf({ up: 2, down: 3 }, { top: 100, bottom: 200 });

  test("stand on one line: what is positive rises from it, what is negative hangs from it", () => {
    const [up, down] = [barOf(1, scale), barOf(-2, scale)];
    expect(up.top + up.height).toBeCloseTo(scale.zero);
    expect(up.top).toBeLessThan(scale.zero);
    expect(down.top).toBeCloseTo(scale.zero);
    expect(down.height).toBeCloseTo(2 * up.height);
  });

  test("fill their room exactly, the greatest up and the greatest down, and nothing else has a height", () => {
    expect(barOf(2, scale).top).toBeCloseTo(100);
    expect(barOf(-3, scale).top + barOf(-3, scale).height).toBeCloseTo(200);
    expect(barOf(0, scale).height).toBe(0);
    expect(scaleOf({ up: 0, down: 0 }, { top: 0, bottom: 10 }).perOne).toBe(0);
  });

  test("have one scale for all steps of the sentence, of their own gate", () => {
    const T = 2;
    const n = 3;
    const products = new Float32Array(T * 4 * n);
    products[(0 * 4 + 1) * n + 0] = 5; // step 0, gate f
    products[(1 * 4 + 1) * n + 2] = -7; // step 1, gate f
    products[(1 * 4 + 0) * n + 1] = 90; // another gate
    const items = itemsOf(2, 1, null);
    expect(extentOf({ products, T, n, gates: LSTM.gates }, "f", items)).toEqual({ up: 5, down: 7 });
    expect([...sumsOf({ products, T, n, gates: LSTM.gates }, "f", 1, items)]).toEqual([0, 0, -7]);
  });

  test("are ranked by their size, whatever their sign", () => {
    expect(ranked(sums)).toEqual([1, 0, 2, 3]);
  });
});

describe("the columns", () => {
  const board = { left: 80, right: 80 + 48 * 10 + 10, D: 32 };

  test("x comes first, then a gap of ten, then h; all are equally wide", () => {
    const items = itemsOf(32, 16, null);
    const xs = items.map((_, k) => placed(items, k, null, board));
    expect(xs[0]).toEqual({ x: 80, width: 10 });
    expect(xs[31]!.x + 10).toBe(400);
    expect(xs[32]!.x).toBe(410);
    expect(xs[47]!.x + xs[47]!.width).toBe(board.right);
  });

  test("by size each stands at its rank, with no gap", () => {
    const items = itemsOf(32, 16, null);
    expect(placed(items, 40, 0, board).x).toBe(80);
    expect(placed(items, 3, 33, board).x).toBe(80 + 330);
  });

  test("a tap takes the nearest", () => {
    const items = itemsOf(32, 16, null);
    const spots = items.map((_, k) => placed(items, k, null, board));
    expect(nearest(spots, 84)).toBe(0);
    expect(nearest(spots, 408)).toBe(32);
    expect(nearest(spots, 9999)).toBe(47);
  });

  test("more than 96 products stand in groups of eight, none of x and h together; a click opens one", () => {
    const groups = itemsOf(60, 64, null);
    expect(groups).toHaveLength(16);
    expect(groups[7]).toEqual({ from: 56, to: 60 });
    expect(groups[8]).toEqual({ from: 60, to: 68 });
    const open = itemsOf(60, 64, 60);
    expect(open).toHaveLength(23);
    expect(open.slice(8, 16).map(({ from }) => from)).toEqual([60, 61, 62, 63, 64, 65, 66, 67]);
    expect(itemsOf(48, 48, null)).toHaveLength(96);
    const products = Float32Array.from({ length: 4 * 124 }, (_, k) => (k >= 124 && k < 248 ? 1 : 0)); // f is the second
    expect([...sumsOf({ products, T: 1, n: 124, gates: LSTM.gates }, "f", 0, groups)].slice(6, 9)).toEqual([
      8, 4, 8,
    ]);
  });
});

describe("the waterfall", () => {
  test("each part begins where the last has ended, and the last ends at their sum", () => {
    const { bars, z } = fallOf([-1.857, -0.375, 0.554]);
    expect(bars.map(({ from }) => from)).toEqual([0, -1.857, -1.857 - 0.375]);
    expect(bars[2]!.to).toBeCloseTo(-1.678);
    expect(z).toBeCloseTo(-1.678);
  });

  test("the curve is the gate's own, and its point lies on it", () => {
    expect(curveOf("f", null)(0)).toBe(0.5);
    expect(curveOf("g", null)(1)).toBeCloseTo(Math.tanh(1));
    expect(curveOf("o", 0.2)(10)).toBe(1);
    expect(curveOf("g", 0.2)(1)).toBeCloseTo(Math.tanh(1));
  });
});
