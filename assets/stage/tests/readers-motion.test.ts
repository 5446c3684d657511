import "./page";
import { beforeAll, describe, expect, test, vi } from "vitest";
import type { Frame, State } from "../src/frame";
import { labels } from "../src/label";
import { courseOf } from "../src/motion/course";
import { END } from "../src/motion/score";
import { DIRECTIONS, type Direction } from "../src/payload";
import { LIGHT } from "../src/primitives/palette";
import { readersPane } from "../src/readers/pane";
import { MEETING, READ, sharesAt } from "../src/readers/score";
import { Run } from "../src/run";
import { reduce } from "../src/state";
import { textOf } from "../src/voice/line";
import { lineAt } from "../src/voice/told";
import { fixture, START, table } from "./fixture";

const [T, H, STEP] = [6, 4, 2];
const RUN = new Run(fixture({ T, H }));

function frameAt(ms: number, state: Partial<State> = {}): Frame {
  const at = { ...START, step: STEP, view: "readers", ...state } as State;
  const base = { run: RUN, state: at, palette: LIGHT, label: labels(table("en")), lang: "en", ms } as const;
  return { ...base, narrow: false, layout: 1, room: () => ({ width: 900, height: 560 }) };
}

/** A board on which nothing is drawn; happy-dom has none. */
beforeAll(() => {
  const board = new Proxy({ measureText: (text: string) => ({ width: 8 * text.length }) } as object, {
    get: (known, name) => Reflect.get(known, name) ?? (() => {}),
    set: () => true,
  });
  vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockReturnValue(board as never);
});

/** A frame drawn at once. */
function drawn(ms: number, state: Partial<State> = {}) {
  const pane = readersPane(() => {});
  pane.draw(frameAt(ms, state), null);
  return pane;
}
const html = (pane: { element: Element }) => pane.element.outerHTML;
const clip = (pane: { element: Element }, direction: Direction) =>
  pane.element.querySelector<HTMLElement>(`.gw-band-${direction} .gw-squares`)!.style.clipPath;
const canvas = (pane: { element: Element }) =>
  pane.element.querySelector<HTMLElement>(".gw-join-canvas")!.style;

