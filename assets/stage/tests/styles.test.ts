import { readFileSync } from "node:fs";
import { transform } from "esbuild";
import { expect, it } from "vitest";

const parse = async (styles: string) =>
  (await transform(styles, { loader: "css" })).warnings.map(({ text }) => text);

// A browser drops a rule that it cannot read, and all that a lost bracket swallows, without a word.
it("the page's styles have no rule that a browser would drop", async () => {
  expect(await parse(readFileSync("../app.css", "utf8"))).toEqual([]);
  expect(await parse(".a:not(:has(.b { color: red; } .c)) { color: blue; }")).not.toEqual([]);
});

/** Selectors that hang on what an element has: one of them that could match anything had every element's style asked anew at each step. */
it("what a rule with :has() is for has a class or a name", () => {
  const bare = (selector: string) => selector.replace(/\([^()]*(\([^()]*\)[^()]*)*\)/g, "");
  const selectors = [...readFileSync("stage.css", "utf8").matchAll(/(?:^|[{}])([^{}@]*:has\([^{}]*)\{/g)]
    .flatMap(([, all]) => bare(all!).split(","))
    .filter((selector) => selector.includes(":has"));
  expect(selectors.length).toBeGreaterThan(3);
  for (const selector of selectors) expect(selector.split(/[\s>~+]+/).at(-1), selector).toMatch(/^[.#a-z[]/);
});
