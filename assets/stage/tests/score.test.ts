import { describe, expect, test } from "vitest";
import { dueOf } from "../src/cell/paint/timing";
import { markOf } from "../src/kinds/cell";
import { LSTM } from "../src/kinds/lstm";
import {
  END,
  MOMENTS,
  marksOf,
  momentAt,
  phaseAt,
  restOf,
  SCORE,
  shareOf,
  startOf,
} from "../src/motion/score";

const MARKS = marksOf("lstm");

describe("the score of a step", () => {
  test("phases follow each other without a gap, and the last ends the step", () => {
    let before = 0;
    for (const phase of LSTM.phases) {
      expect(startOf(phase)).toBe(before);
      expect(restOf(phase)).toBeGreaterThan(before);
      for (const ms of [before + 1, restOf(phase)]) expect(phaseAt(ms, LSTM)).toBe(phase);
      before = restOf(phase);
    }
    expect(before).toBe(END);
  });

  test.each(MARKS)("%s lies in one phase and grows from 0 to 1", (mark) => {
    const [from, to] = SCORE[mark];
    expect(phaseAt(from + 1, LSTM)).toBe(phaseAt(to, LSTM));
    expect([from - 1, from, (from + to) / 2, to, END].map((ms) => shareOf(ms, mark))).toEqual([
      0, 0, 0.5, 1, 1,
    ]);
  });

  test.each([
    ["f", "bus"],
    ["i", "bus"],
    ["o", "bus"],
    ["f_c_prev", "f"],
    ["f_c_prev", "c_prev"],
    ["i_g", "i"],
    ["i_g", "g"],
    ["c", "f_c_prev"],
    ["c", "i_g"],
    ["tanh_c", "c"],
    ["h", "tanh_c"],
    ["h", "o"],
  ] as const)("%s is there only after %s", (result, source) => {
    const mark = source === "bus" ? "bus" : markOf(LSTM, source);
    expect(SCORE[markOf(LSTM, result)][1]).toBeGreaterThan(SCORE[mark][1]);
  });

  test("moments divide the step wherever something begins or ends", () => {
    for (const moment of MOMENTS) if (moment) expect(momentAt(moment)).toBe(momentAt(moment - 0.1) + 1);
    expect(momentAt(END)).toBe(MOMENTS.length);
  });

  test("a thing is there at the latest when its own phase rests", () => {
    expect(dueOf("riser_f", "concat")).toBe(restOf("concat")); // the four ways out of the dense layer, looked at closely
    expect(dueOf(LSTM.wires["tap-f"], "forget")).toBe(SCORE.riser_f[1]);
  });
});
