/** A saved picture tells no more than the page does: what a question hides, what is not computed yet, what is to be guessed. */
import "./page";
import { describe, expect, test } from "vitest";
import { decimal, readout, short } from "../src/format";
import type { Frame } from "../src/frame";
import { LSTM } from "../src/kinds/lstm";
import type { Vector } from "../src/kinds/names";
import { restOf } from "../src/motion/score";
import type { Payload } from "../src/payload";
import { Run } from "../src/run";
import { faults, linesOf } from "./export-boxes";
import { asked, drawing, framed, look, said } from "./export-frame";
import { fixture, table, type Wish } from "./fixture";

describe("while a question is open", () => {
  const wish: Wish = { T: 5, H: 8, step: 3, unit: 4, lang: "en" };
  const cases = [
    ["forget", ["f", "c"], ["f_c_prev", "c"], false],
    ["forget", ["f", "c"], ["f", "f_c_prev", "c"], false],
    ["input", ["i", "g"], ["i_g", "g"], false],
    ["update", ["c"], ["c", "plus"], false],
    ["output", ["o", "h"], ["tanh_c", "h", "tanh", "ways", "answer"], true],
  ] as const;

  test.each(cases)(
    "in %s with the films %o, %o are hidden and curtains are drawn",
    (phase, films, names, answer) => {
      const whole = fixture(wish);
      const frame = framed(
        wish,
        { look: look(phase, [...films], answer), ...asked(wish, [...names]) },
        { phase },
      );
      const svg = drawing(frame);
      const text = linesOf(svg)
        .map(({ text }) => text)
        .join("\n");
      const reader = new Run(whole).reader("forward");
      for (const name of names.filter((one) => one in whole.forward!)) {
        const value = reader.value(name as Vector, wish.step!, wish.unit!);
        for (const number of [decimal(value), short(value), readout(value), decimal(value, 4)])
          expect(text, `${name} = ${number}`).not.toContain(number);
      }
      expect(svg.querySelectorAll("[data-hides]").length).toBeGreaterThan(0);
      expect(text).toContain("?");
      expect(svg.outerHTML).not.toContain("NaN");
      if (!answer) return;
      for (const share of new Run(whole).verdict("both", wish.step!)!)
        expect(text).not.toContain(`${(100 * share).toFixed(1)}%`);
    },
  );

  test("nothing is told that a lesson does not show: other films, other formulas, the answer", () => {
    const frame = framed(
      wish,
      { look: look("forget", ["f", "c"]), ...asked(wish, ["f_c_prev", "c"]) },
      { phase: "forget" },
    );
    const text = said(frame);
    for (const film of LSTM.films.filter((one) => one !== "f" && one !== "c"))
      expect(text.split("\n")).not.toContain(table("en")[`part_${film}`]);
    expect(text).not.toContain(table("en").answer_title);
    expect(text).not.toMatch(/tanh\(/);
  });

  test("a formula that would tell hangs behind a curtain of its own", () => {
    const names = ["f_c_prev", "c", "formulas"];
    const frame = framed(
      wish,
      { look: look("forget", ["f", "c"]), ...asked(wish, names) },
      { phase: "forget" },
    );
    expect(said(frame)).not.toMatch(/σ\(/);
    expect(drawing(frame).querySelectorAll('[data-hides="formulas"]')).toHaveLength(1);
  });

  test("two readers keep to themselves what they have read", () => {
    const view: Payload["look"] = { phase: "output", films: ["h"], answer: true, view: "readers" };
    const open = framed({ ...wish, view: "readers" }, { look: view });
    const hidden = framed(
      { ...wish, view: "readers" },
      { look: view, ...asked(wish, ["h", "reads", "answer"]) },
    );
    const told = table("en").readers_read_forward!.split("{")[0]!;
    expect(said(open)).toContain(told);
    expect(said(hidden)).not.toContain(told);
    expect(said(hidden)).not.toMatch(/%/);
    expect(drawing(hidden).outerHTML).not.toContain("NaN");
    expect(drawing(hidden).querySelectorAll('[data-hides="forward"]')).toHaveLength(2); // its band, and its half
    expect(drawing(open).querySelectorAll("[data-hides]")).toHaveLength(0);
  });
});

test("a frame in the middle of a step tells no number that is still to come", () => {
  for (const phase of LSTM.phases) {
    const frame = { ...framed({ T: 3, H: 4, step: 1, unit: 2 }), ms: restOf(phase) };
    const reader = frame.run.reader("forward");
    const due = { concat: "f", forget: "i", input: "c", update: "o", output: null }[phase] as Vector | null;
    if (due) expect(said(frame), phase).not.toContain(short(reader.value(due, 1, 2)));
    expect(said(frame).includes("%"), phase).toBe(phase === "output");
  }
});

test("the first minute's picture has one lane, and not the door that is to be guessed", () => {
  const frame = framed({ T: 4, H: 8, step: 2, unit: 3, readers: ["forward"], text: "我爱中国" });
  const beats = Array.from({ length: 6 }, (_, n) => ({ say: `${n + 1}`, button: "" }));
  const words = {
    after: "读完之后",
    answer_later: "词，等会儿",
    guessed: "猜",
    old: "旧的记忆",
    kept: "留下的",
  };
  const told = { step: 2, unit: 3, beats, printed: {}, words, next: "" };
  const at = (beat: number, ms: number): Frame => ({
    ...frame,
    ms,
    first: { told, story: { beat, guess: 0.6 } },
  });
  const f = short(frame.run.reader("forward").value("f", 2, 3));
  const [asks, shows] = [at(4, restOf("concat")), at(5, restOf("update"))];
  expect(said(asks)).toContain("0.60");
  expect(said(asks)).not.toContain(f);
  expect(said(asks)).not.toContain(table("zh").answer_title);
  expect(said(shows)).toContain(f);
  for (const one of [at(1, 0), asks, shows]) expect(faults(drawing(one))).toEqual([]);
});
