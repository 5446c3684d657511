import "./page";
import { describe, expect, test } from "vitest";
import { answerPane } from "../src/answer/pane";
import type { Column } from "../src/cell/layout/scene";
import type { Light } from "../src/cell/light";
import { coreOf, drawOther, levelOf } from "../src/cell/paint/comparison";
import { cellPane } from "../src/cell/pane";
import { differing } from "../src/comparison";
import { told } from "../src/controls/readout";
import { short } from "../src/format";
import type { Action, Frame, State } from "../src/frame";
import { LSTM } from "../src/kinds/lstm";
import type { Vector } from "../src/kinds/names";
import { labels } from "../src/label";
import { asked } from "../src/page/keys";
import { canvasAsSvg } from "../src/primitives/painted";
import { LIGHT } from "../src/primitives/palette";
import type { Level, Pen } from "../src/primitives/pen";
import { Run } from "../src/run";
import { apart } from "../src/scale";
import { reduce } from "../src/state";
import { textOf } from "../src/voice/line";
import { lineAt } from "../src/voice/told";
import { atRest, fixture, type Hold, START, table, type Wish } from "./fixture";

const HOLD: Hold[] = [
  ["f", 2, 1, 1],
  ["c", 2, 0, -1.5],
];
const HERE: State = { ...START, step: 3, unit: 0 };

function frameOf(
  wish: Wish = {},
  state: Partial<State> = {},
  run = new Run(fixture({ T: 6, H: 4, hold: HOLD, before: true, ...wish })),
): Frame {
  return atRest(run, { ...HERE, ...state });
}

function drawn(frame: Frame): { root: HTMLElement; ground: Element[] } {
  const pane = cellPane(() => {});
  pane.draw(frame, null);
  return {
    root: pane.element as HTMLElement,
    ground: [...canvasAsSvg.get(pane.element.querySelector("svg.gw-cell-svg")!)!().children],
  };
}

describe("two runs", () => {
  test("know each other, and each is its own trace", () => {
    const payload = fixture({ T: 6, H: 4, hold: HOLD, before: true });
    const after = new Run(payload);
    const before = after.other!;
    expect([after.shown, before.shown, before.other]).toEqual(["after", "before", after]);
    expect([after.anyHeld, before.anyHeld]).toEqual([true, false]);
    const alone = new Run(fixture({ T: 6, H: 4 }));
    for (const vector of LSTM.vectors)
      expect(before.reader("forward").column(vector, 4)).toEqual(alone.reader("forward").column(vector, 4));
    expect(after.reader("forward").value("f", 2, 1)).toBe(1);
    expect(before.verdict("both", 3)).toEqual(alone.verdict("both", 3));
  });
  test("are one where nothing was before", () => {
    for (const before of [undefined, null])
      expect(new Run({ ...fixture({ T: 3, H: 2 }), before }).other).toBeNull();
  });
  test("may have read different tokens; unsaid tags and answer are the read-out's likeliest", () => {
    for (const task of ["segmentation", "negation"] as const) {
      const payload = fixture({ T: 6, H: 4, hold: HOLD, before: true, task });
      const { tags, answer } = new Run(payload).other!.payload;
      const run = new Run(payload).other!;
      const likeliest = Array.from(
        { length: 6 },
        (_, t) => payload.classes[run.verdict("both", t)!.indexOf(Math.max(...run.verdict("both", t)!))]!,
      );
      if (task === "segmentation") expect(tags).toEqual(likeliest);
      else expect(answer).toBe(likeliest.at(-1));
    }
    const payload = fixture({ T: 3, H: 2, before: true });
    const tokens = ["甲", "乙", "丙"];
    expect(new Run({ ...payload, before: { ...payload.before!, tokens } }).other!.payload.tokens).toEqual(
      tokens,
    );
  });
});

