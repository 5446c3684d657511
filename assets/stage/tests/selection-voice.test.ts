import "./page";
import { describe, expect, test } from "vitest";
import { argmax } from "../src/answer/verdict";
import { decimal, percent } from "../src/format";
import type { Frame, State } from "../src/frame";
import type { Vector } from "../src/kinds/names";
import { labels } from "../src/label";
import { END, restOf } from "../src/motion/score";
import type { Payload } from "../src/payload";
import { Run } from "../src/run";
import { litBy } from "../src/selection/lit";
import { lineFor } from "../src/selection/says";
import { textOf } from "../src/voice/line";
import { fixture, START, table, type Wish } from "./fixture";

const LANGUAGES = ["en", "zh"] as const;

interface Given {
  state?: Partial<State>;
  wish?: Wish;
  payload?: Partial<Payload>;
  ms?: number;
}

function frameOf(lang: "en" | "zh", { state, wish, payload, ms = END }: Given = {}): Frame {
  const run = new Run({ ...fixture({ T: 4, H: 8, D: 5, lang, ...wish }), ...payload });
  return { run, label: labels(table(lang)), state: { ...START, ...state }, ms } as Frame;
}
function said(frame: Frame, id: string): string {
  const line = lineFor(frame, litBy(frame, id));
  return line ? textOf(line) : "";
}
const numbersIn = (text: string) =>
  [...text.matchAll(/−?\d+\.\d+/g)].map(([n]) => Number(n.replace("−", "-")));

const TERMS = "x hp cp f i g o c h fc ig tc W_f W_i W_g W_o b_f b_i b_g b_o z_f z_i z_g z_o".split(" ");
const OTHERS = "doors ruler token:0 token:2 unit:1 unit:3:f answer:0 word:1:2 word:1:1 cell:c:1:3 cell:f:2:0";

/** What each sentence of arithmetic is made of, its result last. */
const OPERANDS: Record<string, Vector[]> = {
  f: ["f", "c_prev", "f_c_prev"],
  i: ["i", "g", "i_g"],
  o: ["o", "tanh_c", "h"],
  fc: ["f", "c_prev", "f_c_prev"],
  ig: ["i", "g", "i_g"],
  h: ["o", "tanh_c", "h"],
  c: ["f_c_prev", "i_g", "c"],
  tc: ["c", "tanh_c"],
};

