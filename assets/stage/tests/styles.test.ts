import { readdirSync, readFileSync } from "node:fs";
import { transform } from "esbuild";
import { expect, it } from "vitest";

const parse = async (styles: string) =>
  (await transform(styles, { loader: "css" })).warnings.map(({ text }) => text);

// A browser drops a rule that it cannot read, and all that a lost bracket swallows, without a word.
it("the page's styles have no rule that a browser would drop", async () => {
  expect(await parse(readFileSync("../app.css", "utf8"))).toEqual([]);
  expect(await parse(".a:not(:has(.b { color: red; } .c)) { color: blue; }")).not.toEqual([]);
});

const sheets = [
  "../app.css",
  ...readdirSync("src", { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".css"))
    .map((name) => `src/${name}`),
];

const askingIn = (name: string): string[] =>
  [
    ...readFileSync(name, "utf8")
      .replace(/\/\*.*?\*\//gs, "")
      .matchAll(/(?:^|[{}])([^{}@]*:has\([^{}]*)\{/g),
  ].map(([, all]) => all!);

/** The selectors without what stands in their brackets. */
const bare = (selectors: string) =>
  selectors.replace(/\([^()]*(\([^()]*(\([^()]*\)[^()]*)*\)[^()]*)*\)/g, "");

/** An attribute that any :has() names has the styles of all ancestors asked anew wherever it changes: those that a step changes may not be named. */
it("no rule with :has() asks for what a step changes", () => {
  const changing = /\[(hidden|class|style|tabindex|aria-|data-(lit|due|value|unit|phase|held|shown|part))/;
  const asking = ["stage.css", "../app.css"].flatMap(askingIn);
  expect(asking.filter((selector) => changing.test(selector.match(/:has\(.*/s)![0]))).toEqual([]);
  expect(":has(> [hidden])").toMatch(changing);
});

/** A step moves things by their inline style: below them the browser would style anew whatever such a rule means. */
it("no rule asks for an inline style", () => {
  expect(sheets.length).toBeGreaterThan(10);
  for (const sheet of sheets) expect(readFileSync(sheet, "utf8")).not.toMatch(/\[style/);
});

/** A filter over a canvas is done anew for each picture of it, by a processor where there is no graphics card. */
it("no canvas of the stage has a filter", () => {
  const filters = [...readFileSync("stage.css", "utf8").matchAll(/([^{}]+)\{[^}]*filter:[^}]*\}/g)];
  const squares = filters.filter(([, selectors]) => selectors!.includes(".gw-squares"));
  expect(squares.length).toBeGreaterThan(0);
  for (const [, selectors] of squares) expect(selectors).toContain(".gw-squares:not(canvas)");
});

/** Selectors that hang on what an element has: one of them that could match anything had every element's style asked anew at each step. */
it("what a rule with :has() is for has a class or a name", () => {
  for (const sheet of ["stage.css", "../app.css"]) {
    const selectors = askingIn(sheet)
      .flatMap((all) => bare(all).split(","))
      .filter((selector) => selector.includes(":has"));
    expect(selectors.length).toBeGreaterThan(0);
    for (const selector of selectors) {
      const compounds = selector.trim().split(/[\s>~+]+/);
      for (const one of compounds.filter((one, n) => one.includes(":has") || n === compounds.length - 1))
        expect(one, selector).toMatch(/^[.#a-z[]/);
    }
  }
});

/** Chromium's own styles have it ask each :has() above a piece that comes or goes, a chart's ticks among them, and style anew all below that such a rule names. */
it("no rule asks what the whole page has, or asks for what could be anything, and below what it asks only classes are named", () => {
  const asked = /:has\(((?:[^()]|\([^()]*\))*)\)/g;
  const named = (list: string) =>
    list.split(/,\s*/).every((one) => one.split(/[\s>]+/).every((part) => /^([.a-z[][^*:]*)?$/.test(part)));
  for (const wrong of ["> * > .a", ".a:not(.b)", ":focus", "*", ".a, > *"]) expect(named(wrong)).toBe(false);
  for (const sheet of ["stage.css", "../app.css"])
    for (const all of askingIn(sheet)) {
      for (const [, list] of all.matchAll(asked)) expect(named(list!), all).toBe(true);
      for (const selector of bare(all).split(",")) {
        const [last, ...above] = selector
          .trim()
          .split(/[\s>~+]+/)
          .reverse();
        expect(selector).not.toMatch(/(body|html|Main"\])\S*:has/);
        if (above.some((one) => one.includes(":has"))) expect(last, selector).toMatch(/^\.(st-key-)?gw-/);
      }
    }
});

/** The table of sizes, a subscript's share, what is written for no eye, a medal's sign, the page's rem, and what a class reads on a wall. */
const SIZES =
  /^(var\(--gw-type-[1-5]\)|\.79em|0\.79em|79%|0|inherit|calc\(var\(--size\) \* \.5\)|18px !important|[\d.]+vw|max\(var\(--gw-type-3\), [\d.]+vw\))$/;

function sizesOf(styles: string): string[] {
  const own = [...styles.matchAll(/font-size:\s*([^;}]+)/g)].map(([, size]) => size!.trim());
  const short = [...styles.matchAll(/(?<![\w-])font:\s*([^;}]+)/g)].map(
    ([, font]) => font!.match(/var\(--gw-type-\d\)|inherit|[\d.]+(?:px|r?em|%)/)![0],
  );
  return [...own, ...short];
}

it.each(sheets)("%s: type has one of the five sizes", (sheet) => {
  const sizes = sizesOf(readFileSync(sheet, "utf8"));
  expect(sizes.filter((size) => !SIZES.test(size))).toEqual([]);
});

it("a page without Streamlit has the same sizes as the app's", () => {
  const sizes = (sheet: string) =>
    [...readFileSync(sheet, "utf8").matchAll(/--gw-type-\d: \d+px/g)].map(([size]) => size);
  expect(sizes("src/outside/page.css").sort()).toEqual(sizes("../app.css").sort());
});