describe("which is shown", () => {
  const run = new Run(fixture({ T: 6, H: 4, hold: HOLD, before: true }));
  const press = (key: string, state: State, one: Run) =>
    asked({ key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false }, state, one);
  test("is flipped by b and by nothing else, and stays through steps", () => {
    let state = HERE;
    for (const expected of ["before", "after", "before"] as const) {
      state = reduce(state, press("b", state, run)!, run);
      expect(state).toEqual({ ...HERE, shown: expected });
    }
    for (const action of [
      { kind: "step", to: 1 },
      { kind: "unit", to: 2 },
      { kind: "view", to: "readers" },
      { kind: "play", on: true },
    ] as Action[])
      expect(reduce(state, action, run).shown).toBe("before");
  });
  test("is the only run where there is no other", () => {
    const alone = new Run(fixture({ T: 6, H: 4 }));
    expect(press("b", HERE, alone)).toBeNull();
    expect(reduce(HERE, { kind: "shown", to: "before" }, alone).shown).toBe("after");
  });
});

/** By the definition: 1/200 of a gate's opening, of the ruler from −10 to 10 of all else. */
const visible = (vector: Vector, a: number, b: number): boolean =>
  "fio".includes(vector)
    ? Math.abs(a - b) > 1 / 200
    : Math.abs(Math.asinh(4 * a) - Math.asinh(4 * b)) > Math.asinh(40) / 100;

