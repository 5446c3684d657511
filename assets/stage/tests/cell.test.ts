// @vitest-environment happy-dom
import { describe, expect, test } from "vitest";
import { cellPane } from "../src/cell/pane";
import { formulasPane } from "../src/formulas";
import type { Action, Frame, State } from "../src/frame";
import { DARK, LIGHT, opening, signed } from "../src/palette";
import { Run, VECTORS } from "../src/run";
import { fixture, type Wish } from "./fixture";

function frameOf(wish: Wish = {}, state: Partial<State> = {}, more: Partial<Frame> = {}): Frame {
  return {
    run: new Run(fixture(wish)),
    state: { step: 1, unit: 0, phase: "output", direction: "forward", view: "cell", playing: false, speed: 1, ...state },
    palette: LIGHT,
    label: (key, slots = {}) => [key, ...Object.values(slots)].join(" "),
    lang: "zh",
    width: 1300,
    narrow: false,
    bound: 3,
    layout: 1,
    room: () => ({ width: 830, height: 404 }),
    ...more,
  };
}

const squares = (root: Element, vector: string) => [...root.querySelectorAll<SVGRectElement>(`[data-vector="${vector}"]`)];
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
    for (const vector of VECTORS) {
      const column = frame.run.reader(direction).column(vector, 1);
      const values = squares(pane.element, vector).map((square) => Number(square.getAttribute("data-value")));
      expect(values).toHaveLength(vector === "x" ? D : H);
      values.forEach((value, unit) => {
        expect(Object.is(value, column[unit]), `${vector}[${unit}] ${value}`).toBe(true);
        expect(squares(pane.element, vector)[unit]!.getAttribute("data-unit")).toBe(String(unit));
      });
    }
  });

  test("a square has its value's colour on its own range, a lane that of the vector it carries", () => {
    const frame = frameOf({ T: 3, H: 4 });
    const pane = drawn(frame);
    const reader = frame.run.reader("forward");
    const near = (painted: string | null, colour: string) => {
      const parts = (text: string) => text.match(/\d+/g)!.map(Number);
      parts(painted!).forEach((part, k) => expect(Math.abs(part - parts(colour)[k]!)).toBeLessThanOrEqual(1));
    };
    for (const [vector, bound] of [["c_prev", 3], ["f_c_prev", 3], ["i_g", 3], ["c", 3], ["g", 1], ["tanh_c", 1], ["h", 1], ["h_prev", 1]] as const)
      squares(pane.element, vector).forEach((square, unit) =>
        near(square.getAttribute("fill"), signed(LIGHT, reader.value(vector, 1, unit), bound)),
      );
  });

  test("a door stands open from the floor as high as its gate, and the lane behind it is as thick", () => {
    const frame = frameOf({ T: 3, H: 4 });
    const pane = drawn(frame);
    for (const [door, through] of [["f", "f_c_prev"], ["i", "i_g"], ["o", "h"]] as const) {
      const panels = squares(pane.element, door);
      const open = panels[0]!.closest(".gw-column")!.querySelector(".gw-open")!.getAttribute("d")!;
      const shapes = [...open.matchAll(/M[\d.]+ ([\d.]+)h[\d.]+v([\d.]+)/g)].map(([, y, height]) => [Number(y), Number(height)]);
      const lanes = [...pane.element.querySelectorAll("g.gw-squares:not(.gw-column)")].map((group) => [...group.children]);
      const right = Number(panels[0]!.getAttribute("x")) + Number(panels[0]!.getAttribute("width"));
      const behind = lanes.find((rects) => Math.abs(Number(rects[0]!.getAttribute("x")) - right) < 0.01)!;
      panels.forEach((panel, unit) => {
        const [top, height] = [Number(panel.getAttribute("y")), Number(panel.getAttribute("height"))];
        const share = frame.run.reader("forward").value(door, 1, unit);
        expect(shapes[unit]![1]! / height).toBeCloseTo(share, 2);
        expect(shapes[unit]![0]! + shapes[unit]![1]!).toBeCloseTo(top + height, 1);
        expect(panel.getAttribute("fill")).toBe(LIGHT.shut);
        expect(Number(behind[unit]!.getAttribute("height")) / height, through).toBeCloseTo(share, 2);
        expect(Number(behind[unit]!.getAttribute("y")) + Number(behind[unit]!.getAttribute("height"))).toBeCloseTo(top + height, 1);
      });
    }
  });

  test("where a door is too thin to open, its strip has the shade of the opening", () => {
    const frame = frameOf({ T: 3, H: 64 }, { unit: 0 });
    const far = squares(drawn(frame).element, "f")[60]!;
    const shade = opening(LIGHT, "f", frame.run.reader("forward").value("f", 1, 60));
    const parts = (text: string) => text.match(/\d+/g)!.map(Number);
    parts(far.getAttribute("fill")!).forEach((part, k) => expect(Math.abs(part - parts(shade)[k]!)).toBeLessThanOrEqual(1));
  });

  test("a step changes attributes, and no element is made anew", () => {
    const frame = frameOf({ T: 4, H: 8 });
    const pane = drawn(frame);
    const before = [...pane.element.querySelectorAll("svg *")];
    const value = squares(pane.element, "c")[2]!.getAttribute("data-value");
    pane.draw({ ...frame, state: { ...frame.state, step: 2, phase: "forget" } }, frame);
    expect(squares(pane.element, "c")[2]!.getAttribute("data-value")).not.toBe(value);
    pane.draw({ ...frame, state: { ...frame.state, step: 2, unit: 5 } }, frame);
    const after = [...pane.element.querySelectorAll("svg *")];
    expect(after).toHaveLength(before.length);
    after.forEach((node, k) => expect(node).toBe(before[k]));
  });

  test("a change of palette repaints", () => {
    const frame = frameOf({ T: 3, H: 4 });
    const pane = drawn(frame);
    pane.draw({ ...frame, palette: DARK }, frame);
    expect(squares(pane.element, "f")[0]!.getAttribute("fill")).toBe(DARK.shut);
  });

  test("user text stays text", () => {
    const frame = frameOf({ T: 2, H: 2, text: "<&" }, { step: 0 });
    const token = [...drawn(frame).element.querySelectorAll("svg text")].find((text) => text.textContent === "「<」");
    expect(token?.children).toHaveLength(0);
  });

  test("a phase is a button away, and in a narrow frame only its part is drawn", () => {
    const asked: Action[] = [];
    const frame = frameOf({ T: 3, H: 4 }, { phase: "forget" }, { narrow: true, room: () => ({ width: 342, height: 380 }) });
    const pane = drawn(frame, asked);
    const shown = VECTORS.filter((vector) => squares(pane.element, vector).length);
    expect(shown).toEqual(["c_prev", "f", "f_c_prev"]);
    pane.element.querySelectorAll("button")[4]!.click();
    expect(asked).toEqual([{ kind: "phase", to: "output" }]);
    pane.draw({ ...frame, state: { ...frame.state, phase: "output" } }, frame);
    expect(VECTORS.filter((vector) => squares(pane.element, vector).length)).toEqual(["tanh_c", "o", "h"]);
  });
});

