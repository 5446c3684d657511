import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { answerPane } from "../src/answer/pane";
import { cellPane } from "../src/cell/pane";
import { formulasPane } from "../src/formulas/pane";
import type { Frame, State } from "../src/frame";
import { IN_APP } from "../src/in-app";
import { markOf } from "../src/kinds/cell";
import { LSTM } from "../src/kinds/lstm";
import { isDoor, type Vector } from "../src/kinds/names";
import { QUICK } from "../src/motion/course";
import { END, easedInOut, MOMENTS, restOf, SCORE } from "../src/motion/score";
import { canvasAsSvg } from "../src/primitives/painted";
import { LIGHT } from "../src/primitives/palette";
import { Run } from "../src/run";
import { Stage } from "../src/stage";
import { fixture, START } from "./fixture";
import { drawUnseen } from "./page";

const run = new Run(fixture({ T: 4, H: 3, D: 3, task: "segmentation" }));

function frameAt(ms: number, state: Partial<State> = {}, more: Partial<Frame> = {}): Frame {
  return {
    run,
    state: { ...START, step: 2, unit: 1, ...state },
    palette: LIGHT,
    label: (key, slots = {}) => [key, ...Object.values(slots)].join(" "),
    lang: "zh",
    ms,
    narrow: false,
    layout: 1,
    room: () => ({ width: 830, height: 404 }),
    ...more,
  };
}

type Place = Record<"x" | "y" | "width" | "height", number>;
const placeOf = (rect: Element): Place =>
  Object.fromEntries(
    ["x", "y", "width", "height"].map((name) => [name, Number(rect.getAttribute(name))]),
  ) as Place;

/** What is filled at a moment, in the order of painting, and the cell it is painted under. */
function pictureAt(ms: number, state: Partial<State> = {}, more: Partial<Frame> = {}) {
  const pane = cellPane(() => {});
  pane.draw(frameAt(ms, state, more), null);
  const svg = pane.element.querySelector("svg.gw-cell-svg")!;
  const group = canvasAsSvg.get(svg)!();
  const filled = [...group.children]
    .filter((one) => one.tagName === "rect" && one.getAttribute("fill") !== "none")
    .map((one) => ({
      ...placeOf(one),
      fill: one.getAttribute("fill")!,
      opacity: Number(one.getAttribute("opacity")),
    }));
  return { pane, svg, filled, group };
}
type Picture = ReturnType<typeof pictureAt>;
type Filled = Picture["filled"];

/** The picture at a moment, drawn once: tests that only look at it share it. */
const drawn = new Map<string, Picture>();
function sharedAt(ms: number, state: Partial<State> = {}): Picture {
  const key = JSON.stringify([ms, state]);
  if (!drawn.has(key)) drawn.set(key, pictureAt(ms, state));
  return drawn.get(key)!;
}
const squareOf = (svg: Element, vector: Vector, unit: number) =>
  placeOf(svg.querySelector(`[data-vector="${vector}"][data-unit="${unit}"]`)!);
const seen = (filled: Filled, { x, y }: Place) =>
  [...filled]
    .reverse()
    .find(
      (one) => x + 2 >= one.x && x + 2 < one.x + one.width && y + 2 >= one.y && y + 2 < one.y + one.height,
    )!;
const at = (filled: Filled, place: Place) =>
  filled.filter(
    (one) =>
      Math.abs(one.x - place.x) < 1e-6 && Math.abs(one.y - place.y) < 1e-6 && one.width === place.width,
  );

