import "./page";
import { describe, expect, it } from "vitest";
import { argmax } from "../src/answer/verdict";
import { fileName } from "../src/drawing/export";
import { windowOf } from "../src/drawing/sheet";
import { percent } from "../src/format";
import { joinedAt, layoutOf, middleOf, squareAt, squaresTop } from "../src/readers/geometry";
import { unitOf } from "../src/readers/signs";
import { hasRead, spans } from "../src/sentence/tokens";

const wish = { width: 1060, height: 520, T: 9, H: 16, narrow: false, tags: true };

describe("what a reader has read", () => {
  const tokens = [..."我爱中国"];
  it("is the sentence up to and with the playhead, from the reader's own end", () => {
    expect(hasRead(tokens, 2, "forward")).toBe("我爱中");
    expect(hasRead(tokens, 2, "backward")).toBe("中国");
  });
  it("covers the sentence once, but for the playhead's token, which both have read", () => {
    for (let step = 0; step < 4; step++)
      expect((hasRead(tokens, step, "forward") + hasRead(tokens, step, "backward")).length).toBe(5);
  });
  it("is shortened in its middle and keeps both ends", () => {
    const long = Array.from({ length: 256 }, (_, n) => String.fromCodePoint(0x4e00 + n));
    const read = [...hasRead(long, 200, "forward")];
    expect(read.length).toBeLessThanOrEqual(14);
    expect(read[0]).toBe(long[0]);
    expect(read.at(-1)).toBe(long[200]);
  });
  it("puts spaces between words", () => {
    expect(hasRead(["the", "food"], 1, "forward")).toBe("the food");
  });
});

describe("the layout", () => {
  it("keeps bands, tiles and tags apart for every size", () => {
    for (const narrow of [false, true])
      for (const T of [1, 4, 20, 256])
        for (const H of [1, 4, 16, 32, 64]) {
          const width = narrow ? 340 : 1060;
          const g = layoutOf({ ...wish, width, T, H, narrow });
          expect(g.column).toBeGreaterThanOrEqual(22);
          expect(g.top.forward + g.band).toBeLessThanOrEqual(g.tileTop);
          expect(g.tileTop + g.tile).toBeLessThanOrEqual(g.top.backward);
          expect(g.top.backward + g.band).toBeLessThanOrEqual(g.foot);
          for (const direction of ["forward", "backward"] as const) {
            expect(squaresTop(g, direction, H)).toBeGreaterThanOrEqual(g.top[direction]);
            expect(
              joinedAt(g, direction, H - 1, H)[g.join.across ? "x" : "y"] + g.join.row,
            ).toBeLessThanOrEqual(g.join.across ? width + 1 : g.height);
          }
        }
  });
  it("knows every square by a point in it, and none beside its column or beyond the sentence", () => {
    const [T, H] = [4, 8];
    const g = layoutOf({ ...wish, T, H });
    for (const direction of ["forward", "backward"] as const)
      for (let step = 0; step < T; step++)
        for (let unit = 0; unit < H; unit++) {
          const [x, y] = [middleOf(g, step), squaresTop(g, direction, H) + (unit + 0.5) * g.row];
          for (const by of [-0.45, 0, 0.45])
            expect(squareAt(g, direction, { T, H }, x + by * g.square, y + by * g.row)).toEqual({
              step,
              unit,
            });
          for (const by of [-0.55, 0.55])
            expect(squareAt(g, direction, { T, H }, x + by * g.square, y)).toBeNull();
        }
    const top = squaresTop(g, "forward", H);
    expect(squareAt(g, "forward", { T, H }, middleOf(g, 0), top - 1)).toBeNull();
    expect(squareAt(g, "forward", { T, H }, middleOf(g, 0), top + H * g.row + 1)).toBeNull();
    expect(squareAt(g, "forward", { T, H }, middleOf(g, T), top + 1)).toBeNull();
  });
  it("shows the strip of the whole where the sentence is longer than the window on it, and only there", () => {
    for (const narrow of [false, true])
      for (const T of [1, 4, 20, 256]) {
        const g = layoutOf({ ...wish, T, narrow });
        expect(g.overview > 0).toBe(g.total > g.view);
        expect(g.head).toBeGreaterThanOrEqual(g.overview);
        expect(g.top.forward).toBeGreaterThan(g.head);
      }
  });
  it("leaves room beside the bands for the followed unit's name", () => {
    for (const beside of [60, 140]) {
      const g = layoutOf({ ...wish, beside });
      expect(g.names + g.view + 12 + beside).toBeLessThan(g.join.x - 12);
    }
  });
  it("has no negative measure, however little room there is before the page is laid out", () => {
    for (const narrow of [false, true])
      for (const width of [0, 30]) {
        const g = layoutOf({ ...wish, width, height: 0, narrow });
        for (const measure of [g.column, g.square, g.band, g.row, g.join.row, g.join.width])
          expect(measure).toBeGreaterThanOrEqual(0);
      }
  });
  it("joins the forward reader's units first", () => {
    const g = layoutOf(wish);
    const all = (["forward", "backward"] as const).flatMap((direction) =>
      Array.from({ length: 16 }, (_, unit) => joinedAt(g, direction, unit, 16).y),
    );
    expect(all).toEqual([...all].sort((a, b) => a - b));
  });
});

describe("the followed unit", () => {
  const label = (key: string, slots?: Record<string, string | number>) => `${key} ${slots!.unit}`;
  it("belongs to one reader, and is not the other's of the same number", () => {
    expect(unitOf(label, "forward", 2)).toEqual(["readers_unit_forward 3", "≠ readers_unit_backward 3"]);
    expect(unitOf(label, "backward", 0)).toEqual(["readers_unit_backward 1", "≠ readers_unit_forward 1"]);
  });
});

describe("words and tags", () => {
  it("ends a word at E and S, and at the end of the sentence", () => {
    expect(spans([..."SSBE"])).toEqual([
      [0, 0],
      [1, 1],
      [2, 3],
    ]);
    expect(spans([..."BMM"])).toEqual([[0, 2]]);
  });
});

describe("verdicts", () => {
  it("names the first of the greatest", () => expect(argmax([0.1, 0.6, 0.2, 0.6])).toBe(1));
  it("prints one decimal of a percentage", () => expect(percent(0.8614)).toBe("86.1%"));
});

describe("the saved picture", () => {
  it("is named after the sentence, safely", () => {
    expect(fileName("我爱中国", 2, "svg")).toBe("gatewalk-我爱中国-3.svg");
    expect(fileName('../<img src="x">', 0, "png")).toBe("gatewalk-img-src-x-1.png");
    expect(fileName("😀", 0, "png")).toBe("gatewalk-sentence-1.png");
  });
  it("shows the playhead's surroundings", () => {
    for (const step of [0, 7, 100, 255]) {
      const [from, to] = windowOf(256, step);
      expect(to - from).toBe(16);
      expect(from <= step && step < to).toBe(true);
    }
    expect(windowOf(4, 2)).toEqual([0, 4]);
  });
});
