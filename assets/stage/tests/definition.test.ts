import "./page";
import { readFileSync } from "node:fs";
import { beforeEach, describe, expect, test } from "vitest";
import { formulasPane } from "../src/formulas/pane";
import type { Frame, State } from "../src/frame";
import { Run } from "../src/run";
import { Definition, LESSONS } from "../src/selection/definition";
import { litBy } from "../src/selection/lit";
import { nameOf } from "../src/selection/terms";
import { atRest, fixture, START, table } from "./fixture";

const STEP = "x hp cp f i g o c h fc ig tc W_f W_i W_g W_o b_f b_i b_g b_o z_f z_i z_g z_o".split(" ");
const TERMS = /TERMS = \{([^}]*)\}/.exec(readFileSync("../../pages/words/markup.py", "utf8"))![1]!;
const PROSE = [...TERMS.matchAll(/: "(\w+)"/g)].map(([, term]) => term!);

function frameOf(lang: "zh" | "en", state: Partial<State> = {}): Frame {
  return atRest(new Run(fixture({ T: 4, H: 6, D: 5, lang })), { ...START, ...state }, lang);
}

let page: HTMLElement;
let card: Definition;
function open(frame: Frame, term: string): HTMLElement {
  const on = page.querySelector<HTMLElement>(`.gw-term[data-term="${term}"]`)!;
  card.open(term, on, frame);
  return on;
}

beforeEach(() => {
  const formulas = formulasPane(() => {});
  formulas.draw(frameOf("zh"), null);
  page = document.createElement("div");
  const words = PROSE.map((term) => `<button class="gw-term" data-term="${term}">word</button>`).join("");
  page.innerHTML = `<a href="/forget-gate?text=x">1</a><p>${words}</p>`;
  page.append(formulas.element);
  document.body.replaceChildren(page);
  card = new Definition(page, formulas.element as HTMLElement);
});

describe.each(["zh", "en"] as const)("the definition of a term (%s)", (lang) => {
  test("has its name, its sign, how many numbers it is, a sentence and its lesson", () => {
    for (const term of STEP) {
      const frame = frameOf(lang);
      const on = page.querySelector<HTMLElement>(`button.gw-t[data-term="${term}"]`)!;
      card.open(term, on, frame);
      const text = card.element.textContent!;
      expect(card.element.hidden).toBe(false);
      expect(text, term).toContain(nameOf(frame.label, term, "forward"));
      expect(text, term).toContain(term === "x" ? "5" : "6");
      if (term.startsWith("W")) expect(text).toContain("6 × 11");
      expect(text, term).not.toMatch(/[{}]|def_|sel_|undefined/);
      expect(card.element.querySelector("a")!.textContent).toMatch(/\d/);
    }
  });

  test("of a dotted term in the prose has the word as its name, and every one has a sentence", () => {
    const frame = frameOf(lang);
    expect(PROSE.length).toBeGreaterThan(12);
    for (const term of PROSE) {
      open(frame, term);
      expect(card.element.textContent, term).not.toMatch(/[{}]|def_|shell_/);
      expect(card.element.querySelector(".gw-definition-says")!.textContent, term).toMatch(/\S/);
    }
  });

  test("of the three doors, and of no other, says what they share with a plain RNN", () => {
    const rnn = table(lang).def_rnn!;
    for (const term of STEP) {
      card.open(term, page, frameOf(lang));
      expect(card.element.textContent!.includes(rnn), term).toBe(["f", "i", "o"].includes(term));
    }
  });

  test("is what describes the term's button in the prose to who listens", () => {
    card.name(frameOf(lang).label);
    for (const term of PROSE) {
      const description = document.getElementById(`gw-def-${term}`)!;
      expect(description.textContent, term).toBe(table(lang)[`def_${term}`]);
      expect(description.closest("[hidden]"), term).not.toBeNull();
    }
  });
});

test("of a gate, its weights, bias and sum leads to the sum's products on the walk, and nothing else does", () => {
  const asked: unknown[] = [];
  const own = new Definition(page, page.querySelector<HTMLElement>(".gw-formulas")!, (action) =>
    asked.push(action),
  );
  const leads = (frame: Frame, term: string) => {
    own.open(term, page.querySelector(`button.gw-t[data-term="${term}"]`)!, frame);
    const button = own.element.querySelector("button")!;
    if (!button.hidden) button.click();
    return !button.hidden;
  };
  const walk = frameOf("zh");
  expect(STEP.filter((term) => leads(walk, term))).toEqual(
    "f i g o W_f W_i W_g W_o b_f b_i b_g b_o z_f z_i z_g z_o".split(" "),
  );
  expect(asked.slice(0, 5)).toEqual(["f", "i", "g", "o", "f"].map((to) => ({ kind: "drill", to })));
  const look = { phase: "forget", films: [], answer: false, view: "cell" } as const;
  const lesson = new Run({ ...walk.run.payload, look: { ...look, films: ["f"] } });
  expect(leads({ ...walk, run: lesson }, "W_f")).toBe(false);
  const held = new Run(fixture({ T: 4, H: 6, D: 5, hold: [["f", START.step, START.unit, 0.5]] }));
  expect(leads({ ...walk, run: held }, "f")).toBe(false);
});

test("says anew which unit is followed, and is gone when it is shut", () => {
  open(frameOf("zh"), "f");
  card.draw(frameOf("zh", { unit: 4 }));
  expect(card.element.textContent).toContain("第 5 个");
  card.shut();
  expect(card.element.hidden).toBe(true);
  card.draw(frameOf("zh", { unit: 2 }));
  expect(card.element.hidden).toBe(true);
});

test("leads to its lesson by the page's own link", () => {
  let followed = 0;
  page.querySelector("a")!.addEventListener("click", (event) => {
    event.preventDefault();
    followed++;
  });
  open(frameOf("zh"), "f");
  card.element.querySelector<HTMLElement>("a")!.click();
  expect(followed).toBe(1);
});

test("lessons are numbered as the pages are", () => {
  const frame = readFileSync("../../pages/chapters/contents.py", "utf8");
  const chapters = [...frame.matchAll(/^ {4}Chapter\("(\w+)"/gm)].map(([, name]) =>
    name!.replaceAll("_", "-"),
  );
  const first = chapters.indexOf(LESSONS[0]!); // the RNN's, before it, bears no whole number
  LESSONS.forEach((path, n) => {
    expect(chapters[first + n]).toBe(path);
  });
});

test("the words of the prose that are no term of a step light what they speak of", () => {
  const frame = frameOf("zh");
  expect(litBy(frame, "unit").unit).toBe(START.unit);
  expect([...litBy(frame, "concat").pieces!]).toEqual(expect.arrayContaining(["x", "h_prev", "source"]));
  expect([...litBy(frame, "dense").pieces!]).toEqual(
    expect.arrayContaining(["tap-f", "tap-g", "tap-i", "tap-o"]),
  );
  expect([...litBy(frame, "sigma").pieces!]).toEqual(expect.arrayContaining(["tap-f", "tap-i", "tap-o"]));
  expect([...litBy(frame, "tanh").pieces!]).toEqual(expect.arrayContaining(["tap-g", "tanh"]));
  expect(litBy(frame, "step").terms).toContain(`token:${START.step}`);
  for (const term of ["ledger", "direction", "bilstm"]) expect(litBy(frame, term).pieces).toBeNull();
});