describe.each(["forward", "backward"] as const)("a step of the %s reader", (direction) => {
  const state = { direction };

  test("a frame is a function of its moment: shown on the way or drawn at once, it is the same picture", {
    tags: ["slow"],
  }, () => {
    const walked = pictureAt(0, state);
    for (const ms of [0, 333, 900, 1200, 1777, 2200, 2700, 3300, END, END + 500]) {
      walked.pane.show!(ms);
      const svg = walked.pane.element.querySelector("svg.gw-cell-svg")!;
      const fresh = pictureAt(ms, state);
      expect(canvasAsSvg.get(svg)!().outerHTML).toBe(fresh.group.outerHTML);
      expect(svg.outerHTML).toBe(fresh.svg.outerHTML);
    }
  });

  test("no column has a colour of its values, and no number stands beside it, before it is computed", {
    tags: ["slow"],
  }, () => {
    for (const vector of LSTM.vectors.filter((one) => !isDoor(one) && one !== "c_prev" && one !== "h_prev")) {
      const [from, to] = SCORE[markOf(LSTM, vector)];
      const [early, late, end] = [from, to, END].map((ms) => sharedAt(ms, state));
      const place = squareOf(end!.svg, vector, 1);
      expect(seen(early!.filled, place).fill, vector).toBe(LIGHT.surface);
      expect(seen(late!.filled, place).fill, vector).toBe(seen(end!.filled, place).fill);
    }
    for (const moment of MOMENTS.filter((_, k) => k % 5 === 0)) {
      const { svg } = sharedAt(moment, state);
      const shown = [...svg.querySelectorAll(".gw-pill:not(.gw-due)")].length;
      const computed = LSTM.vectors.filter(
        (vector) => vector !== "x" && SCORE[markOf(LSTM, vector)][1] <= moment,
      );
      expect(shown, `at ${moment}`).toBe(computed.length);
      for (const pill of svg.querySelectorAll(".gw-pill:not(.gw-due) > text:not(.gw-was)"))
        expect(pill.textContent, `at ${moment}`).not.toBe("");
    }
  });

  test("a door stands where the step before has left it, faint, then moves to its own height", () => {
    const reader = run.reader(direction);
    for (const door of ["f", "i", "o"] as const) {
      const [from, to] = SCORE[markOf(LSTM, door)];
      const [last, now] = [reader.value(door, reader.before(2), 1), reader.value(door, 2, 1)];
      const open = ({ svg, filled }: Picture) => {
        const { x, y, width, height } = squareOf(svg, door, 1);
        const leaf = [...filled]
          .reverse()
          .find(
            (one) =>
              one.x === x &&
              one.width === width &&
              one.fill === LIGHT[door] &&
              one.y >= y - 1e-6 &&
              one.y < y + height,
          )!;
        return { share: leaf.height / height, opacity: leaf.opacity };
      };
      expect(open(sharedAt(from, state)).share).toBeCloseTo(last, 6);
      expect(open(sharedAt(from, state)).opacity).toBe(0.2);
      const middle = open(sharedAt((from + to) / 2, state)).share;
      expect(middle).toBeGreaterThan(Math.min(last, now));
      expect(middle).toBeLessThan(Math.max(last, now));
      expect(open(sharedAt(to, state))).toEqual({ share: expect.closeTo(now, 6), opacity: 1 });
    }
  });

  test("C begins where the step before has written it and comes to where it is read", () => {
    const begun = sharedAt(0, state);
    const [from, to] = [squareOf(begun.svg, "c", 1), squareOf(begun.svg, "c_prev", 1)];
    const colour = seen(sharedAt(END, state).filled, to).fill;
    expect(at(begun.filled, from).map(({ fill }) => fill)).toContain(colour);
    expect(at(begun.filled, to).map(({ fill }) => fill)).not.toContain(colour);
    const arrived = sharedAt(SCORE.handover[1], state);
    expect(at(arrived.filled, to).map(({ fill }) => fill)).toContain(colour);
    expect(seen(arrived.filled, from).fill).toBe(LIGHT.surface);
  });

  test("what flows comes from the side it is read from", () => {
    const [from, to] = SCORE.through_f;
    const { svg, filled } = sharedAt((from + to) / 2, state);
    const [door, kept] = [squareOf(svg, "f", 1), squareOf(svg, "f_c_prev", 1)];
    const colour = seen(sharedAt(END, state).filled, kept).fill;
    const lane = filled.find(
      (one) =>
        one.fill === colour &&
        one.y >= kept.y - 1 &&
        one.y < kept.y + kept.height &&
        Math.abs(direction === "forward" ? one.x - door.x - door.width : door.x - one.x - one.width) < 1e-6,
    )!;
    const whole = direction === "forward" ? kept.x - door.x - door.width : door.x - kept.x - kept.width;
    expect(lane.width / whole).toBeCloseTo(0.5, 6);
  });
});

test("where a phase rests, what is later is outlined, in the whole cell and close by", () => {
  for (const narrow of [false, true])
    for (const phase of LSTM.phases) {
      const { svg, filled } = pictureAt(restOf(phase), { phase }, { narrow });
      for (const vector of LSTM.vectors.filter((one) => !isDoor(one))) {
        const square = svg.querySelector(`[data-vector="${vector}"][data-unit="1"]`);
        if (!square) continue;
        const isThere = SCORE[markOf(LSTM, vector)][1] <= restOf(phase);
        expect(seen(filled, placeOf(square)).fill === LIGHT.surface, `${vector} at ${phase}`).toBe(!isThere);
      }
    }
});

