import "./page";
import { describe, expect, test } from "vitest";
import { clean, wrapped } from "../src/drawing/svg";
import type { Frame, State } from "../src/frame";
import { DARK, LIGHT } from "../src/primitives/palette";
import { emsOf } from "../src/primitives/text-width";
import { Run } from "../src/run";
import { drawing } from "./export-frame";
import { atRest, fixture, START, table, type Wish } from "./fixture";

function frameOf(wish: Wish, tokens?: string[]): Frame {
  const payload = fixture(wish);
  const run = new Run(tokens ? { ...payload, tokens } : payload);
  const { step, unit, direction, view } = payload.address;
  const state: State = { ...START, step, unit, direction, view };
  return {
    ...atRest(run, state, wish.lang ?? "zh"),
    palette: wish.seed === 2 ? DARK : LIGHT,
    room: () => ({ width: 0, height: 0 }),
  };
}

const text = (frame: Frame) => new XMLSerializer().serializeToString(drawing(frame));

/** The text between the tags of a well-formed document; throws where a tag, a quote or an entity is wrong. */
function wellFormed(xml: string): string[] {
  const open: string[] = [];
  const said: string[] = [];
  const piece = /<(\/?)([A-Za-z][\w:-]*)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/gy;
  let at = 0;
  for (let found = piece.exec(xml); found; found = piece.exec(xml)) {
    const [, close, name, attributes = "", empty, words] = found;
    at = piece.lastIndex;
    if (/&(?!(amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.test(words ?? attributes))
      throw new Error(`a bare & in ${found[0]}`);
    if (words !== undefined) said.push(words);
    else if (close) {
      if (open.pop() !== name) throw new Error(`${found[0]} closes what is not open`);
    } else if (!empty) open.push(name!);
  }
  if (at !== xml.length || open.length) throw new Error(`ends at ${xml.slice(at, at + 60)}`);
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/u.test(xml))
    throw new Error("a character XML does not know");
  return said;
}

describe("the picture for slides", () => {
  test("is whole for every size, view, task and language, and names nothing outside itself", {
    tags: ["slow"],
    timeout: 60_000,
  }, () => {
    const cases = [
      ["segmentation", 1, 1, "forward"],
      ["segmentation", 256, 8, "backward"],
      ["negation", 4, 8, "forward"],
      ["none", 9, 64, "backward"],
    ] as const;
    for (const view of ["cell", "readers", "text"] as const)
      for (const [task, T, H, direction] of cases) {
        const frame = frameOf({
          view,
          task,
          T,
          H,
          direction,
          step: Math.floor(T / 2),
          unit: H - 1,
          lang: T > 4 ? "en" : "zh",
          seed: T > 4 ? 2 : 1,
        });
        const xml = text(frame);
        expect(wellFormed(xml).join(" ")).not.toMatch(/undefined|NaN|\w+_\w+_|\{\w+\}/);
        expect(xml).not.toMatch(
          /="[^"]*(NaN|undefined|var\()|href|class=|http(?!:\/\/www\.w3\.org\/2000\/svg)/,
        );
      }
  });

  test("stays well-formed and literal with hostile tokens", () => {
    const hostile = [
      "<script>alert(1)</script>",
      "&amp;",
      '"',
      "]]>",
      "\u0000\u0008",
      "\ud800",
      "e\u0301",
      "\u202eabc",
      "<!--",
      "👩‍👩‍👧‍👦",
    ];
    for (const view of ["cell", "readers", "text"] as const) {
      const svg = drawing(frameOf({ T: hostile.length, H: 4, view, step: 0 }, hostile));
      expect(svg.querySelectorAll("script, image, foreignObject, a")).toHaveLength(0);
      const said = wellFormed(new XMLSerializer().serializeToString(svg)).join(" ");
      expect(said).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    }
  });

  test.each(["lstm", "gru", "rnn"] as const)("the cell of a %s says nothing that is so anyway", (kind) => {
    const svg = drawing(frameOf({ kind, T: 4, H: 16, view: "cell", step: 3, unit: 1 }));
    const cell = [...svg.querySelectorAll("g > *")];
    expect(cell.filter((one) => one.getAttribute("opacity") === "1")).toEqual([]);
    const all = cell.flatMap((one) => [...one.attributes]).map(({ value }) => value);
    expect(all.filter((value) => !value.startsWith("#") && /\d\.\d{3}/.test(value))).toEqual([]);
    expect(svg.outerHTML.length).toBeLessThan(150_000); // 171,000 and 16 units before
  });

  test("shows the run's own numbers: a square a unit and place, and the formula's result", () => {
    const frame = frameOf({ T: 4, H: 8, view: "cell", step: 2, unit: 3 });
    const svg = drawing(frame);
    expect(svg.querySelectorAll("[data-column] > rect")).toHaveLength(6 * 3 * 8); // the last place is not read yet
    expect(svg.querySelectorAll("[data-empty]")).toHaveLength(6);
    const h = frame.run.reader("forward").value("h", 2, 3);
    expect(text(frame)).toContain((h < 0 ? "−" : "") + Math.abs(h).toFixed(3));
  });

  test.each(["cell", "readers"] as const)("points at the followed row of the %s view by carets", (view) => {
    const H = 8;
    const at = (unit: number) =>
      [...drawing(frameOf({ T: 4, H, view, unit })).querySelectorAll("[data-caret]")].map((caret) =>
        caret
          .getAttribute("points")!
          .split(" ")
          .map((point) => point.split(",").map(Number)),
      );
    const [first, last] = [at(0), at(H - 1)];
    expect(first).toHaveLength(view === "cell" ? 12 : 4); // of two readers, the band's and the joined column's
    const svg = drawing(frameOf({ T: 4, H, view }));
    const row = Number(svg.querySelectorAll("[data-column] > rect")[1]!.getAttribute("y"));
    const top = Number(svg.querySelectorAll("[data-column] > rect")[0]!.getAttribute("y"));
    first.forEach((caret, n) => {
      const [tip, back] = [caret[1]!, caret[0]!];
      expect(Math.sign(tip[0]! - back[0]!)).toBe(n % 2 ? -1 : 1); // towards the squares
      if (view === "cell" || n < 2) expect(last[n]![1]![1]! - tip[1]!).toBeCloseTo((H - 1) * (row - top), 1);
    });
    expect(svg.querySelectorAll('rect[stroke-dasharray="3 2"]')).toHaveLength(0);
  });

  test("is written in the page's fonts", () => {
    const stage = document.createElement("div");
    stage.dataset.testid = "stage";
    stage.style.setProperty("--gw-font", '"Some Latin", "Some Han", sans-serif');
    document.body.append(stage);
    expect(drawing(frameOf({ T: 2, H: 2 })).getAttribute("font-family")).toBe(
      '"Some Latin", "Some Han", sans-serif',
    );
    stage.remove();
  });

  test("frames what is set by hand, and its formula says so", () => {
    const frame = frameOf({
      T: 4,
      H: 8,
      step: 2,
      unit: 3,
      hold: [
        ["f", 2, 3, 0.5],
        ["f", 2, 4, 0.5],
        ["c", 0, 0, 1],
      ],
    });
    const svg = drawing(frame);
    expect(svg.querySelectorAll("[data-held] > [stroke-dasharray]")).toHaveLength(2);
    expect(svg.textContent).toContain("ft = 0.500");
    expect(svg.textContent).toContain(table("zh").cell_held);
    expect(drawing(frameOf({ T: 4, H: 8 })).querySelectorAll("[data-held]")).toHaveLength(0);
  });

  test("draws what a reader has not read as an empty outline", () => {
    for (const step of [0, 2, 3]) {
      const svg = drawing(frameOf({ T: 4, H: 8, view: "readers", step }));
      expect(svg.querySelectorAll("[data-empty]")).toHaveLength(3); // forward 3 − step, backward step
      expect(svg.querySelectorAll("[data-column] > rect")).toHaveLength((4 + 1 + 2) * 8); // the playhead's is read by both and stands in the joined column again
    }
  });
});

describe("lines of text", () => {
  test("are no wider than their room and lose nothing", () => {
    for (const lang of ["zh", "en"]) {
      const note = table(lang).readers_cost!;
      const lines = wrapped(note, 20);
      for (const line of lines) expect(emsOf(line)).toBeLessThanOrEqual(21);
      expect(lines.join("").replace(/\s/g, "")).toBe(note.replace(/\s/g, ""));
    }
  });
  test("have no character that XML forbids", () => expect(clean("a\u0000b\ud800c中👍")).toBe("a▯b▯c中👍"));
});
