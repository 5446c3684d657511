import "./page";
import { describe, expect, test } from "vitest";
import { guessAt, labelOf, shareText, signOf } from "../src/answer/expected";
import { answerPane } from "../src/answer/pane";
import type { Action, Frame } from "../src/frame";
import { labels } from "../src/label";
import { END } from "../src/motion/score";
import { LIGHT } from "../src/primitives/palette";
import { Run } from "../src/run";
import { drawing } from "./export-frame";
import { encode, fixture, START, table, verse } from "./fixture";

const ZH = ["character", "comma", "full_stop"];
const EN = ["letter", "space", "line_end"];

const SURE = [0.9, 0.08, 0.02];
const COMMA = [0.02, 0.95, 0.03];
/** 天上宫阙，: it expects the comma a character too early, and the character where the comma stands. */
const SONG = verse("天上宫阙，", ZH, [SURE, SURE, COMMA, SURE, SURE]);

describe("what comes next", () => {
  test("is the label of its mark, else the first, which is any other token", () => {
    expect([..."月，。,？"].map((token) => ZH[labelOf(ZH, token)])).toEqual([
      "character",
      "comma",
      "full_stop",
      "comma",
      "character",
    ]);
    expect([..."e·/"].map((token) => EN[labelOf(EN, token)])).toEqual(EN);
  });
  test("has a sign of one character, another for each label", () => {
    expect(ZH.map(signOf)).toEqual(["□", "，", "。"]);
    expect(EN.map(signOf)).toEqual(["□", "·", "/"]);
  });
  test("is guessed at every step, and known at all but the last", () => {
    const guesses = [0, 1, 2, 3, 4].map((step) => guessAt(SONG, step)!);
    expect(guesses.map(({ expected, came }) => [expected, came])).toEqual([
      [0, 0],
      [0, 0],
      [1, 0],
      [0, 1],
      [0, null],
    ]);
    expect(guesses[2]!.given).toBeCloseTo(0.02, 6);
    expect(guesses[3]!.given).toBeCloseTo(0.08, 6);
    expect(guessAt(verse("天上", ZH, [[NaN, NaN, NaN], SURE]), 0)).toBeNull();
  });
  test("prints a share by whole percents, and none as nothing", () => {
    expect([0.0261, 0.5, 0.004, 0.99].map(shareText)).toEqual(["3%", "50%", "<1%", "99%"]);
  });
});

function drawn(run: Run, lang: "zh" | "en", step: number) {
  const asked: Action[] = [];
  const pane = answerPane((action) => asked.push(action));
  const label = labels(table(lang));
  const frameOf = (step: number): Frame => ({
    run,
    state: { ...START, unit: 0, step },
    palette: LIGHT,
    label,
    lang,
    ms: END,
    narrow: false,
    layout: 1,
    room: () => ({ width: 830, height: 84 }),
  });
  let frame = frameOf(step);
  pane.draw(frame, null);
  const root = pane.element as HTMLElement;
  const cells = () => [...root.querySelectorAll<HTMLElement>(".gw-sentence-cell")];
  return {
    root,
    cells,
    asked,
    label,
    frame: () => frame,
    said: () => root.querySelector(".gw-answer-said")!.textContent!,
    under: () => cells().map((cell) => cell.querySelector("small")!.textContent),
    go(to: number) {
      const before = frame;
      frame = frameOf(to);
      pane.draw(frame, before);
    },
  };
}

