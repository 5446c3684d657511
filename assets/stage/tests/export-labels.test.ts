/** What is written in a saved picture, by its boxes: never small, never over another line, wherever the picture stops. */
import "./page";
import { describe, expect, test } from "vitest";
import { LSTM } from "../src/kinds/lstm";
import { MOMENTS, restOf } from "../src/motion/score";
import { READ } from "../src/readers/score";
import { faults } from "./export-boxes";
import { drawing, framed, look, said } from "./export-frame";

describe("what is written in a saved picture", () => {
  test.each([1, 8, 16, 32, 64])(
    "is never small, over another line or beyond the edge: %i units",
    { tags: ["slow"] },
    (H) => {
      for (const [lang, direction, T, step] of [
        ["zh", "forward", 4, 3],
        ["en", "backward", 40, 20],
      ] as const)
        for (const view of ["cell", "readers", "text"] as const) {
          const frame = framed({ T, H, step, unit: H >> 1, direction, view, lang, D: H === 8 ? 32 : H });
          expect(faults(drawing(frame)), `${view}, ${lang}`).toEqual([]);
        }
    },
  );

  test.each(LSTM.phases)("has room in a lesson's close-up, too: %s", { tags: ["slow"] }, (phase) => {
    const films = {
      concat: ["h"],
      forget: ["f", "c"],
      input: ["i", "g"],
      update: ["c"],
      output: ["o", "h"],
    } as const;
    for (const lang of ["zh", "en"] as const)
      for (const [H, hard] of [
        [1, undefined],
        [16, 0.2],
        [64, undefined],
      ] as const) {
        const wish = { H, T: 5, step: 2, unit: H >> 1, lang, hard };
        const frame = framed(wish, { look: look(phase, [...films[phase]], phase === "output") }, { phase });
        expect(faults(drawing(frame)), `${lang}, ${H} units`).toEqual([]);
      }
  });

  test.each([
    ...MOMENTS.map((ms) => ["cell", "en", ms] as const),
    ...LSTM.phases.map((phase) => ["cell", "zh", restOf(phase)] as const),
    ...Object.values(READ)
      .flat()
      .map((ms) => ["readers", "en", ms] as const),
  ])("has room at every mark of the score: %s, %s, %i ms", { tags: ["slow"] }, (view, lang, ms) => {
    const frame = framed({ T: 2, H: 4, step: 1, unit: 1, view, lang });
    expect(faults(drawing({ ...frame, ms }))).toEqual([]);
  });

  test.each(["zh", "en"] as const)("has room for long words, and for every task: %s", (lang) => {
    const words =
      lang === "zh"
        ? ["服务员", "不", "非常热情周到", "，"]
        : ["the", "waiter", "extraordinarily", "pneumonoultramicroscopic"];
    const tokens = Array.from({ length: 20 }, (_, t) => words[t % 4]!);
    for (const view of ["cell", "readers", "text"] as const)
      for (const task of ["negation", "none"] as const)
        for (const [T, step] of [
          [3, 2],
          [20, 10],
        ] as const) {
          const frame = framed({ T, H: 4, step, view, lang, task }, { tokens: tokens.slice(0, T) });
          expect(faults(drawing(frame)), `${view}, ${task}, ${T}`).toEqual([]);
        }
  });

  test("a text that does not fit makes the picture higher, not its letters smaller", () => {
    const svg = drawing(framed({ T: 300, H: 2, step: 150, view: "text", lang: "en" }));
    expect(faults(svg)).toEqual([]);
    const long = drawing(framed({ T: 900, H: 2, step: 150, view: "text" }));
    expect(Number(long.getAttribute("height"))).toBeGreaterThan(720);
    expect(faults(long)).toEqual([]);
  }, 60_000);

  test("no number of a formula is cut short", () => {
    const frame = framed({ T: 4, H: 8, step: 3, unit: 2, hard: 1 / 6, lang: "en" });
    expect(said(frame)).not.toMatch(/[=×+].*…/);
  });
});