describe("a step of two readers", () => {
  test("is an arrow of 200 ms, a column that unrolls in 250, lines of 250 and bars of 170, one after the other", () => {
    expect(READ).toEqual({ arrow: [0, 200], unroll: [200, 450], lines: [450, 700], bars: [700, 870] });
    expect(MEETING).toBe(870);
    expect(sharesAt(325)).toEqual({ arrow: 1, unroll: 0.5, lines: 0, bars: 0 });
    expect(sharesAt(END)).toEqual({ arrow: 1, unroll: 1, lines: 1, bars: 1 });
  });

  test.each([0, 100, 200, 300, 450, 575, 700, 800, MEETING, END])(
    "at %i ms is the same picture, whatever was drawn before",
    (ms) => {
      const walked = drawn(END);
      for (const other of [0, 860, 210, 640]) walked.show!(other);
      walked.show!(ms);
      expect(html(walked)).toBe(html(drawn(ms)));
    },
  );

  test("rests as it was drawn without motion", () => {
    expect(html(drawn(MEETING))).toBe(html(drawn(END)));
    for (const direction of DIRECTIONS) expect(clip(drawn(END), direction)).toMatch(/^inset/);
  });

  test.each(DIRECTIONS)("fills the next place of the %s reader only", (direction) => {
    const other = direction === "forward" ? "backward" : "forward";
    const shown = (ms: number) => {
      const points = [...clip(drawn(ms, { direction }), direction).matchAll(/(-?[\d.]+)px (-?[\d.]+)px/g)];
      const [xs, ys] = [1, 2].map((n) => points.map((point) => Number(point[n]))) as [number[], number[]];
      return { far: Math.max(...xs) - Math.min(...xs), foot: Math.max(...ys) };
    };
    const far = [0, 100, 190, 201].map((ms) => shown(ms).far);
    expect(far).toEqual([...far].sort((a, b) => a - b));
    expect(new Set(far).size).toBe(4);
    const feet = [201, 300, 400, 449].map((ms) => shown(ms).foot);
    expect(feet).toEqual([...feet].sort((a, b) => a - b));
    expect(new Set(feet).size).toBe(4);
    expect(clip(drawn(100, { direction }), other)).toBe(clip(drawn(END, { direction }), other));
  });

  describe.each(DIRECTIONS)("when it is played with the %s reader", (direction) => {
    const other = direction === "forward" ? "backward" : "forward";
    const nth = (tick: number) => (direction === "forward" ? tick : T - 1 - tick);
    const played = (ms: number, tick: number) => drawn(ms, { direction, playing: true, step: nth(tick) });
    /** The columns of a band that lie bare. */
    const bare = (pane: { element: Element }, of: Direction) => {
      const band = pane.element.querySelector<HTMLElement>(`.gw-band-${of}`)!;
      const total = parseFloat(band.style.width);
      const [, right, left] = clip(pane, of).match(/inset\(0 (\S+?)(?:px)? 0 (\S+?)(?:px)?\)/)!;
      return Math.ceil((total - Number(left) - Number(right)) / (total / T));
    };

    test("a tick fills a place of each, from both ends", () => {
      for (let tick = 0; tick < T; tick++) {
        const pane = played(END, tick);
        expect([bare(pane, direction), bare(pane, other)], `${tick}`).toEqual([tick + 1, tick + 1]);
      }
      for (const one of DIRECTIONS) {
        const moments = [100, 300, END].map((ms) => clip(played(ms, 2), one));
        expect(new Set(moments).size).toBe(3);
      }
    });

    test("both are joined, and answer, where both have come, and the voice says how far they are", () => {
      for (let tick = 0; tick < T; tick++) {
        const haveMet = T - 1 - tick <= tick;
        const pane = played(END, tick);
        expect(canvas(pane).visibility, `${tick}`).toBe(haveMet ? "" : "hidden");
        expect(pane.element.querySelector(".gw-panel")!.classList.contains("gw-due")).toBe(!haveMet);
        const said = textOf(lineAt(frameAt(END, { direction, playing: true, step: nth(tick) })));
        expect(said.includes("%")).toBe(haveMet);
        if (!haveMet) for (const at of [tick, T - 1 - tick]) expect(said).toContain(RUN.payload.tokens[at]);
      }
    });

    test("what they have read stands until the next step; a pause goes back to the chosen place", () => {
      const states = (steps: [number, boolean][]) =>
        steps.map(([tick, playing]) => frameAt(END, { direction, playing, step: nth(tick) }));
      const after = (...steps: [number, boolean][]) => {
        const pane = readersPane(() => {});
        const frames = states(steps);
        frames.forEach((frame, n) => pane.draw({ ...frame, layout: 1 }, frames[n - 1] ?? null));
        return bare(pane, other);
      };
      expect(after([T - 2, true], [T - 1, false])).toBe(T);
      expect(after([T - 2, true], [T - 1, false], [T - 2, false])).toBe(2);
      expect(after([1, true], [1, false])).toBe(T - 1);
    });
  });

  test("is joined once both lines have come, and its bars have digits once they stand", () => {
    expect([0, 449, 699].map((ms) => canvas(drawn(ms)).visibility)).toEqual(["hidden", "hidden", "hidden"]);
    expect(canvas(drawn(700)).visibility).toBe("");
    const panel = (ms: number) => drawn(ms).element.querySelector(".gw-panel")!;
    expect([0, 700, 869].map((ms) => panel(ms).classList.contains("gw-due"))).toEqual([true, true, true]);
    expect(panel(MEETING).classList.contains("gw-due")).toBe(false);
  });

  test("is played by a step in the reader's direction, never by a phase; the text stands still", () => {
    const press = (view: State["view"], action: Parameters<typeof reduce>[1]) => {
      const before: State = { ...START, view };
      return courseOf({ action, before, after: reduce(before, action, RUN, false), since: 5000 });
    };
    expect(press("readers", { kind: "step", to: 3, walked: true })).toMatchObject({ from: 0, to: MEETING });
    expect(press("readers", { kind: "step", to: 1, walked: true })).toBeNull();
    expect(press("readers", { kind: "phase", to: "input" })).toBeNull();
    expect(press("text", { kind: "step", to: 3, walked: true })).toBeNull();
  });
});
