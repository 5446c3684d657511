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
