/** A saved picture has no style sheet: its attributes are held against those of the page. */
import "./page";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { LEFT_OUT, LOOKS } from "../src/drawing/panes/cell";

/** Declarations of a style sheet by selector, custom properties as the names of the palette and the type table. */
function rulesOf(path: string): Map<string, Record<string, string>> {
  const text = readFileSync(path, "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
  const rules = new Map<string, Record<string, string>>();
  for (const [, selectors, body] of text.matchAll(/([^{}]+)\{([^{}]*)\}/g))
    for (const selector of selectors!.trim().split(/,\s*(?![^(]*\))/)) {
      const looks = Object.fromEntries(
        body!
          .split(";")
          .filter((one) => one.trim())
          .map((one) => {
            const [name, ...value] = one.split(":");
            return [name!.trim(), value.join(":").trim()];
          }),
      );
      rules.set(selector, { ...rules.get(selector), ...looks });
    }
  return rules;
}

test("the overlay's attributes are what its style sheet says", () => {
  const rules = rulesOf("src/cell/cell.css");
  const sizes: Record<string, string> = { "var(--gw-type-1)": "12", "var(--gw-type-2)": "14" };
  const plain = (value: string) =>
    sizes[value] ??
    value
      .replace(/^var\(--(?:gw-)?(\w+)\)$/, "$1")
      .replace(/^\./, "0.")
      .replace(/px$/, "");
  for (const [selectors, attributes] of LOOKS)
    for (const selector of selectors.split(", ")) {
      const rule = rules.get(selector)!;
      expect(rule, selector).toBeDefined();
      const font = /^(\d+) (var\(.*?\))/.exec(rule.font ?? "");
      const looks: Record<string, string> = font
        ? { ...rule, "font-weight": font[1]!, "font-size": font[2]! }
        : rule;
      for (const [name, value] of Object.entries(attributes))
        expect(`${selector} ${name} ${plain(looks[name] ?? "")}`).toBe(`${selector} ${name} ${value}`);
    }
});

test("what a curtain leaves out of the cell is what its style sheet leaves out", () => {
  const text = readFileSync("src/curtain/curtain.css", "utf8");
  const found = [...text.matchAll(/\[data-curtain~="([\w.]+)"\] (.+?)(?:,\n| \{)/g)];
  const parts = (selectors: string) => selectors.split(/,\s*/).sort();
  const inCell = found.filter(([, name]) => name !== "formulas" && name !== "reads");
  expect(inCell.map(([, name]) => name).sort()).toEqual(Object.keys(LEFT_OUT).sort());
  for (const [, name, selectors] of inCell) {
    const [, any, rest = ""] = /^(?::is\((.*?)\))(\.[\w-]+)?$/.exec(selectors!) ?? [];
    const listed = any
      ? selectors!.endsWith(")")
        ? parts(selectors!.slice(4, -1))
        : parts(any).map((one) => one + rest)
      : [selectors!];
    expect(parts(LEFT_OUT[name!]!)).toEqual(listed.sort());
  }
});