describe("the formulas", () => {
  const at = frameOf({ T: 4, H: 4, seed: 3 }, { step: 2, unit: 1, phase: "input" });
  const pane = formulasPane(() => {});
  pane.draw(at, null);
  const texts = (selector: string) => [...pane.element.querySelectorAll(selector)].map((node) => node.textContent!);

  test("six of them in five boxes, those of the phase lit", () => {
    const boxes = [...pane.element.querySelectorAll(".gw-formula:not(.gw-formula-concat)")];
    expect(boxes).toHaveLength(5);
    expect(boxes.flatMap((box) => [...box.querySelectorAll(":scope > .gw-row")])).toHaveLength(6);
    const lit = boxes.filter((box) => box.getAttribute("data-lit") === "true").map((box) => box.className.match(/formula-(\w)/)![1]);
    expect(lit).toEqual(["i", "g"]);
  });

  test("what is printed is the trace's", () => {
    const c = at.run.reader("forward").value("c", 2, 1).toFixed(3).replace("-", "−");
    expect(texts(".gw-formula-c > .gw-row .gw-numbers")[0]).toMatch(new RegExp(`[=≈] ${c.replace(".", "\\.")}$`));
  });

  test("a box opens to W_x·x + W_h·h + b = z, one at a time, and Escape shuts it", () => {
    const [forget, input] = [...pane.element.querySelectorAll<HTMLButtonElement>("button")];
    forget!.click();
    const { x, h, b } = at.run.reader("forward").terms("f", 2, 1);
    const z = (x + h + b).toFixed(3).replace("-", "−");
    expect(texts(".gw-formula-f .gw-terms .gw-numbers")[0]).toMatch(new RegExp(`[=≈] ${z.replace(".", "\\.")}$`));
    input!.click();
    expect([forget, input].map((button) => button!.getAttribute("aria-expanded"))).toEqual(["false", "true"]);
    input!.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
    expect(input!.getAttribute("aria-expanded")).toBe("false");
  });

  test("the backward reader's past is t+1", () => {
    pane.draw({ ...at, state: { ...at.state, direction: "backward" } }, at);
    const formulas = texts("math").join(" ");
    expect(formulas).toContain("t+1");
    expect(formulas).not.toContain("t−1");
  });
});