test("formulas have no result and the answer no share before their time", () => {
  const formulas = formulasPane(() => {});
  const answer = answerPane(() => {});
  const results = () =>
    [...formulas.element.querySelectorAll(".gw-formula > .gw-row .gw-numbers:not(.gw-due)")].length;
  const all = () => formulas.element.querySelectorAll(".gw-formula > .gw-row").length;
  for (const pane of [formulas, answer]) pane.draw(frameAt(0), null);
  const open = all() - 6; // two lines of the dense layer that give no number of the unit
  expect(results()).toBe(open);
  for (const [ms, lit] of [
    [SCORE.doors_f[1], "forget"],
    [SCORE.candidate[1], "input"],
    [SCORE.doors_i[1], "input"],
    [SCORE.belt[1], "update"],
    [SCORE.doors_o[1], "output"],
    [SCORE.hidden[1], "output"],
  ] as const) {
    const before = results();
    formulas.show!(ms);
    expect(results()).toBe(before + 1);
    expect(formulas.element.querySelector('[data-lit="true"]')!.className).toMatch(
      { forget: /-f\b/, input: /-[ig]\b/, update: /-c\b/, output: /-o\b/ }[lit],
    );
    answer.show!(ms);
    expect(answer.element.classList.contains("gw-due")).toBe(true);
  }
  answer.show!(END);
  expect(answer.element.classList.contains("gw-due")).toBe(false);
});

