import "./page";
import { afterEach, describe, expect, it, vi } from "vitest";
import { fitted } from "../src/films/fit";
import { arrange, gapOf, hit, playheadWidth, playheadX, topOf } from "../src/films/geometry";
import { LSTM } from "../src/kinds/lstm";
import { swipe } from "../src/page/touch";
import { Run } from "../src/run";
import { scrolled } from "../src/sentence/strip";
import { face } from "../src/sentence/tokens";
import { atRest, fixture, START } from "./fixture";

const wish = { films: LSTM.films, width: 446, height: 520, T: 9, H: 8, names: 84, token: 12, pixel: 1 };
const sizes = [1, 4, 9, 20, 256].flatMap((T) =>
  [1, 4, 16, 32, 64].flatMap((H) =>
    [1, 1.25, 2, 3].flatMap((pixel) => [520, 350].map((height) => ({ ...wish, T, H, pixel, height }))),
  ),
);

describe("the films' geometry", () => {
  it.each(sizes)(
    "T $T H $H at $pixel, $height px high: columns ≥ 18 px, all six films inside, none over another",
    (size) => {
      const g = arrange(size);
      expect(g.column).toBeGreaterThanOrEqual(18);
      expect(g.column).toBeLessThanOrEqual(60);
      expect(g.view).toBeLessThanOrEqual(size.width - size.names);
      expect(g.overview > 0).toBe(g.total > g.view);
      for (let n = 0; n < 6; n++) {
        const end = n === 5 ? size.height : topOf(g, n + 1);
        expect(topOf(g, n) + g.height).toBeLessThanOrEqual(end);
      }
      if (g.row * size.pixel >= 4) expect(g.row * size.pixel).toBeCloseTo(Math.round(g.row * size.pixel), 9);
    },
  );

  it.each([1, 20, 256])("T %i: the two lines beside the tiles are never cut", (T) => {
    for (const head of [30, 40, 43]) expect(arrange({ ...wish, T, head }).tile).toBeGreaterThanOrEqual(head);
  });

  it.each(sizes)(
    "T $T H $H at $pixel, $height px high: the middle of every square hits that square",
    (size) => {
      const g = arrange(size);
      LSTM.films.forEach((film, n) => {
        for (let unit = 0; unit < g.H; unit++)
          for (const step of [0, Math.floor(g.T / 2), g.T - 1])
            expect(hit(g, (step + 0.5) * g.column, topOf(g, n) + (unit + 0.5) * g.row)).toEqual({
              film,
              step,
              unit,
            });
      });
    },
  );

  it("no square lies between films or beyond the sentence", () => {
    const g = arrange(wish);
    expect(hit(g, 5, topOf(g, 1) - 2)).toBeNull();
    expect(hit(g, g.total + 1, topOf(g, 0) + 1)).toBeNull();
    expect(hit(g, -1, topOf(g, 0) + 1)).toBeNull();
  });

  it("a pane that is hidden, and has no height, has films of none", () => {
    const g = arrange({ ...wish, height: 0 });
    expect([g.row, g.height, g.pitch]).toEqual([0, 0, 0]);
  });

  it("letters of a large type stay upright in the narrowest columns", () => {
    for (const token of [12, 15, 16]) expect(arrange({ ...wish, token, T: 80 }).upright).toBe(true);
    expect(arrange({ ...wish, token: 17, T: 80 }).upright).toBe(false);
  });

  it("words that do not fit are written downwards", () => {
    expect(arrange({ ...wish, token: 40, T: 4 }).upright).toBe(true);
    expect(arrange({ ...wish, token: 60, T: 9 }).upright).toBe(false);
  });
});

describe("the playhead's frame", () => {
  afterEach(() => vi.unstubAllGlobals());

  it.each([1, 1.25, 1.5, 2])(
    "stands round the squares of its column, at %f device pixels on a whole one",
    (pixel) => {
      vi.stubGlobal("devicePixelRatio", pixel);
      for (const [T, width] of [4, 7, 20, 33, 60].flatMap((n) =>
        [700, 873, 1001].map((px) => [n, px] as const),
      )) {
        const g = arrange({ ...wish, T, width, pixel });
        for (let step = 0; step < T; step++) {
          const x = playheadX(g, step);
          const [left, right] = [step * g.column, (step + 1) * g.column - gapOf(g)];
          expect((x * pixel) % 1).toBeCloseTo(0, 6);
          expect(left - x).toBeGreaterThan(2);
          expect(x + playheadWidth(g) - right).toBeGreaterThan(2);
          expect(Math.abs(left - x - (x + playheadWidth(g) - right))).toBeLessThanOrEqual(1 / pixel + 1e-6);
        }
      }
    },
  );
});

describe("the names beside the films", () => {
  const sizes = [36, 28, 22, 17, 14]; // px, of the largest screen
  const frame = atRest(new Run(fixture({ T: 4, H: 4 })), START, "zh");
  const measure = (text: string, type: number) => text.length * sizes[type]!;

  it.each([160, 200, 240, 300, 400, 600])("at %i px are small where their lines would touch", (height) => {
    const { geometry, isTight } = fitted(frame, { width: 900, height }, { measure, sizes });
    expect(isTight).toBe(geometry.pitch < 1.25 * sizes[3]!);
  });
});

describe("scrolling", () => {
  const g = arrange({ ...wish, T: 256 });
  it("keeps the playhead in the middle third but at the ends, and moves only when it must", () => {
    let offset = 0;
    for (const step of [...Array(256).keys(), 200, 3, 255, 0, 128]) {
      const next = scrolled(offset, step, g);
      const seen = (step + 0.5) * g.column - next;
      if (next < g.total - g.view) expect(seen).toBeLessThanOrEqual((2 * g.view) / 3 + 1);
      if (next > 0) expect(seen).toBeGreaterThanOrEqual(g.view / 3 - 1);
      expect(scrolled(next, step, g)).toBe(next);
      offset = next;
    }
  });
  it("never moves what fits", () => {
    const short = arrange({ ...wish, T: 5 });
    for (let step = 0; step < 5; step++) expect(scrolled(0, step, short)).toBe(0);
  });
});

describe("a swipe", () => {
  it("to the left goes to the character on the right; a scroll or a tap is none", () => {
    expect(swipe(-60, 10)).toBe(1);
    expect(swipe(60, -10)).toBe(-1);
    expect(swipe(-40, 60)).toBe(0);
    expect(swipe(-5, 0)).toBe(0);
  });
});

describe("a tile's face", () => {
  it("shows what would not be seen", () => {
    expect(face("爱")).toBe("爱");
    expect(face(" ")).toBe("␣");
    expect(face("\u200b")).toBe("▯");
    expect(face("\u0301")).toBe("◌\u0301");
    expect(face("👩‍👩‍👧")).toBe("👩‍👩‍👧");
  });
});