describe("a difference", () => {
  test("is seen from 1/200 of a gate's opening or of the ruler on", () => {
    const step = (2 * Math.asinh(40)) / 200;
    for (const value of [-12, -1, -0.3, 0, 0.3, 1, 9, 12]) {
      const at = Math.asinh(4 * value);
      for (const vector of ["c", "h", "x"] as const)
        expect(
          [1.02, 0.98, -0.98, -1.02].map((by) => apart(vector, value, Math.sinh(at + by * step) / 4)),
        ).toEqual([true, false, false, true]);
    }
    expect([apart("f", 0.5, 0.506), apart("f", 0.5, 0.504), apart("c", NaN, 1), apart("f", 1, NaN)]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
  test("is found at every place that the change reaches and at no other", () => {
    const frame = frameOf();
    expect([...differing(frame, ["forward"])!.subarray(0, 3)]).toEqual([0, 0, 1]);
    for (const [run, way] of [
      [frame.run, "forward"],
      [frame.run.other!, "backward"],
    ] as const) {
      const places = differing({ ...frame, run }, [way])!;
      places.forEach((place, step) => {
        const seen = (["f", "i", "g", "c", "o", "h"] as Vector[]).some((vector) =>
          Array.from({ length: 4 }, (_, unit) => unit).some((unit) => {
            const [own, other] = [run, run.other!].map((one) =>
              one.reader(way).value(vector, step, unit),
            ) as [number, number];
            return visible(vector, own, other);
          }),
        );
        expect(place === 1).toBe(seen);
      });
    }
    expect(differing(frameOf({ before: false }), ["forward"])).toBeNull();
  });
});

describe("the cell with another run", () => {
  test("a core is 40 % of its square and at least 3 px, in the middle of it", () => {
    expect(coreOf({ x: 10, y: 20, width: 24, height: 20 })).toEqual({
      x: 10 + 7.2,
      y: 26,
      width: 9.600000000000001,
      height: 8,
    });
    expect(coreOf({ x: 0, y: 0, width: 24, height: 6 })!.height).toBe(3);
    expect(coreOf({ x: 0, y: 0, width: 24, height: 5.9 })).toBeNull();
  });
  test("a door's line is dashed, spans the door, and stands where it stood", () => {
    for (const opening of [0, 0.3, 1]) {
      const marks = levelOf({ x: 10, y: 20, width: 24, height: 20 }, opening);
      expect(marks.length).toBeGreaterThan(2);
      expect(marks.at(-1)!.x + marks.at(-1)!.width).toBeLessThanOrEqual(34);
      for (const { y } of marks) expect(Math.abs(y - (40 - 20 * opening))).toBeLessThan(1);
    }
  });
  test("a door that stands as it stood has no line: it would cover the thin lane behind", () => {
    const dashed: Level[] = [];
    const pen = { fill() {}, outline() {}, dashes: (marks: Level[]) => dashed.push(...marks) };
    const reader = (...opening: number[]) => ({ column: () => new Float32Array(opening) });
    const rows = [0, 20].map((y) => ({ y, height: 20, door: true }));
    drawOther(
      pen as unknown as Pen,
      { vector: "f", x: 10, width: 24, rows } as unknown as Column,
      { palette: LIGHT, reader: reader(0.5, 0.7), other: reader(0.2, 0.7), step: 1 } as unknown as Light,
    );
    expect(dashed.length).toBeGreaterThan(2);
    for (const { y } of dashed) expect(y).toBeCloseTo(16, 5);
  });
  test.each([4, 16, 64])("H = %i: a mark on every square that differs and on no other", (H) => {
    const frame = frameOf({ H });
    const { root, ground } = drawn(frame);
    const place = (rect: Element) =>
      ["x", "y", "width", "height"].map((name) => Number(rect.getAttribute(name))) as [
        number,
        number,
        number,
        number,
      ];
    const filled = ground.filter((rect) => rect.getAttribute("fill") !== "none").map(place);
    for (const vector of ["c_prev", "f_c_prev", "g", "i_g", "c", "tanh_c", "h"] as const) {
      root.querySelectorAll(`[data-vector="${vector}"]`).forEach((square, unit) => {
        const [x, y, width, height] = place(square);
        const [own, other] = [frame.run, frame.run.other!].map((run) =>
          run.reader("forward").value(vector, 3, unit),
        ) as [number, number];
        const core = coreOf({ x, y, width, height }) ?? { x, y, width: 4, height };
        const sides = [core.x, core.y, core.width, core.height];
        const found = filled.some((area) => area.every((n, k) => n === sides[k]));
        expect(found, `${vector} ${unit}`).toBe(visible(vector, own, other));
      });
    }
  });
  test("the pills say what was where the printed numbers differ", () => {
    const frame = frameOf();
    const { root } = drawn(frame);
    const said = [...root.querySelectorAll(".gw-pill")].map((pill) =>
      [...pill.querySelectorAll("text")].map((text) => text.textContent),
    );
    expect(said.some(([, was]) => was)).toBe(true);
    expect(said.some(([, was]) => !was)).toBe(false); // unit 0's cell was set at the step before
    const of = (run: Run) => short(run.reader("forward").value("c", 3, 0));
    expect(said).toContainEqual([of(frame.run), `was ${of(frame.run.other!)}`]);
    const flipped = drawn({ ...frame, run: frame.run.other! }).root;
    expect(flipped.textContent).toContain(`now ${of(frame.run)}`);
  });
  test("without one nothing is added", () => {
    const { root, ground } = drawn(frameOf({ before: false }));
    expect([...root.querySelectorAll(".gw-was")].map((was) => was.textContent).join("")).toBe("");
    expect(root.querySelector<HTMLElement>(".gw-key-other")!.hidden).toBe(true);
    const plain = drawn(frameOf()).ground;
    expect(ground.length).toBeLessThan(plain.length);
  });
});

describe("words and bars", () => {
  test("the readout and the voice say both values", () => {
    for (const lang of ["en", "zh"]) {
      const frame = { ...frameOf(), label: labels(table(lang)) };
      const was = frame.run.other!.reader("forward").value("h", 3, 0);
      const text = told(frame, {
        vector: "h",
        unit: 0,
        step: 3,
        direction: "forward",
        value: frame.run.reader("forward").value("h", 3, 0),
      });
      expect(text.endsWith(`${Math.abs(was).toFixed(4)}`), text).toBe(true);
      expect(textOf(lineAt(frame))).toContain(Math.abs(was).toFixed(3));
      expect(textOf(lineAt(frame))).not.toMatch(/run_|\{/);
    }
    const same = frameOf({}, { step: 0 });
    expect(lineAt(same)).toEqual(lineAt(frameOf({ before: false }, { step: 0 })));
  });
  test("each verdict's bar has a line where its share was", () => {
    const frame = frameOf();
    const pane = answerPane(() => {});
    pane.draw(frame, null);
    const lines = [...pane.element.querySelectorAll<HTMLElement>(".gw-verdict-was")];
    const shares = frame.run.other!.verdict("both", 3)!;
    expect(lines.map((line) => parseFloat(line.style.left) / 100)).toEqual(
      [...shares].map((share) => expect.closeTo(share, 5)),
    );
    const alone = answerPane(() => {});
    alone.draw(frameOf({ before: false }), null);
    expect(alone.element.querySelectorAll(".gw-verdict-was")).toHaveLength(0);
  });
  test("both languages have the same keys", () => {
    const keys = (lang: string) => Object.keys(table(lang)).filter((key) => key.startsWith("run_"));
    expect(keys("zh")).toEqual(keys("en"));
    expect(keys("en").length).toBeGreaterThan(15);
  });
});