describe("what moves between two marks", () => {
  const middle = (mark: keyof typeof SCORE) => (SCORE[mark][0] + SCORE[mark][1]) / 2;
  const written = ({ group, svg }: Picture) => {
    const handedOver = svg.querySelector('[data-number="c_prev"] text')!.textContent;
    return [...group.querySelectorAll("text")].filter(({ textContent }) => textContent !== handedOver);
  };

  test.each(["forward", "backward"] as const)("C's number slides with its column (%s)", (direction) => {
    const shown = (ms: number) => {
      const { svg, group } = sharedAt(ms, { direction });
      const [pill, from] = ["c_prev", "c"].map((vector) => svg.querySelector(`[data-number="${vector}"]`)!);
      const middleOf = (one: Element) => {
        const [x, y] = one
          .getAttribute("transform")!
          .match(/-?[\d.]+/g)!
          .map(Number) as [number, number];
        const rect = placeOf(one.querySelector("rect")!);
        return { x: x + rect.x + rect.width / 2, y: y + rect.y + rect.height / 2, width: rect.width };
      };
      const text = pill!.querySelector("text")!.textContent;
      const drawn = [...group.querySelectorAll("text")].filter(({ textContent }) => textContent === text);
      const boxes = [...group.querySelectorAll("rect")].map(placeOf);
      const columns = ["c_prev", "c"].map((vector) => squareOf(svg, vector as Vector, 1).x);
      return {
        pill: middleOf(pill!),
        from: middleOf(from!),
        drawn,
        boxes,
        columns,
        isDue: pill!.matches(".gw-due"),
      };
    };
    const [start, end] = SCORE.handover;
    for (const share of [0, 0.3, 0.5, 0.9]) {
      const { pill, drawn, boxes, columns, isDue } = shown(start + share * (end - start));
      const left = 1 - easedInOut(share);
      expect(isDue).toBe(true);
      expect(drawn).toHaveLength(1);
      const x = Number(drawn[0]!.getAttribute("x"));
      expect(x).toBeCloseTo(pill.x + left * (columns[1]! - columns[0]!), 4);
      const round = boxes.filter(
        (box) => Math.abs(box.x + box.width / 2 - x) < 1e-3 && Math.abs(box.width - pill.width) < 1e-3,
      );
      expect(round.map(({ y, height }) => y + height / 2)).toEqual([
        expect.closeTo(pill.y, 3),
        expect.closeTo(pill.y, 3),
      ]);
    }
    const landed = shown(end);
    expect([landed.drawn.length, landed.isDue]).toEqual([0, false]);
  });

  test("the character falls 46 px into its box, and stands in it from then on", () => {
    const rest = sharedAt(END).svg.querySelector(".gw-at-token")!;
    const heights = [SCORE.token[0] + 1, middle("token"), SCORE.token[1] - 1].map((ms) => {
      const [glyph, ...more] = written(sharedAt(ms));
      expect(more).toEqual([]);
      expect(glyph!.textContent).toBe(rest.textContent);
      expect(glyph!.getAttribute("x")).toBe(rest.getAttribute("x"));
      return Number(rest.getAttribute("y")) - Number(glyph!.getAttribute("y"));
    });
    expect(heights[0]).toBeCloseTo(46, 0);
    expect(heights[1]).toBeCloseTo(23, 0);
    expect(heights[2]).toBeCloseTo(0, 0);
    for (const ms of [0, SCORE.token[0] - 1, SCORE.token[1], END]) expect(written(sharedAt(ms))).toEqual([]);
  });

  test("every plus swells to 1.35 of its size and back, and stands still before and after", () => {
    const discs = ({ group }: Picture) =>
      [...group.children].filter(
        (one) => Number(one.getAttribute("rx")) > 1 && one.getAttribute("stroke") === LIGHT.ink,
      );
    const sign = (ms: number) => sharedAt(ms).svg.querySelector(".gw-sign")!;
    const still = sign(END).querySelector(".gw-disc")!.getAttribute("d")!;
    const radii = [...still.matchAll(/a([\d.]+) /g)].map(([, r]) => Number(r)).filter((_, k) => k % 2 === 0);
    const swollen = discs(sharedAt(middle("plus"))).map((one) => Number(one.getAttribute("width")) / 2);
    expect(swollen.map((r, k) => r / radii[k]!)).toEqual(radii.map(() => expect.closeTo(1.35)));
    expect(sign(middle("plus")).classList).toContain("gw-swelling");
    for (const ms of [0, SCORE.plus[0] - 1, SCORE.plus[1], END]) {
      expect(discs(sharedAt(ms))).toEqual([]);
      expect(sign(ms).classList).not.toContain("gw-swelling");
    }
  });

  test("the frame round x and h closes", () => {
    const round = (ms: number) =>
      [...sharedAt(ms).group.querySelectorAll("path[stroke-dasharray]")].filter(
        (one) => one.getAttribute("stroke") === LIGHT.ink,
      );
    const shares = [0.25, 0.75].map((share) => {
      const [from, to] = SCORE.frame;
      const [path] = round(from + share * (to - from));
      return Number(path!.getAttribute("opacity"));
    });
    expect(shares).toEqual([expect.closeTo(0.25), expect.closeTo(0.75)]);
    for (const ms of [SCORE.frame[0] - 1, SCORE.frame[1], END]) expect(round(ms)).toEqual([]);
  });

  test("what is carried to a place is not there before it lands", () => {
    for (const mark of ["drop", "fly"] as const) {
      const before = new Set(sharedAt(SCORE[mark][0]).filled.map((one) => JSON.stringify(one)));
      const landed = sharedAt(SCORE[mark][1])
        .filled.map((one) => JSON.stringify(one))
        .filter((one) => !before.has(one));
      const [from, to] = SCORE[mark];
      const there = new Set(sharedAt(from + 0.6 * (to - from)).filled.map((one) => JSON.stringify(one)));
      expect(landed.length, mark).toBeGreaterThan(0);
      expect(
        landed.filter((one) => there.has(one)),
        mark,
      ).toEqual([]);
    }
  });

  test("a lane of the candidate runs on when its own square is there", () => {
    const [from, to] = SCORE.candidate;
    const g = sharedAt(END).svg.querySelectorAll('[data-vector="g"]');
    const [x, width] = ["x", "width"].map((name) => Number(g[0]!.getAttribute(name))) as [number, number];
    const rows = [...g].map((square) => Number(square.getAttribute("y")));
    for (const share of [0.3, 0.6, 0.9]) {
      const { filled } = sharedAt(from + share * (to - from));
      const at = (left: number) =>
        rows.filter((y) =>
          filled.some(
            (one) => one.opacity === 1 && one.fill !== LIGHT.surface && one.x === left && one.y === y,
          ),
        );
      const [squares, lanes] = [at(x), at(x + width)];
      expect(squares.length).toBe(Math.ceil(share * rows.length));
      expect(squares).toEqual(expect.arrayContaining(lanes));
    }
  });
});

