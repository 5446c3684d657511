import "./page";
import { describe, expect, test } from "vitest";
import { answerPane } from "../src/answer/pane";
import { arrange, isFlat } from "../src/films/geometry";
import type { State } from "../src/frame";
import { LSTM } from "../src/kinds/lstm";
import type { Payload } from "../src/payload";
import { Run } from "../src/run";
import { atRest, fixture, START, table } from "./fixture";

const HERE: State = { ...START, unit: 0 };

function drawn(payload: Payload, lang: "en" | "zh"): HTMLElement {
  const pane = answerPane(() => {});
  pane.draw(atRest(new Run(payload), HERE, lang, 64), null);
  return pane.element as HTMLElement;
}

/** A model that tells classes of its own apart, as a toy of the training lab does. */
const toy = (classes: string[]): Payload => ({
  ...fixture({ T: 4, H: 2, readers: ["forward"], task: "negation" }),
  task: "none",
  classes,
  meaningless: false,
});

describe("the answer of a model that judges no review", () => {
  test.each(["en", "zh"] as const)("names its own class and never calls it positive (%s)", (lang) => {
    const root = drawn(toy(["0", "1"]), lang);
    expect(root.dataset.task).toBe("classes");
    expect(root.textContent).toMatch(/[“「]1[”」]/);
    expect(root.innerHTML).not.toMatch(/positive|好评|\{/);
  });
  test.each(["en", "zh"] as const)("says the class that is likeliest, not always the last (%s)", (lang) => {
    for (const shares of [
      [0.9, 0.1],
      [0.1, 0.9],
    ]) {
      const sent = Buffer.from(new Float32Array([0, 1, 2, 3].flatMap(() => shares)).buffer).toString(
        "base64",
      );
      const said = drawn({ ...toy(["0", "1"]), verdicts: { forward: sent } }, lang).querySelector(
        ".gw-answer-said",
      )!.textContent!;
      expect(said).toContain(`“${shares[0]! > shares[1]! ? "0" : "1"}”`);
      expect(said).toContain("0.90");
      expect(said).not.toContain("0.10");
    }
  });
  test.each(["en", "zh"] as const)("is not called random where it is a number (%s)", (lang) => {
    const said = (meaningless: boolean) =>
      drawn({ ...toy([]), verdicts: {}, meaningless }, lang).querySelector(".gw-answer-said")!.textContent!;
    expect(said(false)).toBe(table(lang).answer_number);
    expect(said(true)).toBe(table(lang).answer_none);
  });
  test.each(["en", "zh"] as const)("is not called the model's where nothing has been learnt (%s)", (lang) => {
    const title = (untrained: boolean) =>
      drawn({ ...toy(["0", "1"]), untrained }, lang).querySelector(".gw-answer-title")!.textContent;
    expect(title(true)).toBe(table(lang).answer_untrained);
    expect(title(false)).toBe(table(lang).answer_title);
  });
  test.each(["en", "zh"] as const)("calls a class B by its name, for it begins no word (%s)", (lang) => {
    const classes = [...drawn(toy(["A", "B"]), lang).querySelectorAll(".gw-verdict-class")].map(
      (one) => one.textContent,
    );
    expect(classes).toEqual(["A", "B"]);
  });
  test("a review is still judged", () => {
    expect(
      drawn(fixture({ T: 4, H: 2, readers: ["forward"], task: "negation" }), "en").textContent,
    ).toContain("positive with probability");
  });
});

describe("the names beside the films", () => {
  const wish = { width: 700, T: 20, names: 90, token: 8, pixel: 1, films: LSTM.films.slice(0, 3), head: 34 };
  test("take one line where two would lie on the next film's", () => {
    expect(isFlat(arrange({ ...wish, H: 1, height: 128 }), 34)).toBe(true);
    expect(isFlat(arrange({ ...wish, H: 8, height: 420 }), 34)).toBe(false);
  });
});
