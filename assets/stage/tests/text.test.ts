import "./page";
import { describe, expect, test } from "vitest";
import { short } from "../src/format";
import type { Action, Frame, State } from "../src/frame";
import { LSTM } from "../src/kinds/lstm";
import { isDoor } from "../src/kinds/names";
import { labels } from "../src/label";
import { END } from "../src/motion/score";
import type { Payload } from "../src/payload";
import { signed } from "../src/primitives/colour-ruler";
import { DARK, LIGHT, opening, type Palette } from "../src/primitives/palette";
import { Run } from "../src/run";
import { colourOf } from "../src/scale";
import { glyphOn, ramp } from "../src/text/colours";
import { arrange, GAP, LEAST, sizesFor } from "../src/text/geometry";
import { linesOf, rowsOf } from "../src/text/lines";
import { textPane } from "../src/text/pane";
import { textOf } from "../src/voice/line";
import { lineAt } from "../src/voice/told";
import { contrast, parse } from "./colour";
import { drawing } from "./export-frame";
import { fixture, type Hold, START, table, verse, type Wish } from "./fixture";

const POEM = "床前明月光，疑是地上霜。举头望明月，低头思故乡。";
const pieces = (text: string, spans: [number, number][]) => spans.map(([from, to]) => text.slice(from, to));

describe("the lines of a text", () => {
  test("end after the marks that end a verse, and a closing mark stays with its line", () => {
    expect(pieces(POEM, linesOf([...POEM]))).toEqual([
      "床前明月光，",
      "疑是地上霜。",
      "举头望明月，",
      "低头思故乡。",
    ]);
    expect(pieces("他说：“走！”我们走", linesOf([..."他说：“走！”我们走"]))).toEqual([
      "他说：“走！”",
      "我们走",
    ]);
    expect(linesOf([..."好！！真好"]).length).toBe(2);
  });
  test("end after the token of a line end", () => {
    const text = "to be·or not/that is/";
    expect(pieces(text, linesOf([...text]))).toEqual(["to be·or not/", "that is/"]);
  });
  test("are one where nothing ends any, and an English comma ends none", () => {
    expect(linesOf([..."我爱中国"])).toEqual([[0, 4]]);
    expect(linesOf(["the", "food", ",", "but", "."])).toEqual([[0, 5]]);
    expect(linesOf(["我"])).toEqual([[0, 1]]);
  });
  test("are wrapped by width, after a space where there is one, and every token stands once", () => {
    const text = "to be·or not·that";
    const rows = rowsOf([...text], [[0, text.length]], () => 1, 8);
    expect(pieces(text, rows)).toEqual(["to be·", "or not·", "that"]);
    for (const room of [1, 2, 3, 7, 40])
      expect(
        pieces(
          text,
          rowsOf([...text], linesOf([...text]), () => 1, room),
        ).join(""),
      ).toBe(text);
    expect(rowsOf(["verylong"], [[0, 1]], () => 9, 4)).toEqual([[0, 1]]);
  });
});

const ROOMS = [
  { width: 1300, height: 420, narrow: false },
  { width: 1850, height: 700, narrow: false },
  { width: 876, height: 380, narrow: false },
  { width: 340, height: 420, narrow: true },
];
const TEXTS = [
  "我",
  "我爱中国",
  POEM,
  "我爱中国".repeat(64),
  POEM.repeat(11).slice(0, 256),
  "abcdefgh".repeat(32),
];