describe("a press that starts a motion", () => {
  const ears = { rest() {}, hold() {}, products() {}, cell() {} };
  const COMPUTED = [".gw-cell-svg", ".gw-formulas", ".gw-answer", ".gw-voice-shown"];
  const BEGUN = [...COMPUTED, ".gw-tiles", ".gw-films-column", ".gw-films-unread"];
  const FRAME = 16; // ms
  const stages: Stage[] = [];
  let walks = 0;

  /** A stage at the first place, in a document of its own: one goes on with the walk of the one before it. */
  function opened(): Stage {
    document.body.innerHTML = `<style>.gw-slot { padding: 0px; }</style><main></main><i data-heard="0"></i>`;
    const stage = new Stage(document.querySelector("main")!, IN_APP);
    stages.push(stage);
    walks += 1;
    stage.receive({ ...fixture({ T: 4, H: 3, task: "segmentation" }), jump: `walk ${walks}` }, ears);
    stage.dispatch({ kind: "go", to: { step: 0 } });
    vi.advanceTimersByTime(QUICK);
    return stage;
  }
  /** All but how far bars have grown, which is read only while they grow. */
  const computed = (names = BEGUN) =>
    names.map((one) => document.querySelector(one)!.outerHTML.replace(/ --gw-grown: [\d.]+;/, ""));
  const current = () =>
    [...document.querySelectorAll(".gw-tile")].findIndex((tile) => tile.hasAttribute("aria-current"));
  const playhead = () => document.querySelector<HTMLElement>(".gw-films-playhead")!.style.transform;
  const walk = (stage: Stage, to: number) => stage.dispatch({ kind: "step", to, walked: true });

  /** The same, gone to at once. */
  function atRest<T>(step: number, seen: () => T): T {
    const stage = opened();
    stage.dispatch({ kind: "step", to: step });
    return seen();
  }

  beforeEach(() => {
    vi.useFakeTimers();
    drawUnseen();
    vi.stubGlobal("matchMedia", () => ({ matches: false }));
    vi.stubGlobal("requestAnimationFrame", (draw: FrameRequestCallback) =>
      setTimeout(() => draw(performance.now()), FRAME),
    );
    vi.stubGlobal("cancelAnimationFrame", clearTimeout);
    for (const [side, size] of [
      ["clientWidth", 1300],
      ["clientHeight", 600],
    ] as const)
      vi.spyOn(HTMLElement.prototype, side, "get").mockReturnValue(size);
  });
  afterEach(() => {
    for (const stage of stages.splice(0)) stage.end();
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  test("says at its own frame where the reader stands, and all that the step computes begins together at the next", () => {
    const there = atRest(1, playhead);
    const stage = opened();
    const before = computed();
    expect(playhead()).not.toBe(there);
    walk(stage, 1);
    expect(playhead()).toBe(there);
    expect(computed()).toEqual(before);
    vi.advanceTimersByTime(FRAME);
    expect(computed()).toEqual(before);
    vi.advanceTimersByTime(FRAME);
    const begun = computed();
    begun.forEach((html, n) => void expect(html, BEGUN[n]).not.toBe(before[n]));
    const due = [".gw-pill.gw-due", ".gw-numbers.gw-due", ".gw-answer.gw-due"];
    expect(due.filter((one) => !document.querySelector(one))).toEqual([]);
  });

  test("moves the ink of the tiles at its own frame where two readers are shown, and their bands at the next", () => {
    const stage = opened();
    stage.dispatch({ kind: "view", to: "readers" });
    vi.advanceTimersByTime(QUICK);
    const bands = [".gw-band-forward .gw-band-now", ".gw-reads-forward"];
    const before = computed(bands);
    walk(stage, 1);
    expect(current()).toBe(1);
    expect(computed(bands)).toEqual(before);
    vi.advanceTimersByTime(2 * FRAME);
    computed(bands).forEach((html, n) => void expect(html, bands[n]).not.toBe(before[n]));
  });

  test("comes to the picture of who went there at once, also where the next press came before anything moved", () => {
    const stage = opened();
    walk(stage, 1);
    vi.advanceTimersByTime(2 * END);
    expect(computed()).toEqual(atRest(1, computed));
    const hurried = opened();
    walk(hurried, 1);
    walk(hurried, 2);
    expect(computed()).toEqual(atRest(2, computed));
  });
});
