import "./page";
import { describe, expect, test } from "vitest";
import { answerPane } from "../src/answer/pane";
import { headPane } from "../src/controls/head";
import { decimal } from "../src/format";
import type { Frame, State } from "../src/frame";
import type { Payload } from "../src/payload";
import { Panel } from "../src/readers/panel";
import { Run } from "../src/run";
import { drawing } from "./export-frame";
import { atRest, encode, fixture, START, table } from "./fixture";

const LANGUAGES = ["en", "zh"] as const;

function frameOf(payload: Payload, lang: "en" | "zh", state: Partial<State> = {}): Frame {
  return atRest(new Run(payload), { ...START, ...state }, lang, 64);
}

describe.each(LANGUAGES)("where a model of two readers chooses among no classes (%s)", (lang) => {
  const panel = (meaningless: boolean) => {
    const payload = { ...fixture({ T: 4, H: 2, task: "none" }), meaningless };
    const frame = frameOf(payload, lang, { view: "readers" });
    const own = new Panel();
    own.lay(frame);
    return [own.element.textContent!, drawing(frame).textContent!.replace(/\s/g, "")] as const;
  };
  test("random weights are called so, and no others", () => {
    const words = table(lang);
    const [none, number] = [words.answer_none!, words.answer_number!];
    for (const meaningless of [true, false])
      panel(meaningless).forEach((said, n) => {
        const bare = (text: string) => (n ? text.replace(/\s/g, "") : text);
        expect(said.includes(bare(none))).toBe(meaningless);
        expect(said.includes(bare(number))).toBe(!meaningless);
      });
  });
});

describe.each(LANGUAGES)("the answer of a review model (%s)", (lang) => {
  const whole = table(lang).answer_final!.split("{")[0]!; // "the whole sentence: "
  test("is the share of the last class at each place, and the whole sentence's at the last", () => {
    const payload = fixture({ T: 4, H: 2, readers: ["forward"], task: "negation" });
    for (const step of [1, 3]) {
      const frame = frameOf(payload, lang, { step });
      const pane = answerPane(() => {});
      pane.draw(frame, null);
      const share = decimal(frame.run.verdict("forward", step)![1]!, 2);
      const token = payload.tokens[step]!;
      const answer = table(lang)[`answer_class_${payload.answer}`]!;
      const filled = (key: string) =>
        table(lang)[key]!.replace("{token}", token).replace("{value}", share).replace("{answer}", answer);
      expect(pane.element.querySelector(".gw-answer-said")!.textContent).toBe(
        filled(step === 3 ? "answer_final" : "answer_so_far"),
      );
      expect(drawing(frame).textContent!.includes(whole)).toBe(step === 3);
    }
  });
  test("is not spoken of in the picture of a model that says something at each place only", () => {
    const toy: Payload = {
      ...fixture({ T: 4, H: 2, readers: ["forward"], task: "negation" }),
      task: "none",
      classes: ["0", "1"],
      answer: "",
    };
    expect(drawing(frameOf(toy, lang, { step: 3 })).textContent).not.toContain(whole);
  });
});

describe.each(LANGUAGES)("a tag that decoding changed (%s)", (lang) => {
  test("is told with the likeliest before it", () => {
    const payload = fixture({ T: 4, H: 2, readers: ["forward"] });
    const shares = encode([0, 1, 2, 3].flatMap(() => [0.1, 0.2, 0.3, 0.4]));
    const frame = frameOf({ ...payload, verdicts: { forward: shares }, tags: ["S", "B", "E", "S"] }, lang);
    const pane = answerPane(() => {});
    pane.draw(frame, null);
    const cells = [...pane.element.querySelectorAll<HTMLElement>(".gw-sentence-cell")];
    expect(cells.map((cell) => cell.querySelector("small")!.textContent)).toEqual(["S", "S→B", "S→E", "S"]);
    expect(cells.map((cell) => cell.title)).toEqual([
      "",
      table(lang).answer_decoded!.replace("{tag}", "S→B"),
      table(lang).answer_decoded!.replace("{tag}", "S→E"),
      "",
    ]);
  });
});

describe.each(LANGUAGES)("the head (%s)", (lang) => {
  test("says of a model with one reader that it has no other", () => {
    const titles = (readers: ("forward" | "backward")[]) => {
      const pane = headPane(() => {});
      pane.draw(frameOf(fixture({ T: 4, H: 2, readers }), lang), null);
      return [...pane.element.querySelectorAll<HTMLElement>("[data-choose]")]
        .filter((button) => ["forward", "backward"].includes(button.dataset.choose!))
        .map((button) => button.title);
    };
    expect(titles(["forward"])).toEqual(["", table(lang).head_one_reader]);
    expect(titles(["forward", "backward"])).toEqual(["", ""]);
  });
});
