/** What is held has its chip, and what was not expected its tag, in a saved picture as on the page. */
import "./page";
import { describe, expect, test } from "vitest";
import { short } from "../src/format";
import type { Frame } from "../src/frame";
import { labels } from "../src/label";
import { Run } from "../src/run";
import { faults } from "./export-boxes";
import { drawing, framed, said } from "./export-frame";
import { encode, table, type Wish } from "./fixture";

describe("what is held", () => {
  const wish: Wish = { T: 4, H: 8, step: 2, unit: 3, hold: [["f", 2, 3, 0.25]], before: true };
  const held = ["遗忘门 · 位置 3 · 单元 4 ＝ 0.25"];
  const drags = { held, said: null };
  const drag = { hold: "f:forward:2:3:0.25", can: true, pull: null, share: 0, line: null };
  const frame = (): Frame => ({ ...framed(wish, { drags }), drag });

  test("has its chip, what its number was, and before and after at every place", () => {
    const text = said(frame());
    expect(text).toContain(held[0]);
    expect(text).toContain(table("zh").cell_held);
    expect(text).toContain(table("zh").answer_changes);
    const was = frame().run.other!.reader("forward").value("f", 2, 3);
    expect(text).toContain(labels(table("zh"))("run_was_before", { value: short(was) }));
    expect(faults(drawing(frame()))).toEqual([]);
  });

  test("a changed token's mark is on its tile's upper edge, as on the page", () => {
    const marks = [...drawing(frame()).querySelectorAll('path[stroke-width="3"]')];
    const tops = [...drawing(frame()).querySelectorAll('rect[rx="5"]')].map((tile) =>
      Number(tile.getAttribute("y")),
    );
    expect(marks.length).toBeGreaterThan(0);
    for (const mark of marks) {
      const y = Number(/^M[-\d.]+ ([-\d.]+)/.exec(mark.getAttribute("d")!)![1]);
      expect(
        tops.some((top) => y - top > 0 && y - top < 3),
        String(y),
      ).toBe(true);
    }
  });

  test("many chips are counted, not laid over one another", { tags: ["slow"] }, () => {
    const many = {
      ...frame(),
      run: new Run({ ...frame().run.payload, drags: { held: Array(6).fill(held[0]), said: null } }),
    };
    expect(faults(drawing(many))).toEqual([]);
    expect(said(many)).toMatch(/^\+\d$/m);
  });
});

test("a verse's guesses have their tags, in the answer and in the text", () => {
  const shares = [0.9, 0.08, 0.02, 0.1, 0.85, 0.05, 0.9, 0.05, 0.05, 0.9, 0.05, 0.05];
  const verse = {
    task: "verse" as const,
    classes: ["character", "comma", "full_stop"],
    tags: [],
    verdicts: { forward: encode(shares) },
  };
  for (const view of ["cell", "text"] as const) {
    const frame = framed({ T: 4, H: 4, step: 3, view, readers: ["forward"], text: "我爱中国" }, verse);
    expect(said(frame)).toContain("✗ 10%");
    expect(faults(drawing(frame))).toEqual([]);
    const before = framed({ T: 4, H: 4, step: 0, view, readers: ["forward"], text: "我爱中国" }, verse);
    expect(said(before)).not.toContain("✗ 10%"); // not read yet
  }
});
