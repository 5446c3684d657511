import "./page";
import { describe, expect, test } from "vitest";
import { pillTexts } from "../src/cell/overlay/pills";
import { cellPane } from "../src/cell/pane";
import { short } from "../src/format";
import type { Vector } from "../src/kinds/names";
import { Run } from "../src/run";
import { atRest, fixture, type Hold, START } from "./fixture";

/** What a printed number stands for exactly: n · 10^−places. */
function exactly(text: string): { n: bigint; places: number } {
  const [plain, power = ""] = text.replace("−", "-").split("×10") as [string, string?];
  const raised = Number([...power].map((c) => (c === "⁻" ? "-" : "⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(c))).join(""));
  return { n: BigInt(plain.replace(".", "")), places: (plain.split(".")[1]?.length ?? 0) - raised };
}

const at = ({ n, places }: { n: bigint; places: number }, to: number) => n * 10n ** BigInt(to - places);

/** n · 10^−from with fewer places, halves away from zero. */
function rounded(n: bigint, from: number, to: number): bigint {
  if (to >= from) return n * 10n ** BigInt(to - from);
  const unit = 10n ** BigInt(from - to);
  const size = ((n < 0n ? -n : n) * 2n + unit) / (2n * unit);
  return n < 0n ? -size : size;
}

const PRODUCTS: [Vector, Vector, Vector][] = [
  ["f", "c_prev", "f_c_prev"],
  ["i", "g", "i_g"],
  ["o", "tanh_c", "h"],
];

/** The equations among printed numbers that are not true, in words. */
function untrue(of: (vector: Vector) => string, isHeld = false): string[] {
  const wrong = PRODUCTS.filter(([a, b, result]) => {
    const [left, right, made] = [exactly(of(a)), exactly(of(b)), exactly(of(result))];
    return rounded(left.n * right.n, left.places + right.places, made.places) !== made.n;
  }).map(([a, b, result]) => `${of(a)} × ${of(b)} = ${of(result)}`);
  const [kept, written, c] = [exactly(of("f_c_prev")), exactly(of("i_g")), exactly(of("c"))];
  const finest = Math.max(kept.places, written.places);
  if (!isHeld && rounded(at(kept, finest) + at(written, finest), finest, c.places) !== c.n)
    wrong.push(`${of("f_c_prev")} + ${of("i_g")} = ${of("c")}`);
  return wrong;
}

const HOLD: Hold[] = [
  ["f", 2, 1, 0.3],
  ["c", 3, 1, -0.7],
];

describe("the numbers in the pills", () => {
  test.each([
    ["free", [], undefined],
    ["with a door and a cell state set by hand", HOLD, undefined],
    ["with a hard σ", [], 0.2],
  ] as const)("multiply and add up as printed (%s)", (_, hold, hard) => {
    const [all, wrong, was] = [[] as string[], [] as string[], [] as string[]];
    for (const seed of [1, 2, 3, 4]) {
      const run = new Run(fixture({ T: 6, H: 12, seed, hold: [...hold], hard }));
      for (const direction of ["forward", "backward"] as const) {
        const reader = run.reader(direction);
        for (let step = 0; step < run.T; step++)
          for (let unit = 0; unit < run.H; unit++) {
            const texts = pillTexts(reader, step, unit);
            const isHeld = reader.held("c", step, unit);
            all.push(...Object.values(texts));
            wrong.push(...untrue((vector) => texts[vector]!, isHeld));
            was.push(...untrue((vector) => short(reader.value(vector, step, unit)), isHeld));
            for (const [vector, text] of Object.entries(texts)) {
              const { n, places } = exactly(text);
              expect(
                Math.abs(Number(n) / 10 ** places - reader.value(vector as Vector, step, unit)),
              ).toBeLessThan(0.50001 * 10 ** -places);
            }
          }
      }
    }
    expect(was.length).toBeGreaterThan(10); // three decimals alone would not do
    expect(wrong).toEqual([]);
    const digits = all.filter((text) => !text.includes("×")).map((text) => exactly(text).places);
    expect(Math.max(...digits)).toBeLessThanOrEqual(5);
    expect(digits.filter((places) => places > 4).length / digits.length).toBeLessThan(0.01);
  });

  test("are those that stand in the picture", () => {
    const run = new Run(fixture({ T: 6, H: 12 }));
    const pane = cellPane(() => {});
    const frame = atRest(run, { ...START, step: 4, unit: 7 });
    pane.draw(frame, null);
    const pills = [...pane.element.querySelectorAll<SVGElement>("[data-number]")];
    const shown = Object.fromEntries(
      pills.map((pill) => [pill.dataset.number, pill.querySelector("text")!.textContent]),
    );
    expect(shown).toMatchObject(pillTexts(run.reader("forward"), 4, 7));
  });

  test("are question marks where a lesson has not shown them", () => {
    const run = new Run(fixture({ T: 3, H: 4 }));
    const reader = run.reader("forward");
    const hidden = Object.create(reader, {
      value: {
        value: (vector: Vector, step: number, unit: number) =>
          vector === "f_c_prev" ? NaN : reader.value(vector, step, unit),
      },
    });
    const texts = pillTexts(hidden, 1, 1);
    expect(texts.f_c_prev).toBe("?");
    expect(texts.c).toBe(short(reader.value("c", 1, 1)));
  });
});
