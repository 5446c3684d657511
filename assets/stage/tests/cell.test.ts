import "./page";
import { describe, expect, test } from "vitest";
import { cellPane } from "../src/cell/pane";
import { saidBy } from "../src/controls/readout";
import { formulasPane } from "../src/formulas/pane";
import type { Action, Frame, State } from "../src/frame";
import { LSTM } from "../src/kinds/lstm";
import { restOf } from "../src/motion/score";
import { signed } from "../src/primitives/colour-ruler";
import { canvasAsSvg } from "../src/primitives/painted";
import { DARK, grey, LIGHT, opening } from "../src/primitives/palette";
import { Run, runsOf } from "../src/run";
import { fixture, type Hold, START, type Wish } from "./fixture";

function frameOf(wish: Wish = {}, state: Partial<State> = {}, more: Partial<Frame> = {}): Frame {
  return {
    run: new Run(fixture(wish)),
    state: { ...START, step: 1, unit: 0, ...state },
    palette: LIGHT,
    label: (key, slots = {}) => [key, ...Object.values(slots)].join(" "),
    lang: "zh",
    ms: restOf(state.phase ?? "output"),
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
const channels = (colour: string) =>
  colour.startsWith("#")
    ? [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16))
    : colour.match(/\d+/g)!.slice(0, 3).map(Number);
const alike = (painted: string, colour: string) =>
  channels(painted).every((part, k) => Math.abs(part - channels(colour)[k]!) <= 1);

/** What is filled on the ground under the cell's SVG, in the order of painting. */
const filled = (root: Element) =>
  [...canvasAsSvg.get(root.querySelector("svg.gw-cell-svg")!)!().children]
    .filter((rect) => rect.getAttribute("fill") !== "none")
    .map((rect) => ({
      ...placeOf(rect),
      fill: rect.getAttribute("fill")!,
      opacity: Number(rect.getAttribute("opacity")),
    }));
type Filled = ReturnType<typeof filled>;
const onTop = (ground: Filled, { x, y }: Place) =>
  [...ground]
    .reverse()
    .find((area) => x >= area.x && x < area.x + area.width && y >= area.y && y < area.y + area.height)!;

const squares = (root: Element, vector: string) => [
  ...root.querySelectorAll<SVGRectElement>(`[data-vector="${vector}"]`),
];
const drawn = (frame: Frame, asked: Action[] = []) => {
  const pane = cellPane((action) => asked.push(action));
  pane.draw(frame, null);
  return pane;
};

describe("the cell", () => {
  test.each([
    [1, 1, "forward"],
    [8, 3, "forward"],
    [16, 16, "backward"],
    [64, 40, "backward"],
  ] as const)("H = %i, D = %i, %s: every square bears exactly the trace's float32", (H, D, direction) => {
    const frame = frameOf({ T: 3, H, D }, { direction, unit: H - 1 });
    const pane = drawn(frame);
    for (const vector of LSTM.vectors) {
      const column = frame.run.reader(direction).column(vector, 1);
      const values = squares(pane.element, vector).map((square) => Number(saidBy(square)));
      expect(values).toHaveLength(vector === "x" ? D : H);
      values.forEach((value, unit) => {
        expect(Object.is(value, column[unit]), `${vector}[${unit}] ${value}`).toBe(true);
        expect(squares(pane.element, vector)[unit]!.getAttribute("data-unit")).toBe(String(unit));
      });
    }
  });

  test("numbers that mean nothing have paler colours", () => {
    const frame = frameOf({ T: 3, H: 4, meaningless: true });
    const pane = drawn(frame);
    const ground = filled(pane.element);
    squares(pane.element, "c").forEach((square, unit) => {
      const at = placeOf(square);
      const corner = onTop(ground, { ...at, x: at.x + 2, y: at.y + 2 });
      const colour = signed(LIGHT, frame.run.reader("forward").value("c", 1, unit));
      expect(alike(corner.fill, grey(colour)), `${corner.fill} ${colour}`).toBe(true);
    });
  });

  test("a square has its value's colour by the one ruler, and the lane beside it just the same", () => {
    const frame = frameOf({ T: 3, H: 4 });
    const pane = drawn(frame);
    const reader = frame.run.reader("forward");
    const ground = filled(pane.element);
    for (const vector of ["c_prev", "f_c_prev", "i_g", "c", "g", "tanh_c", "h", "h_prev"] as const)
      squares(pane.element, vector).forEach((square, unit) => {
        const at = placeOf(square);
        const colour = signed(LIGHT, reader.value(vector, 1, unit));
        const corner = onTop(ground, { ...at, x: at.x + 2, y: at.y + 2 });
        expect(alike(corner.fill, colour), `${vector} ${corner.fill} ${colour}`).toBe(true);
        if (vector === "i_g" || vector === "h" || vector === "h_prev") return; // their lanes lie before them
        const beside = onTop(ground, { ...at, x: at.x + at.width + 6, y: at.y + at.height / 2 });
        expect(beside.fill).toBe(corner.fill);
      });
  });

  test("a door stands open from the floor as high as its gate, and the lane behind it is as thick", () => {
    const frame = frameOf({ T: 3, H: 4 });
    const pane = drawn(frame);
    const ground = filled(pane.element);
    for (const [door, through] of [
      ["f", "f_c_prev"],
      ["i", "i_g"],
      ["o", "h"],
    ] as const)
      squares(pane.element, door).forEach((square, unit) => {
        const at = placeOf(square);
        const share = frame.run.reader("forward").value(door, 1, unit);
        const [shut, open] = ground.filter(
          ({ x, y, width }) => x === at.x && width === at.width && y >= at.y && y < at.y + at.height,
        );
        expect(shut!.fill).toBe(LIGHT.shut);
        expect(open!.fill).toBe(LIGHT[door]);
        expect(open!.height / at.height).toBeCloseTo(share, 6);
        expect(open!.y + open!.height).toBeCloseTo(at.y + at.height, 6);
        const lane = ground.find(
          ({ x, y, height }) => x === at.x + at.width && Math.abs(y + height - at.y - at.height) < 1e-6,
        )!;
        expect(lane.height / at.height).toBeCloseTo(share, 6);
        expect(alike(lane.fill, signed(LIGHT, frame.run.reader("forward").value(through, 1, unit)))).toBe(
          true,
        );
      });
  });

  test("where a door is too thin to open, its strip has the shade of the opening", () => {
    const frame = frameOf({ T: 3, H: 64 }, { unit: 0 });
    const { element } = drawn(frame);
    const strip = onTop(filled(element), placeOf(squares(element, "f")[60]!));
    expect(alike(strip.fill, opening(LIGHT, "f", frame.run.reader("forward").value("f", 1, 60)))).toBe(true);
  });

  test("at the last phase the whole step is there", () => {
    const { element } = drawn(frameOf({ T: 3, H: 4 }, { phase: "output" }));
    const ground = filled(element);
    const strength = (vector: string) => onTop(ground, placeOf(squares(element, vector)[0]!)).opacity;
    expect(["x", "c_prev", "f", "i", "g", "c", "tanh_c", "o", "h"].map(strength)).toEqual(Array(9).fill(1));
  });

  test("a step changes attributes, and no element is made anew", () => {
    const frame = frameOf({ T: 4, H: 8 });
    const pane = drawn(frame);
    const before = [...pane.element.querySelectorAll("svg *")];
    const value = saidBy(squares(pane.element, "c")[2]!);
    pane.draw({ ...frame, state: { ...frame.state, step: 2, phase: "forget" } }, frame);
    expect(saidBy(squares(pane.element, "c")[2]!)).not.toBe(value);
    pane.draw({ ...frame, state: { ...frame.state, step: 2, unit: 5 } }, frame);
    const after = [...pane.element.querySelectorAll("svg *")];
    expect(after).toHaveLength(before.length);
    after.forEach((node, k) => expect(node).toBe(before[k]));
  });

  test("no range is printed anywhere, and the phases have no legend beside them", () => {
    const pane = drawn(frameOf({ T: 3, H: 4 }));
    expect(pane.element.textContent).not.toContain("±");
    expect(pane.element.querySelector<HTMLElement>(".gw-legend")!.hidden).toBe(true);
  });

  test("beyond the ruler a square and its lane bear a double chevron to the side where the value lies", () => {
    const hold: Hold[] = [
      ["c", 1, 0, 12],
      ["c", 1, 1, -11],
      ["c", 1, 2, 9.9],
      ["c", 1, 3, 0.5],
    ];
    const { element } = drawn(frameOf({ T: 3, H: 4, hold }, { step: 1 }));
    const paths = [...canvasAsSvg.get(element.querySelector("svg.gw-cell-svg")!)!().querySelectorAll("path")];
    const marks = paths.map((path) => {
      const numbers = path
        .getAttribute("d")!
        .match(/-?[\d.]+/g)!
        .map(Number);
      const [xs, ys] = [0, 1].map((odd) => numbers.filter((_, k) => k % 2 === odd)) as [number[], number[]];
      const right = xs[1]! > xs[0]!;
      return {
        left: Math.min(...xs),
        end: Math.max(...xs),
        y: ys[1]!,
        right,
        ink: path.getAttribute("stroke"),
      };
    });
    squares(element, "c").forEach((square, unit) => {
      const { x, y, width, height } = placeOf(square);
      const mine = marks.filter((mark) => mark.y > y && mark.y < y + height);
      if (unit > 1) return expect(mine).toEqual([]);
      const within = mine.filter(({ left, end }) => left > x && end < x + width);
      expect(within).toHaveLength(2); // both strokes
      expect(mine.length).toBeGreaterThan(2); // on its lanes, too
      expect(within.map(({ right, ink }) => [right, ink])).toEqual(
        Array(2).fill([unit === 0, LIGHT.surface]),
      );
      const lane = filled(element).filter((area) => area.y >= y && area.y + area.height <= y + height + 0.1);
      const belt = Math.max(...lane.map((area) => area.x + area.width).filter((end) => end > x + width));
      const last = mine.reduce((one, other) => (other.end > one.end ? other : one));
      expect(belt - last.end).toBeLessThan(6); // at the lane's end, whatever the sign
      expect(last.right).toBe(unit === 0);
      const tips = within.map(({ left, end }) => (unit === 0 ? x + width - end : left - x));
      expect(Math.min(...tips)).toBeLessThan(3);
    });
  });

  test("a change of palette repaints", () => {
    const frame = frameOf({ T: 3, H: 4 });
    const pane = drawn(frame);
    pane.draw({ ...frame, palette: DARK }, frame);
    const fills = filled(pane.element).map(({ fill }) => fill);
    expect(fills).toContain(DARK.shut);
    expect(fills).not.toContain(LIGHT.shut);
  });

  test("user text stays text", () => {
    const frame = frameOf({ T: 2, H: 2, text: "<&" }, { step: 0 });
    const token = [...drawn(frame).element.querySelectorAll("svg text")].find(
      (text) => text.textContent === "<",
    );
    expect(token?.children).toHaveLength(0);
  });

  test("a phase is a button away, and in a narrow frame only its part is drawn", () => {
    const asked: Action[] = [];
    const frame = frameOf(
      { T: 3, H: 4 },
      { phase: "forget" },
      { narrow: true, room: () => ({ width: 342, height: 380 }) },
    );
    const pane = drawn(frame, asked);
    const shown = LSTM.vectors.filter((vector) => squares(pane.element, vector).length);
    expect(shown).toEqual(["c_prev", "f", "f_c_prev"]);
    pane.element.querySelectorAll("button")[4]!.click();
    expect(asked).toEqual([{ kind: "phase", to: "output" }]);
    pane.draw({ ...frame, state: { ...frame.state, phase: "output" } }, frame);
    expect(LSTM.vectors.filter((vector) => squares(pane.element, vector).length)).toEqual([
      "tanh_c",
      "o",
      "h",
    ]);
  });
});

/** The same in a lesson, whose formulas show what they are made of. */
const inLesson = (frame: Frame): Frame => ({
  ...frame,
  run: new Run({ ...frame.run.payload, look: { phase: "input", films: ["i"], answer: false, view: "cell" } }),
});

describe("the formulas", () => {
  const at = frameOf({ T: 4, H: 4, seed: 3 }, { step: 2, unit: 1, phase: "input" });
  const pane = formulasPane(() => {});
  pane.draw(at, null);
  const lesson = formulasPane(() => {});
  lesson.draw(inLesson(at), null);
  const texts = (selector: string, from = pane) =>
    [...from.element.querySelectorAll(selector)].map((node) => node.textContent!);

  test("six of them in five boxes, those of the phase lit", () => {
    const boxes = [...pane.element.querySelectorAll(".gw-formula:not(.gw-formula-concat)")];
    expect(boxes).toHaveLength(5);
    expect(boxes.flatMap((box) => [...box.querySelectorAll(":scope > .gw-row")])).toHaveLength(6);
    const lit = boxes
      .filter((box) => box.getAttribute("data-lit") === "true")
      .map((box) => box.className.match(/formula-(\w)/)![1]);
    expect(lit).toEqual(["i", "g"]);
  });

  test("what is printed is the trace's", () => {
    const c = at.run.reader("forward").value("c", 2, 1).toFixed(3).replace("-", "−");
    const number = () => texts(".gw-formula-c > .gw-row .gw-numbers")[0];
    expect(number()).toBe(" "); // the update comes after the input gate
    pane.show!(restOf("update"));
    expect(number()).toMatch(new RegExp(`[=≈] ${c.replace(".", "\\.")}$`));
    pane.show!(at.ms);
  });

  test("in a lesson a box shows W_x·x + W_h·h + b = z", () => {
    const { x, h, b } = at.run.reader("forward").terms("f", 2, 1);
    const z = (x + h + b).toFixed(3).replace("-", "−");
    expect(texts(".gw-formula-f .gw-terms .gw-numbers", lesson)[0]).toMatch(
      new RegExp(`[=≈] ${z.replace(".", "\\.")}$`),
    );
  });

  test("on the walk nothing is laid over the answer: a gate's box leads to its products, the update's to nothing", () => {
    const asked: unknown[] = [];
    const own = formulasPane((action) => asked.push(action));
    const walk = frameOf({ T: 5, H: 4 }, { step: 2 });
    own.draw(walk, null);
    expect([...own.element.querySelectorAll<HTMLElement>(".gw-terms")].every(({ hidden }) => hidden)).toBe(
      true,
    );
    const buttons = [...own.element.querySelectorAll<HTMLButtonElement>(".gw-drill-open")];
    expect(buttons.map((button) => button.hidden)).toEqual([false, false, false, false]);
    for (const button of buttons) button.click();
    expect(asked).toEqual(["f", "i", "g", "o"].map((to) => ({ kind: "drill", to })));
    own.draw({ ...walk, state: { ...walk.state, drill: "i" } }, walk);
    expect(own.element.querySelector('[data-lit="true"]')!.classList).toContain("gw-formula-i");
    buttons[1]!.click();
    expect(asked.at(-1)).toEqual({ kind: "drill", to: null });
  });

  test("concatenation says how many numbers stand side by side, and the dense layer's formula has words of its own", () => {
    const label = (key: string, slots?: Record<string, string | number>) =>
      `${key} ${JSON.stringify(slots ?? {})}`;
    const own = formulasPane(() => {});
    own.draw({ ...at, label }, null);
    const [D, H] = (["x", "h_prev"] as const).map(
      (vector) => at.run.reader("forward").column(vector, 2).length,
    );
    const lines = [...own.element.querySelectorAll(".gw-formula-concat .gw-numbers")].map((node) =>
      node.textContent!.trim(),
    );
    expect(lines).toEqual([
      `cell_concat_lengths ${JSON.stringify({ D, H, both: D! + H! })}`,
      "cell_concat_dense {}",
    ]);
  });

  test("a gate's box says that its matrix is two side by side", () => {
    expect(texts(".gw-formula-f .gw-terms math", lesson).join("").replace(/\s/g, "")).toContain(
      "Wf=[WxfWhf]",
    );
    expect(texts(".gw-formula-f .gw-terms .gw-numbers", lesson).join()).toContain("cell_blocks");
    expect(lesson.element.querySelectorAll(".gw-formula-f .gw-terms mspace")).toHaveLength(1);
  });

  test("the backward reader's past is t+1", () => {
    pane.draw({ ...at, state: { ...at.state, direction: "backward" } }, at);
    const formulas = texts("math").join(" ");
    expect(formulas).toContain("t+1");
    expect(formulas).not.toContain("t−1");
  });
});

describe("gates with a hard σ", () => {
  const words: Record<string, string> = { cell_hard: "hard" };
  const label = (key: string, slots: Record<string, string | number> = {}) =>
    [words[key] ?? key, ...Object.values(slots)].join(" ");
  const at = frameOf({ T: 5, H: 4, seed: 3, hard: 0.2 }, { step: 2, unit: 1 }, { label });
  const pane = formulasPane(() => {});
  pane.draw(at, null);

  test("are named in their formulas, with arithmetic that is true of the line", () => {
    for (const gate of ["f", "i", "o"] as const) {
      const row = pane.element.querySelector(`.gw-formula-${gate} > .gw-row`)!;
      expect(row.querySelector(".gw-math")!.textContent!.replace(/\s/g, "")).toContain("=hardσ(");
      const said = row.querySelector(".gw-numbers")!.textContent!;
      const [, z, sign, value] = /^hard σ\((.*)\) ([=≈]) (\d\.\d{3})$/.exec(said)!;
      const line = Math.min(1, Math.max(0, 0.2 * Number(z!.replace("−", "-")) + 0.5));
      if (sign === "=") expect(line.toFixed(3)).toBe(value);
      expect(Math.abs(line - Number(value))).toBeLessThan(0.001);
    }
    expect(pane.element.querySelector(".gw-formula-g math")!.textContent).not.toContain("hard");
    expect(pane.element.querySelector(".gw-formula-g .gw-numbers")!.textContent).toMatch(/^tanh/);
    expect(pane.element.querySelectorAll('[data-held="true"]')).toHaveLength(0);
  });

  test.each([
    [0.2, "z ÷ 5"],
    [1 / 6, "z ÷ 6"],
    [0.7, "0.7 × z"],
  ])("slope %f is explained where a gate's box is open", (hard, line) => {
    const own = formulasPane(() => {});
    own.draw(inLesson(frameOf({ T: 5, H: 4, hard }, { step: 2 }, { label })), null);
    expect(own.element.querySelector(".gw-formula-i .gw-terms-note")!.textContent).toBe(
      `cell_hard_line ${line}`,
    );
    expect(own.element.querySelector(".gw-formula-c .gw-terms-note")!.textContent).not.toContain(
      "cell_hard_line",
    );
  });

  test("are named on the bus of the drawing; those of another model are not", () => {
    const taps = (frame: Frame) =>
      ["f", "i", "o", "g"].map(
        (gate) => drawn(frame).element.querySelector(`.gw-at-tap-${gate}`)!.textContent,
      );
    expect(taps(at)).toEqual(["hard σ", "hard σ", "hard σ", "tanh WC"]);
    expect(taps(frameOf({ T: 5, H: 4 }, {}, { label }))).toEqual(["σ Wf", "σ Wi", "σ Wo", "tanh WC"]);
  });
});

describe("what is set by hand", () => {
  const hold: Hold[] = [
    ["f", 2, 1, 0.25],
    ["f", 2, 2, 1],
    ["c", 2, 1, -0.5],
    ["g", 1, 3, 0.75],
  ];
  const at = frameOf({ T: 4, H: 4, seed: 3, hold }, { step: 2, unit: 1 });
  const free = { ...at, state: { ...at.state, unit: 0 } };
  const box = (name: string, frame: Frame) => {
    const pane = formulasPane(() => {});
    pane.draw(frame, null);
    const row = pane.element.querySelector(`.gw-formula-${name} > .gw-row`)!;
    return ["math", ".gw-numbers"].map((what) =>
      [...row.querySelectorAll(what)].map(({ textContent }) => textContent!.replace(/\s/g, "")).join(""),
    );
  };

  test("is read from the mask in the order i f g o c, in unbroken runs", () => {
    const reader = at.run.reader("forward");
    for (const [part, step, unit, value] of hold) {
      expect(reader.held(part, step, unit)).toBe(true);
      expect(reader.value(part, step, unit)).toBe(value);
    }
    const marks = (["i", "f", "g", "o", "c"] as const).flatMap((part) =>
      [0, 1, 2, 3].flatMap((step) => [...reader.heldColumn(part, step)!]),
    );
    expect(marks.filter(Boolean)).toHaveLength(hold.length);
    expect(reader.heldColumn("h", 2)).toBeNull();
    expect(runsOf(reader.heldColumn("f", 2))).toEqual([[1, 2]]);
    expect(runsOf(Uint8Array.of(1, 0, 1, 1, 0))).toEqual([
      [0, 0],
      [2, 3],
    ]);
    expect(frameOf({ T: 4, H: 4 }).run.anyHeld).toBe(false);
  });

  test("stands in its formula instead of what would compute it; other units compute", () => {
    expect(box("c", at)).toEqual(["Ct=−0.500", "cell_held"]);
    expect(box("f", at)).toEqual(["ft=0.250", "cell_held"]);
    expect(box("i", at)[0]).toMatch(/^it=σ/);
    expect(box("c", free)[0]).toMatch(/^Ct=ft⊙/);
    expect(box("f", free)[0]).toMatch(/^ft=σ/);
  });

  test("is told where the box is open, and no longer when the unit has changed", () => {
    const pane = formulasPane(() => {});
    pane.draw(inLesson(at), null);
    const note = () => pane.element.querySelector(".gw-formula-c .gw-terms-note")!.textContent;
    expect(note()).toBe("cell_held_update");
    pane.draw(inLesson(free), inLesson(at));
    expect(note()).toBe("cell_no_weights");
    expect(pane.element.querySelector(".gw-formula-c .gw-math")!.textContent).toContain("⊙");
  });

  test("bears a dashed frame and a hook in the cell, and the legend says what that is", () => {
    const pane = drawn(at);
    const marked = (vector: string) =>
      squares(pane.element, vector).map((square) => square.hasAttribute("data-held"));
    expect(marked("f")).toEqual([false, true, true, false]);
    expect(marked("c")).toEqual([false, true, false, false]);
    const frames = [
      ...canvasAsSvg.get(pane.element.querySelector("svg.gw-cell-svg")!)!().querySelectorAll(
        "[stroke-dasharray]",
      ),
    ].map(placeOf);
    expect(frames).toHaveLength(2);
    for (const [vector, first, last] of [
      ["f", 1, 2],
      ["c", 1, 1],
    ] as const) {
      const [top, end] = [
        placeOf(squares(pane.element, vector)[first]!),
        placeOf(squares(pane.element, vector)[last]!),
      ];
      expect(
        frames.some(
          ({ x, y, height }) => x < top.x && x > top.x - 3 && y < top.y && y + height > end.y + end.height,
        ),
      ).toBe(true);
    }
    const key = (element: Element) => element.querySelector<HTMLElement>(".gw-key-held")!.hidden;
    expect(key(pane.element)).toBe(false);
    expect(key(drawn(frameOf({ T: 4, H: 4 })).element)).toBe(true);
    pane.draw({ ...at, state: { ...at.state, step: 3 } }, at);
    expect(marked("f")).toEqual([false, false, false, false]);
    expect(pane.element.querySelectorAll(".gw-pill[data-held]")).toHaveLength(0);
  });
});
