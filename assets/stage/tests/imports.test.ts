import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";

/** By file: the files that it imports, types included. */
function importsIn(root: string): Map<string, string[]> {
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".ts"),
  );
  return new Map(
    files.map((file) => {
      const named = readFileSync(join(root, file), "utf8").matchAll(/(?:from|import) "(\.[^"]+)"/g);
      return [
        file,
        [...named]
          .map(([, name]) => `${join(dirname(file), name!)}.ts`)
          .filter((name) => files.includes(name)),
      ];
    }),
  );
}

/** A way through the imports that comes back to where it began; null where there is none. */
function circleIn(imports: Map<string, string[]>): string[] | null {
  const done = new Set<string>();
  const follow = (way: string[]): string[] | null => {
    const file = way.at(-1)!;
    const at = way.indexOf(file);
    if (at < way.length - 1) return way.slice(at);
    if (done.has(file)) return null;
    for (const next of imports.get(file) ?? []) {
      const found = follow([...way, next]);
      if (found) return found;
    }
    done.add(file);
    return null;
  };
  for (const file of imports.keys()) {
    const found = follow([file]);
    if (found) return found;
  }
  return null;
}

describe("imports of the stage", () => {
  const imports = importsIn("src");
  it("run in no circle", () => {
    expect(imports.size).toBeGreaterThan(100);
    expect(circleIn(imports)).toBeNull();
  });
  it("and would be found in one", () => {
    const [first, second] = ["stage.ts", "run.ts"];
    const wrong = new Map([...imports, [second!, [...imports.get(second!)!, first!]]] as [
      string,
      string[],
    ][]);
    expect(circleIn(wrong)).toContain(second);
  });
});