describe.each(LANGUAGES)("what is said of a selection (%s)", (lang) => {
  test("has every slot filled, whatever is selected", () => {
    for (const id of [...TERMS, ...OTHERS.split(" ")])
      for (const direction of ["forward", "backward"] as const)
        for (const step of [0, 2, 3]) {
          const text = said(frameOf(lang, { state: { step, direction } }), id);
          expect(text, id).toMatch(/\S/);
          expect(text, id).not.toMatch(/[{}|]|sel_|shell_|NaN|undefined/);
        }
  });

  /** Whether the printed digits give the printed result; what says "about" is not counted. */
  test("is true of the printed digits", () => {
    const about = [table(lang).voice_about!.replace("{value}", "").trim(), "≈"];
    const laws: Record<string, (numbers: number[]) => number> = {
      f: ([a, b]) => a! * b!,
      i: ([a, b]) => a! * b!,
      o: ([a, b]) => a! * b!,
      fc: ([a, b]) => a! * b!,
      ig: ([a, b]) => a! * b!,
      h: ([a, b]) => a! * b!,
      c: ([a, b]) => a! + b!,
      tc: ([a]) => Math.tanh(a!),
      z_f: ([a, b, c]) => a! + b! + c!,
      z_g: ([a, b, c]) => a! + b! + c!,
    };
    for (const [id, law] of Object.entries(laws)) {
      let held = 0;
      for (let unit = 0; unit < 8; unit++)
        for (let step = 1; step < 4; step++) {
          const frame = frameOf(lang, { state: { step, unit } });
          const text = said(frame, id);
          const numbers = numbersIn(text);
          const reader = frame.run.reader("forward");
          const terms = Object.values(reader.terms(id === "z_g" ? "g" : "f", step, unit));
          const own = OPERANDS[id]?.map((vector) => reader.value(vector, step, unit)) ?? terms;
          own.forEach((value, k) => {
            expect(numbers[k], `${id}: ${text}`).toBeCloseTo(value, 2);
          });
          if (about.some((word) => text.includes(word))) continue;
          expect(Math.abs(law(numbers) - numbers.at(-1)!), text).toBeLessThan(0.0005 + 1e-9);
          held++;
        }
      expect(held, id).toBeGreaterThan(19); // of 24: few have no few digits that make them true
    }
  });

  test("tells the trace's own number of a vector, of a lane and of a film's square", () => {
    const frame = frameOf(lang, { state: { unit: 5 } });
    const reader = frame.run.reader("forward");
    const told: [string, Vector, number, number][] = [
      ["g", "g", 2, 5],
      ["cp", "c_prev", 2, 5],
      ["hp", "h_prev", 2, 5],
      ["cell:c:1:3", "c", 1, 3],
      ["cell:f:0:2", "f", 0, 2],
    ];
    for (const [id, vector, step, unit] of told)
      expect(said(frame, id), id).toContain(decimal(reader.value(vector, step, unit)));
    expect(numbersIn(said(frame, "unit:3"))).toEqual(
      (["c_prev", "c"] as const).map((vector) =>
        Number(decimal(reader.value(vector, 2, 3)).replace("−", "-")),
      ),
    );
    expect(said(frame, "b_o")).toContain(decimal(reader.terms("o", 2, 5).b));
    expect(said(frame, "W_o")).toContain("8 × 13");
    expect(said(frame, "x")).toContain("5");
    expect(said(frame, "hp")).toContain("8");
  });

  test("behind a door says what its thickness and its colour are", () => {
    const frame = frameOf(lang);
    expect(said(frame, "unit:3:f")).toBe(`${said(frame, "unit:3")} ${said(frame, "doors")}`);
  });

  test("tells nothing that the step has not come to, nor of places not read", () => {
    const due = table(lang).sel_due!.split("}")[1]!;
    const frame = frameOf(lang, { state: { phase: "forget", step: 2 }, ms: restOf("forget") });
    for (const id of ["i", "g", "ig", "c", "tc", "o", "h", "answer:0", "cell:h:2:1", "cell:f:3:1"])
      expect(said(frame, id).endsWith(due), id).toBe(true);
    for (const id of ["x", "hp", "cp", "f", "fc", "W_o", "cell:h:1:1"])
      expect(said(frame, id).endsWith(due), id).toBe(false);
    expect(numbersIn(said(frame, "unit:3"))).toHaveLength(1);
  });

  test("while a question is open leaves the voice as it is", () => {
    const frame = frameOf(lang, { payload: { curtain: ["f"] } });
    for (const id of [...TERMS, ...OTHERS.split(" ")])
      expect(lineFor(frame, litBy(frame, id)), id).toBeNull();
  });

  test("says what was set by hand, and does not add up a cell state that was", () => {
    const hold = (part: "f" | "c"): Given => ({ wish: { hold: [[part, 2, 1, 0.5]] } });
    expect(said(frameOf(lang, hold("f")), "f").endsWith(table(lang).voice_held!)).toBe(true);
    const state = frameOf(lang, hold("c"));
    expect(numbersIn(said(state, "c"))).toEqual([0.5]);
    expect(said(state, "c")).not.toContain("=");
  });

  test("of the answer's bars tells their share, by both readers or by one", () => {
    const both = frameOf(lang);
    const one = frameOf(lang, { wish: { readers: ["forward"] } });
    for (const [frame, name] of [
      [both, "both"],
      [one, "forward"],
    ] as const) {
      const shares = frame.run.verdict(name, 2)!;
      shares.forEach((share, k) => {
        expect(said(frame, `answer:${k}`)).toContain(percent(share));
      });
      expect(argmax(shares)).toBeGreaterThanOrEqual(0);
    }
    expect(said(both, "answer:0")).not.toBe(said(one, "answer:0"));
    const end = (key: string) => table(lang)[key]!.split("]").at(-1)!;
    expect(said(both, "answer:0").endsWith(end("sel_answer_both"))).toBe(true);
    expect(said(one, "answer:0").endsWith(end("sel_answer"))).toBe(true);
  });

  test("of a word tells its characters and how many they are", () => {
    const frame = frameOf(lang);
    const { tokens } = frame.run.payload;
    expect(said(frame, "word:1:2")).toContain(tokens.slice(1, 3).join(""));
    expect(said(frame, "word:1:2")).toContain("2");
    expect(said(frame, "word:1:1")).toContain(tokens[1]);
  });
});