describe("the page of a text", () => {
  const wishOf = (text: string, room: (typeof ROOMS)[number]) => {
    const tokens = [...text];
    return { ...room, tokens, ems: tokens.map(() => 1), ...sizesFor(room.narrow) };
  };
  test.each(ROOMS)("$width × $height: tiles of 24 px and more, none over another, all within", (room) => {
    for (const text of TEXTS) {
      const g = arrange(wishOf(text, room));
      expect(g.places).toHaveLength([...text].length);
      expect(g.width).toBeLessThanOrEqual(room.width);
      expect(g.size).toBeGreaterThanOrEqual(LEAST);
      const seen = new Set<string>();
      for (const { x, y, width } of g.places) {
        expect(width).toBeGreaterThanOrEqual(24);
        expect(g.tile).toBeGreaterThanOrEqual(24);
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x + width).toBeLessThanOrEqual(g.width + 0.01);
        expect(y + g.tile).toBeLessThanOrEqual(g.height + 0.01);
        seen.add(`${x} ${y}`);
      }
      expect(seen.size).toBe(g.places.length);
      for (let t = 1; t < g.places.length; t++) {
        const [a, b] = [g.places[t - 1]!, g.places[t]!];
        if (a.y === b.y && b.x > a.x) expect(b.x - a.x - a.width).toBeCloseTo(GAP.across, 6);
      }
    }
  });
  test("of a poem: a verse a row, its places one under the other", () => {
    for (const room of ROOMS) {
      const { places } = arrange(wishOf(POEM, room));
      for (let t = 6; t < 24; t++) {
        expect(places[t]!.x).toBe(places[t - 6]!.x);
        expect(places[t]!.y).toBeGreaterThan(places[t - 6]!.y);
      }
    }
  });
  test("of letters: all as wide as the widest; words take the width they need", () => {
    const wish = wishOf("wish", ROOMS[0]!);
    const widths = (ems: number[]) => arrange({ ...wish, ems }).places.map(({ width }) => width);
    expect(new Set(widths([0.8, 0.2, 0.4, 0.5])).size).toBe(1);
    expect(new Set(widths([2.8, 1.2, 2.4, 0.5])).size).toBe(4);
  });
  test("of forty verses: in columns, read downwards, all in sight on the projector", () => {
    const g = arrange(wishOf(POEM.repeat(10), ROOMS[0]!));
    expect(g.height).toBeLessThanOrEqual(420);
    expect(new Set(g.places.filter((_, t) => t % 6 === 0).map(({ x }) => x)).size).toBeGreaterThan(1);
    const order = g.places.filter((_, t) => t % 6 === 0).map(({ x, y }) => x * 1e4 + y);
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });
  test("scrolls where there is no room, in a type that can be read", () => {
    const g = arrange(wishOf("我爱中国".repeat(64), ROOMS[3]!));
    expect(g.height).toBeGreaterThan(420);
    expect(g.size).toBeGreaterThanOrEqual(17);
  });
  test("bears a room that is not there yet and a word longer than any line", () => {
    for (const width of [0, 30]) {
      const g = arrange({ ...wishOf(POEM, ROOMS[0]!), width, height: 0 });
      for (const place of g.places) expect(place.width).toBeGreaterThan(0);
    }
    const g = arrange({ ...wishOf("ab", ROOMS[3]!), ems: [60, 1] });
    expect(g.places[0]!.width).toBeLessThanOrEqual(340);
  });
});

