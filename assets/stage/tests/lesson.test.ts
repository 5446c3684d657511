import "./page";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { cellPane } from "../src/cell/pane";
import { saidBy } from "../src/controls/readout";
import { filmsPane } from "../src/films/pane";
import { formulasPane } from "../src/formulas/pane";
import type { Frame, State } from "../src/frame";
import { END } from "../src/motion/score";
import type { Look } from "../src/payload";
import { LIGHT } from "../src/primitives/palette";
import { Run } from "../src/run";
import { fixture, START, type Wish } from "./fixture";

const LOOK: Look = { phase: "forget", films: ["f", "c"], answer: false, view: "cell" };
const HERE: State = { ...START, phase: "forget" };

function frameOf(look: Look | null, state: Partial<State> = {}, wish: Wish = {}): Frame {
  const run = new Run({ ...fixture({ T: 6, H: 4, readers: ["forward", "backward"], ...wish }), look });
  return {
    run,
    state: { ...HERE, ...state },
    palette: LIGHT,
    label: (key) => key,
    lang: "en",
    ms: END,
    narrow: false,
    layout: 1,
    room: () => ({ width: 446, height: 300 }),
  };
}

describe("in a lesson", () => {
  test("each gate's box stands open with its sum in three parts, and leads nowhere", () => {
    const pane = formulasPane(() => {});
    pane.draw(frameOf(LOOK), null);
    const boxes = ["f", "i", "o"].map((gate) => pane.element.querySelector(`.gw-formula-${gate}`)!);
    for (const box of boxes) {
      expect(box.getAttribute("data-open")).toBe("true");
      expect(box.querySelector(".gw-terms .gw-numbers")!.textContent!.match(/\d\.\d+/g)).toHaveLength(4);
    }
    for (const box of boxes) expect(box.querySelector<HTMLElement>(".gw-drill-open")!.hidden).toBe(true);
  });

  test("the update's formula has both openings left of the ×", () => {
    const frame = frameOf({ ...LOOK, phase: "update" });
    const pane = formulasPane(() => {});
    pane.draw(frame, null);
    const said = [...pane.element.querySelectorAll(".gw-formula-c .gw-numbers")].map(
      (node) => node.textContent!,
    );
    const left = said.flatMap((line) =>
      [...line.matchAll(/(\d\.\d+) ×/g)].map(([, number]) => Number(number)),
    );
    const openings = (["f", "i"] as const).map((gate) => frame.run.reader("forward").value(gate, 2, 1));
    expect(left).toHaveLength(2);
    left.forEach((number, n) => expect(number).toBeCloseTo(openings[n]!, 2));
  });

  test.each(["forward", "backward"] as const)(
    "what was kept, what is written and their sum are three columns of one row a unit (%s)",
    (direction) => {
      const frame = frameOf({ ...LOOK, phase: "update" }, { phase: "update", direction });
      const pane = cellPane(() => {});
      pane.draw(frame, null);
      const [kept, written, sum] = ["f_c_prev", "i_g", "c"].map((vector) =>
        [...pane.element.querySelectorAll<SVGElement>(`[data-vector="${vector}"]`)].map((square) =>
          Number(saidBy(square)),
        ),
      );
      expect(sum).toHaveLength(4);
      sum!.forEach((value, unit) => expect(kept![unit]! + written![unit]!).toBeCloseTo(value, 5));
    },
  );
});

describe("on the films", () => {
  beforeEach(() => {
    const nothing: unknown = new Proxy(() => nothing, {
      get: (_, name) => (name === Symbol.toPrimitive ? () => 0 : nothing),
      set: () => true,
    });
    vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockReturnValue(nothing as never);
  });
  afterEach(() => vi.restoreAllMocks());

  test.each(["forward", "backward"] as const)(
    "what the %s reader has yet to read is dashed boxes",
    (direction) => {
      for (const step of [0, 3, 5]) {
        const pane = filmsPane(() => {});
        pane.draw(frameOf(null, { step, direction }), null);
        const unread = pane.element.querySelector<HTMLElement>(".gw-films-unread")!;
        const moved = (element: HTMLElement | SVGElement) =>
          Number(element.style.transform.match(/-?[\d.]+/)![0]);
        const wide = parseFloat(unread.style.width); // what is moved is cut off at both ends of the sentence
        const column = wide / 6;
        const end = direction === "forward" ? (step + 1) * column : step * column - wide;
        expect(moved(unread.querySelector<HTMLElement>("svg")!)).toBeCloseTo(end, 6);
      }
    },
  );
});