describe.each(["zh", "en"] as const)("the answer of a model that says what comes next (%s)", (lang) => {
  test("a bar a label, in words", () => {
    const names = [...drawn(SONG, lang, 2).root.querySelectorAll(".gw-verdict-class")].map(
      (one) => one.textContent,
    );
    expect(names).toEqual(ZH.map((one) => table(lang)[`answer_class_${one}`]));
  });
  test("under each tile what was expected there, right or wrong, and how little it gave to what surprised it", () => {
    const view = drawn(SONG, lang, 4);
    expect(view.under()).toEqual(["", "□✓", "□✓", "，✗ 2%", "□✗ 8%"]);
    expect(view.cells().map((cell) => cell.classList.contains("gw-surprise"))).toEqual([
      false,
      false,
      false,
      true,
      true,
    ]);
  });
  test("a tile's own words say the same: the label expected, and what came was given", () => {
    const titles = drawn(SONG, lang, 4)
      .cells()
      .map(({ title }) => title);
    const word = (one: string) => table(lang)[`answer_class_${one}`]!;
    expect(titles[0]).toBe("");
    expect(titles[2]).toBe(
      labels(table(lang))("answer_expected_right", { answer: word("character"), given: "90%" }),
    );
    expect(titles[3]).toBe(
      labels(table(lang))("answer_expected_wrong", { answer: word("comma"), given: "2%" }),
    );
  });
  test("nothing is told of places beyond the next one, which is what it speaks of", () => {
    const view = drawn(SONG, lang, 1);
    const hidden = () => view.cells().map((cell) => cell.classList.contains("gw-unread"));
    expect(hidden()).toEqual([false, false, false, true, true]);
    view.go(3);
    expect(hidden()).toEqual([false, false, false, false, false]);
    view.go(0);
    expect(hidden()).toEqual([false, false, true, true, true]);
  });
  test("the sentence says the guess, what came, and what it had given to it", () => {
    const view = drawn(SONG, lang, 1);
    const word = (one: string) => table(lang)[`answer_class_${one}`]!;
    expect(view.said()).toContain(word("character"));
    expect(view.said()).toContain("90.0%");
    expect(view.said()).not.toContain("8.0%");
    view.go(2);
    expect(view.said()).toContain(word("comma"));
    expect(view.said()).toContain("95.0%");
    expect(view.said()).toContain("阙");
    expect(view.said()).toContain("2.0%");
    view.go(4);
    expect(view.said()).toContain("，");
    expect(view.root.textContent).not.toMatch(/[{}]|undefined|NaN|full_stop|answer_/);
  });
  test("a click on a tile goes there", () => {
    const view = drawn(SONG, lang, 0);
    view.cells()[3]!.querySelector("small")!.click();
    expect(view.asked).toEqual([{ kind: "step", to: 3 }]);
  });
  test("what a lesson has not shown is a question mark", () => {
    const view = drawn(verse("天上", ZH, [[NaN, NaN, NaN], SURE]), lang, 0);
    expect(view.under()).toEqual(["", "?"]);
    expect(view.said()).not.toMatch(/NaN|undefined/);
  });
  test("the saved picture says it, too, and calls nothing the answer of the whole sentence", () => {
    const view = drawn(SONG, lang, 2);
    const text = drawing(view.frame()).textContent!;
    expect(text).toContain(view.said());
    expect(text).not.toContain(table(lang).answer_final!.split("{")[0]);
  });
});

describe("the English twin", () => {
  test("names letters, spaces and line ends", () => {
    const view = drawn(
      verse(
        "be·/",
        EN,
        [
          [0.6, 0.3, 0.1],
          [0.1, 0.8, 0.1],
          [0.2, 0.2, 0.6],
          [0.9, 0.05, 0.05],
        ],
        "en",
      ),
      "en",
      3,
    );
    expect(view.under()).toEqual(["", "□✓", "·✓", "/✓"]);
  });
});

describe("beside another run", () => {
  test("each tile says what was expected there in the other", () => {
    const made = fixture({
      text: "天上宫",
      H: 2,
      readers: ["forward"],
      task: "negation",
      hold: [["f", 0, 0, 1]],
      before: true,
    });
    const run = new Run({
      ...made,
      task: "verse",
      classes: ZH,
      verdicts: { forward: encode([SURE, SURE, SURE].flat()) },
      before: { ...made.before!, verdicts: { forward: encode([SURE, COMMA, SURE].flat()) } },
    });
    const view = drawn(run, "en", 2);
    expect(view.under()).toEqual(["", "□✓", "□✓"]);
    const was = view.label("run_was_before", { value: table("en").answer_class_comma! });
    expect(view.cells().map((cell) => cell.title.includes(was))).toEqual([false, false, true]);
    expect(view.cells().map((cell) => cell.classList.contains("gw-differs"))).toEqual([false, false, true]);
  });
});