describe.each([
  ["light", LIGHT],
  ["dark", DARK],
] as [string, Palette][])("colours (%s)", (_, palette) => {
  test("are those of every other picture: the ruler's, and a gate's one hue", () => {
    for (const part of LSTM.films)
      for (const value of [0.05, 0.4, 0.97])
        expect(colourOf(palette, part, value)).toBe(
          isDoor(part) ? opening(palette, part, value) : signed(palette, value),
        );
  });
  test("leave every character readable: 4.5 to 1 on each shade", () => {
    for (const part of LSTM.films)
      for (let n = isDoor(part) ? 0 : -1200; n <= (isDoor(part) ? 100 : 1200); n++) {
        const ground = colourOf(palette, part, n / 100);
        expect(contrast(parse(ground), parse(glyphOn(ground)))).toBeGreaterThanOrEqual(4.5);
      }
  });
  test("below zero are bluest in blue", () => {
    for (const value of [-0.05, -0.4, -1, -4, -10]) {
      const [red, green, blue] = parse(colourOf(palette, "c", value));
      expect(blue).toBeGreaterThan(Math.max(red, green));
    }
  });
  test("of a gate's legend run from shut to open", () => {
    const ends = ramp(palette, "f").match(/#[0-9a-f]{6}/g)!;
    expect([ends[0], ends.at(-1)]).toEqual([opening(palette, "f", 0), opening(palette, "f", 1)]);
  });
});

function drawn(wish: Wish, state: Partial<State> = {}, more: Partial<Payload> = {}) {
  const asked: Action[] = [];
  const pane = textPane((action) => asked.push(action));
  const run = new Run({ ...fixture({ T: 6, H: 3, ...wish }), ...more });
  const lang = wish.lang ?? "zh";
  const label = labels(table(lang));
  const frameOf = (state: Partial<State>): Frame => ({
    run,
    state: { ...START, view: "text", ...state },
    palette: LIGHT,
    label,
    lang,
    ms: END,
    narrow: false,
    layout: 1,
    room: () => ({ width: 1300, height: 520 }),
  });
  let frame = frameOf(state);
  pane.draw(frame, null);
  const element = pane.element as HTMLElement;
  return {
    run,
    asked,
    element,
    frame: () => frame,
    tile: (t: number) => element.querySelector<HTMLElement>(`[data-token="${t}"]`)!,
    now(next: Partial<State>) {
      const before = frame;
      frame = frameOf({ ...frame.state, ...next });
      pane.draw(frame, before);
    },
  };
}

const groundOf = (tile: HTMLElement) => tile.style.getPropertyValue("--ground");

describe("the text in the colours of one unit", () => {
  test("every character has the value of the followed unit there, of the chosen part and reader", () => {
    const view = drawn({});
    const holds = () => {
      const { part, unit, direction } = view.frame().state;
      for (let t = 0; t < 6; t++) {
        const value = view.run.reader(direction).value(part, t, unit);
        expect(Math.fround(Number(view.tile(t).dataset.value))).toBe(value);
        const ground = colourOf(LIGHT, part, value);
        expect(groundOf(view.tile(t))).toBe(ground);
        expect(view.tile(t).style.getPropertyValue("--glyph")).toBe(glyphOn(ground));
        expect(view.tile(t).classList.contains("gw-negative")).toBe(value < 0);
      }
    };
    holds();
    for (const next of [
      { unit: 2 },
      { part: "f" },
      { part: "h" },
      { direction: "backward" },
      { unit: 0 },
    ] as const) {
      view.now(next);
      holds();
    }
  });
  test("what is not read yet is a blank, from the reader's own end, and the step is marked", () => {
    const view = drawn({});
    const unread = () =>
      Array.from({ length: 6 }, (_, t) => (view.tile(t).classList.contains("gw-unread") ? "." : "x")).join(
        "",
      );
    expect(unread()).toBe("xxx...");
    view.now({ step: 4 });
    expect(unread()).toBe("xxxxx.");
    expect(view.tile(4).getAttribute("aria-current")).toBe("step");
    expect(view.element.querySelectorAll("[aria-current]")).toHaveLength(1);
    view.now({ direction: "backward" });
    expect(unread()).toBe("....xx");
  });
  test.each(["zh", "en"] as const)("says the number at the playhead, and whose it is (%s)", (lang) => {
    const view = drawn({ lang });
    const said = () => textOf(lineAt(view.frame()));
    for (const next of [{}, { step: 3 }, { part: "o" }, { unit: 2 }, { direction: "backward" }] as const) {
      view.now(next);
      const { part, unit, direction, step } = view.frame().state;
      expect(said()).toContain(short(view.run.reader(direction).value(part, step, unit)));
      expect(said()).toContain(view.run.payload.tokens[step]!);
      expect(said()).toContain(view.frame().label(`readers_unit_${direction}`, { unit: unit + 1 }));
      expect(said()).not.toMatch(/[{}]|undefined/);
    }
    expect(textOf(lineAt(drawn({ lang, readers: ["forward"] }).frame()))).not.toContain(
      view.frame().label("readers_unit_forward", { unit: 2 }),
    );
  });
  test("a click goes to the step, and the chooser asks for a part", () => {
    const view = drawn({});
    view.tile(5).querySelector("span")!.click();
    for (const button of view.element.querySelectorAll<HTMLElement>("[data-choose]")) button.click();
    expect(view.asked).toEqual([{ kind: "step", to: 5 }, ...LSTM.films.map((to) => ({ kind: "part", to }))]);
    expect(view.element.querySelector('[data-choose="c"]')!.getAttribute("aria-pressed")).toBe("true");
  });
  test.each(["zh", "en"] as const)("the one legend is the ruler, and of a gate its opening (%s)", (lang) => {
    const view = drawn({ lang });
    const legend = () => view.element.querySelector<HTMLElement>(".gw-text-legend")!;
    const shown = (name: string) => !legend().querySelector<HTMLElement>(name)!.hidden;
    const seen = () => [".gw-ruler", ".gw-text-ramp", ".gw-key-negative"].map(shown);
    for (const part of ["c", "h", "g"] as const) {
      view.now({ part });
      expect(seen()).toEqual([true, false, true]);
    }
    const ticks = [...legend().querySelectorAll(".gw-tick")].map((tick) => tick.textContent);
    expect(ticks).toEqual(["−10", "−3", "−1", "0", "1", "3", "10"]);
    view.now({ part: "i" });
    expect(seen()).toEqual([false, true, false]);
    expect(legend().querySelector(".gw-text-ramp")!.textContent).toBe("01");
    expect(legend().textContent).toContain(view.frame().label("text_key_unread"));
    expect(legend().textContent).not.toContain("±");
  });
  test("a value beyond the ruler has a double chevron", () => {
    const hold: Hold[] = [
      ["c", 1, 1, 14],
      ["c", 2, 1, -14],
      ["c", 3, 1, 10],
    ];
    const view = drawn({ hold }, { part: "c", unit: 1, step: 5 });
    const beyond = (t: number) => view.tile(t).classList.contains("gw-beyond");
    expect([1, 2, 3].map(beyond)).toEqual([true, true, false]);
    view.now({ part: "f" });
    expect([1, 2, 3].map(beyond)).toEqual([false, false, false]);
  });
  test("beside another run: where this value differs, and what it was", () => {
    const view = drawn({ hold: [["c", 2, 1, 0.9]], before: true });
    expect(textOf(lineAt(view.frame()))).toContain(short(view.run.other!.reader("forward").value("c", 2, 1)));
    expect(view.tile(2).classList.contains("gw-differs")).toBe(true);
    expect(view.tile(1).classList.contains("gw-differs")).toBe(false);
    expect(view.tile(2).classList.contains("gw-held")).toBe(true);
    expect(view.element.querySelectorAll(".gw-held")).toHaveLength(1);
  });
  test("a value that a lesson has not shown is no colour but a question mark", () => {
    const payload = fixture({ T: 6, H: 3 });
    const blank = { ...payload.forward!, c: payload.forward!.h.replace(/^.{16}/, "AADAfwAAwH8AAMB/") };
    const view = drawn({}, { step: 0 }, { forward: blank });
    expect(Number.isNaN(view.run.reader("forward").value("c", 0, 1))).toBe(true);
    expect([groundOf(view.tile(0)), view.tile(0).dataset.value]).toEqual(["", undefined]);
    expect(textOf(lineAt(view.frame()))).toContain("?");
  });
});

describe("the text as a picture for slides", () => {
  test("has every character on its colour, blank where it is not read", () => {
    const view = drawn({}, { part: "f" });
    const svg = drawing(view.frame());
    const grounds = [...svg.querySelectorAll("[data-place] rect:first-child")].map((rect) =>
      rect.getAttribute("fill"),
    );
    expect(grounds).toEqual(
      Array.from({ length: 6 }, (_, t) =>
        t > 2 ? LIGHT.surface : opening(LIGHT, "f", view.run.reader("forward").value("f", t, 1)),
      ),
    );
  });
});

describe("what a verse model expected, in the text", () => {
  const SURE = [0.9, 0.08, 0.02];
  const COMMA = [0.02, 0.95, 0.03];
  const classes = ["character", "comma", "full_stop"];
  const SONG = verse("天上宫阙，", classes, [SURE, SURE, COMMA, SURE, SURE]);
  const LEGEND = "✗ 3%";

  function song(run: Run, step: number) {
    const pane = textPane(() => {});
    const at = { ...START, unit: 0, step, view: "text" } as State;
    const base = { run, state: at, palette: LIGHT, label: labels(table("zh")), lang: "zh", ms: END } as const;
    const frame: Frame = { ...base, narrow: false, layout: 1, room: () => ({ width: 900, height: 420 }) };
    pane.draw(frame, null);
    return { pane, frame, tiles: [...pane.element.querySelectorAll<HTMLElement>("[data-token]")] };
  }

  test("hangs as a mark with how much under what surprised it, and under nothing else", () => {
    const { tiles } = song(SONG, 4);
    expect(tiles.map((tile) => tile.querySelector("small")?.dataset.share ?? "")).toEqual([
      "",
      "",
      "",
      "✗ 2%",
      "✗ 8%",
    ]);
  });
  test("is said by each tile, right or wrong, but the first and what a lesson hides", () => {
    expect(song(SONG, 4).tiles.map(({ title }) => title)).toEqual([
      "",
      "猜这里是字：对，给了 90%",
      "猜这里是字：对，给了 90%",
      "猜这里是逗号：错，给真正来的这一个只有 2%",
      "猜这里是字：错，给真正来的这一个只有 8%",
    ]);
    const hidden = song(verse("天，", classes, [[NaN, NaN, NaN], SURE]), 1).tiles;
    expect(hidden.map((tile) => tile.title + (tile.querySelector("small")?.dataset.share ?? ""))).toEqual([
      "",
      "",
    ]);
  });
  test("is said by the voice at the playhead", () => {
    expect(textOf(lineAt(song(SONG, 3).frame))).toContain(" · 猜这里是逗号：错，给真正来的这一个只有 2%");
    expect(textOf(lineAt(song(SONG, 0).frame))).not.toContain("猜这里");
  });
  test("has its sign in the legend, of a verse model only", () => {
    const sign = (run: Run) => song(run, 1).pane.element.querySelector(".gw-key-surprise")!;
    expect(sign(SONG).hasAttribute("hidden")).toBe(false);
    expect(sign(SONG).textContent).toContain(LEGEND);
    expect(sign(new Run(fixture({ T: 4, H: 2 }))).hasAttribute("hidden")).toBe(true);
  });
  test("is a sign alone where tokens have no room for how much", () => {
    const long = verse("天，".repeat(100), classes, Array(200).fill(SURE));
    const { pane, tiles } = song(long, 199);
    const marks = tiles.map((tile) => tile.querySelector("small")?.textContent ?? null);
    expect(marks).toEqual([..."天，".repeat(100)].map((token) => (token === "，" ? "" : null)));
    expect(pane.element.querySelector(".gw-key-surprise")!.textContent).toBe("尖角：没猜到");
  });
  test("goes with the run", () => {
    const { pane, frame } = song(SONG, 4);
    pane.draw({ ...frame, run: new Run(fixture({ T: 5, H: 2 })) }, frame);
    expect(pane.element.querySelectorAll(".gw-tile small")).toHaveLength(0);
    expect(pane.element.querySelector<HTMLElement>('[data-token="3"]')!.title).toBe("");
  });
});
