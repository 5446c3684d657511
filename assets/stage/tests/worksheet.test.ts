// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from "vitest";
import type { Kind } from "../src/kinds/names";
import { Run } from "../src/run";
import { type Equation, equationsAt, type Slot } from "../src/worksheet/equations";
import { openSheet } from "../src/worksheet/page";
import { fixture, table, type Wish } from "./fixture";

const KINDS: Kind[] = ["lstm", "gru", "rnn"];
const COUNT: Record<Kind, number> = { lstm: 6, gru: 4, rnn: 2 };
const numberOf = (text: string): number => {
  const [digits, power] = text.replaceAll("−", "-").split("×10") as [string, string?];
  const raised = [...(power ?? "")].map((c) => (c === "⁻" ? "-" : "⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(c))).join("");
  return Number(digits) * 10 ** Number(raised);
};
const placesOf = (text: string): number => (/×10/.test(text) ? 99 : (text.split(".")[1]?.length ?? 0));

/** What a pocket calculator shows for the left side as it is printed. */
function worked({ left }: Equation): number {
  const line = left.map((part) => (typeof part === "string" ? part : `(${numberOf(part.text)})`)).join("");
  const code = line
    .replaceAll("σ(", "sigma(")
    .replaceAll("tanh(", "Math.tanh(")
    .replaceAll("×", "*")
    .replaceAll("−", "-");
  return new Function("sigma", `return ${code}`)((z: number) => 1 / (1 + Math.exp(-z))) as number;
}

/** Places of runs of each kind and both ways, with their equations. */
function* places(kind: Kind, T = 5, H = 6): Generator<[Run, Wish, Equation[]]> {
  for (let seed = 1; seed <= 3; seed++)
    for (const direction of ["forward", "backward"] as const) {
      const wish: Wish = { kind, T, H, seed, readers: ["forward", "backward"], direction };
      const run = new Run(fixture(wish));
      for (let step = 0; step < T; step++)
        for (let unit = 0; unit < H; unit++)
          yield [
            run,
            { ...wish, step, unit },
            equationsAt(kind, { reader: run.reader(direction), step, unit }),
          ];
    }
}

describe.each(KINDS)("the equations of a worksheet about a %s", (kind) => {
  it("are true of what is printed, on a calculator, and print the run's own numbers", () => {
    for (const [run, { step, unit, direction }, equations] of places(kind)) {
      expect(equations).toHaveLength(COUNT[kind]);
      for (const one of equations) {
        const value = run.reader(direction!).value(one.gives as "h", step!, unit!);
        const half = 0.5 * 10 ** -placesOf(one.result.text);
        expect(one.relation).toBe("=");
        expect(placesOf(one.result.text)).toBeGreaterThanOrEqual(2);
        if (half < 1e-9) continue; // a power of ten
        expect(Math.abs(worked(one) - numberOf(one.result.text))).toBeLessThan(half);
        expect(Math.abs(value - numberOf(one.result.text))).toBeLessThanOrEqual(half * (1 + 1e-9));
      }
    }
  });

  it("print a number in one way wherever it stands, and ask for what an equation gives", () => {
    for (const [, , equations] of places(kind)) {
      const slots = equations.flatMap(({ left, result }) => [...left, result]) as (string | Slot)[];
      const texts = new Map<string, string>();
      for (const slot of slots.filter((one): one is Slot => typeof one !== "string")) {
        expect(texts.get(slot.symbol) ?? slot.text).toBe(slot.text);
        texts.set(slot.symbol, slot.text);
        expect(slot.isBlank).toBe(equations.some(({ symbol }) => symbol === slot.symbol));
      }
    }
  });
});

const QUESTION = {
  text: "How much of it gets through?",
  choices: { A: "0.1", B: "0.2", C: "0.3" },
  right: "B",
  why: { A: "not this", B: "for so it is", C: "nor this" },
};

function opened(wish: Wish): HTMLElement {
  const host = document.createElement("div");
  document.body.append(host);
  const { labels, visit, jump, picture, ...sent } = fixture({ lang: "en", ...wish });
  openSheet(host, {
    lang: "en",
    words: table("en", "sheet"),
    labels: table("en"),
    sent,
    questions: [QUESTION],
    query: "text=a&lang=en",
    notice: "",
  });
  return host;
}

const texts = (root: Element, selector: string): string[] =>
  [...root.querySelectorAll(selector)].map((one) => one.textContent!);

describe.each(KINDS)("the pages about a %s", (kind) => {
  afterEach(() => document.body.replaceChildren());

  it("leave blank on the sheet what the key tells, in the picture as well", () => {
    for (const unit of [0, 3]) {
      const host = opened({ kind, T: 4, H: 6, seed: 3, step: 2, unit });
      const [sheet, key] = ["#sheet", "#key"].map((id) => host.querySelector(id)!) as [Element, Element];
      const told = texts(key, ".gw-sheet-slot b").map((text) => text.replace(/^\((.*)\)$/, "$1"));
      expect(told.length).toBeGreaterThanOrEqual(COUNT[kind]);
      expect(sheet.querySelectorAll(".gw-sheet-blank")).toHaveLength(told.length);
      const given = new Set(texts(sheet, ".gw-sheet-number").map((text) => text.replace(/[()]/g, "")));
      const drawn = texts(sheet, ".gw-sheet-cell text").filter((text) => /\d\.\d/.test(text));
      for (const number of told.filter((one) => !given.has(one)))
        expect(sheet.outerHTML).not.toContain(number);
      expect(drawn.length).toBeLessThanOrEqual(kind === "rnn" ? 1 : 2); // what the step begins with
      expect(
        texts(sheet, ".gw-sheet-cell text").filter((text) => text === "?").length,
      ).toBeGreaterThanOrEqual(COUNT[kind]);
      expect(texts(key, ".gw-sheet-cell text")).not.toContain("?");
      expect(sheet.innerHTML).not.toMatch(/data-(value|number|vector)/);
      host.remove();
    }
  });

  it("tell the right letter and every reply in the key alone", () => {
    const host = opened({ kind, T: 4, H: 6, seed: 3, step: 2, unit: 1 });
    const [sheet, key] = ["#sheet", "#key"].map((id) => host.querySelector(id)!) as [Element, Element];
    expect(texts(sheet, ".gw-sheet-questions li li")).toEqual(["A 0.1", "B 0.2", "C 0.3"]);
    expect(texts(key, ".gw-sheet-right")).toEqual(["B 0.2 ✓"]);
    expect(sheet.querySelector(".gw-sheet-right")).toBeNull();
    expect(texts(key, ".gw-sheet-why")).toEqual(["B 0.2 ✓ for so it is A 0.1 not this C 0.3 nor this "]);
    for (const reply of Object.values(QUESTION.why)) expect(sheet.textContent).not.toContain(reply);
    for (const paper of [sheet, key])
      expect(paper.querySelector("footer")!.textContent).toContain("CC BY 4.0");
  });
});

it("without its code it does not ask to be scanned", () => {
  const host = opened({ T: 3, H: 4 });
  const scan = table("en", "sheet").scan!;
  const foot = host.querySelector("#sheet footer")!;
  expect(foot.textContent).toContain(scan);
  foot.querySelector("img")!.dispatchEvent(new Event("error"));
  expect(foot.textContent).not.toContain(scan);
  expect(foot.querySelector("img")).toBeNull();
});

it("one of the two is printed alone where its button is pressed", () => {
  const host = opened({ T: 3, H: 4 });
  const prints: (string | undefined)[] = [];
  globalThis.print = () => void prints.push(document.body.dataset.print);
  for (const button of host.querySelectorAll("button")) {
    button.click();
    prints.push(document.body.dataset.print); // the page may be printed after `print` has come back
    dispatchEvent(new Event("afterprint"));
  }
  expect(prints).toEqual(["sheet", "sheet", "key", "key"]);
  expect(document.body.dataset.print).toBeUndefined();
});
