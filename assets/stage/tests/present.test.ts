import "./page";
import { describe, expect, it } from "vitest";
import { sceneFor } from "../src/cell/layout/geometry";
import { wishOf } from "../src/cell/light";
import type { State } from "../src/frame";
import type { Kind } from "../src/kinds/names";
import { walked, wished } from "../src/present/keys";
import { next, STRONG } from "../src/present/palette";
import { SHARES, sizesFor } from "../src/present/sizes";
import { firstOf, stripOf } from "../src/present/strip";
import { LANE, numbersIn, placesOf, type Row } from "../src/present/three/places";
import { around, isCrowded, within } from "../src/present/walk/lanes";
import { signed } from "../src/primitives/colour-ruler";
import { between, channels } from "../src/primitives/mix";
import { DARK, LIGHT, type Palette } from "../src/primitives/palette";
import { luminance } from "../src/primitives/theme";
import { Run } from "../src/run";
import { reduce } from "../src/state";
import { lowest } from "../src/vote/slot";
import { atRest, fixture, START } from "./fixture";

const run = new Run(fixture({ T: 6, H: 16 }));
const key = (name: string, more: Partial<KeyboardEvent> = {}) =>
  wished({ key: name, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...more }, START, run);

describe("sizes of present mode", () => {
  it.each([
    [1920, 1080],
    [1280, 720],
    [1366, 768],
  ])("are at least their shares of %i × %i, and whole pixels", (width, height) => {
    const sizes = sizesFor({ width, height });
    for (const [n, size] of sizes.entries()) {
      expect(size).toBeGreaterThanOrEqual(SHARES[n]! * width - 1e-9);
      expect(size).toBe(Math.round(size));
    }
    expect(sizes.at(-1)! / width).toBeGreaterThanOrEqual(0.0146);
  });
  it("go by the height of a screen that is flatter", () => {
    expect(sizesFor({ width: 2560, height: 1080 })).toEqual(sizesFor({ width: 1920, height: 1080 }));
  });
});

describe("keys of present mode", () => {
  it.each([
    ["PageDown", { action: { kind: "step", to: 3, walked: true } }],
    ["ArrowRight", { action: { kind: "step", to: 3, walked: true } }],
    ["PageUp", { action: { kind: "step", to: 1, walked: true } }],
    ["ArrowLeft", { action: { kind: "step", to: 1, walked: true } }],
    ["ArrowDown", { action: { kind: "unit", to: 2 } }],
    ["ArrowUp", { action: { kind: "unit", to: 0 } }],
    [" ", { action: { kind: "play", on: true } }],
    ["1", { action: { kind: "phase", to: "concat" } }],
    ["5", { action: { kind: "phase", to: "output" } }],
    ["6", { own: "none" }],
    ["b", { own: "black" }],
    ["B", { own: "black" }],
    [".", { own: "black" }],
    ["w", { own: "white" }],
    ["c", { own: "strength" }],
    ["z", { own: "lanes" }],
    ["t", { own: "three" }],
    ["p", { own: "leave" }],
    ["Escape", { own: "leave" }],
    ["F5", { own: "none" }],
    ["r", { own: "none" }],
    ["Tab", null],
  ])("%s", (name, wish) => expect(key(name)).toEqual(wish));
  it("Shift walks by phases, and what is pressed with Control is the browser's", () => {
    expect(key("ArrowRight", { shiftKey: true })).toEqual({ action: { kind: "phase", by: 1 } });
    expect(key("p", { ctrlKey: true })).toBeNull();
  });
  it("P of the stage asks for it, and it ends where it began", () => {
    const on = reduce(START, { kind: "go", to: { present: "1" } }, run);
    expect(on).toEqual({ ...START, present: "1", drill: null });
    expect(reduce(on, { kind: "go", to: { present: "" } }, run).step).toBe(START.step);
  });
});

describe("lanes of present mode", () => {
  it.each([
    [0, 0],
    [1, 0],
    [2, 0],
    [7, 5],
    [14, 11],
    [15, 11],
  ])("around unit %i of 16 begin at %i and are five", (unit, from) => {
    expect(around(unit, 16)).toEqual({ from, to: from + 5 });
  });
  it("are no more than there are", () => expect(around(1, 3)).toEqual({ from: 0, to: 3 }));

  const sceneOf = (kind: Kind, H: number, phase: State["phase"], height: number) => {
    const read = new Run(fixture({ kind, H }));
    const frame = { ...atRest(read, { ...START, phase }), narrow: true };
    return sceneFor(wishOf(frame, { width: 700, height }, false));
  };
  it("are all drawn where each has 14 px of 1920, and a few where not, or where they are asked for", () => {
    expect(isCrowded(sceneOf("lstm", 16, "forget", 206), 16, 14, false)).toBe(false);
    expect(isCrowded(sceneOf("lstm", 16, "forget", 206), 16, 14, true)).toBe(true);
    expect(isCrowded(sceneOf("lstm", 24, "forget", 206), 24, 14, false)).toBe(true);
    expect(isCrowded(sceneOf("lstm", 25, "forget", 900), 25, 14, false)).toBe(true);
  });
  it("are always all where every one is an addend", () => {
    expect(isCrowded(sceneOf("rnn", 64, "sum", 206), 64, 14, true)).toBe(false);
    expect(isCrowded(sceneOf("lstm", 64, "concat", 206), 64, 14, true)).toBe(false);
  });
  it.each(["lstm", "rnn", "gru"] as const)("of a few have the numbers of the whole, of an %s", (kind) => {
    const whole = new Run(fixture({ kind, T: 4, H: 16, before: true, hold: [] }));
    const part = within(whole, { from: 5, to: 10 });
    const [a, b] = [whole.reader("forward"), part.reader("forward")];
    for (const vector of whole.cell.vectors)
      for (let unit = 0; unit < 5; unit++)
        expect(b.value(vector, 2, unit)).toBe(a.value(vector, 2, vector === "x" ? unit : unit + 5));
    expect(b.column("h", 2)).toHaveLength(5);
    for (const gate of whole.cell.gates) expect(b.terms(gate, 2, 1)).toEqual(a.terms(gate, 2, 6));
    expect(b.before(0)).toBe(-1);
    expect(part.T).toBe(whole.T);
    expect(part.other === null).toBe(whole.other === null);
    if (part.other) expect(part.other.reader("forward").column("h", 0)).toHaveLength(5);
  });
});

describe("answers on the wall", () => {
  it.each([
    [{ 4: 50, 2: 110, 1: 230 }, 4], // short ones stand in one row
    [{ 4: 150, 2: 110, 1: 230 }, 2], // of long ones four columns break more lines than two rows have
    [{ 3: 110, 2: 110, 1: 170 }, 3],
    [{ 4: 300, 2: 300, 1: 230 }, 1],
  ])("stand where they are lowest, in columns as they come: %j", (heights: Record<number, number>, columns) =>
    expect(lowest(Object.keys(heights).map(Number).reverse(), (one) => heights[one]!)).toBe(columns),
  );
});

describe("three cells side by side", () => {
  const ROWS: Row[] = ["title", "about", "film", "names", "lane", "numbers", "was", "comes", "formula"];
  const TYPES: Partial<Record<Row, number>> = {
    title: 1,
    about: 3,
    names: 3,
    numbers: 2,
    was: 4,
    comes: 3,
    formula: 3,
  };

  it.each([
    [1920, 1080],
    [1280, 720],
    [1366, 768],
  ])("fill %i × %i without meeting: rows below each other, each with room for its type", (width, height) => {
    const sizes = sizesFor({ width, height });
    const [wide, high] = [0.976 * width, 0.77 * height];
    const { cards, rows } = placesOf({ width: wide, height: high, unit: width, sizes });
    expect(new Set(cards.map((card) => card.width)).size).toBe(1);
    cards.forEach((card, n) => {
      expect(card.x).toBeGreaterThanOrEqual(n ? cards[n - 1]!.x + cards[n - 1]!.width : 0);
      expect(card.x + card.width).toBeLessThanOrEqual(wide + 1e-9);
    });
    ROWS.forEach((row, n) => {
      const before = n ? rows[ROWS[n - 1]!] : { y: 0, height: 0 };
      expect(rows[row].y).toBeGreaterThanOrEqual(before.y + before.height - 1e-9);
      expect(rows[row].height).toBeGreaterThanOrEqual(1.2 * (sizes[TYPES[row]!] ?? 0) - 1e-9);
      expect(rows[row].x + rows[row].width).toBeLessThanOrEqual(cards[0]!.width);
    });
    const last = rows.formula;
    expect(last.y + last.height).toBeLessThan(high);
    for (const picture of ["film", "lane"] as const)
      expect(rows[picture].height).toBeGreaterThan(0.1 * height);
  });

  it.each([
    [100, 0, 100],
    [90, 95, 90],
    [150, 190, 110],
    [90, 190, 190],
    [250, 250, 250],
  ])(
    "have old, door and new %i, %i and %i wide in the greatest type in which they stand apart",
    (...widths) => {
      const [types, width] = [[46, 35, 28], 570];
      const meet = (type: number): boolean => {
        const [old, door, fresh] = widths.map((one) => (one * type) / types[0]!) as [number, number, number];
        const [left, right] = [LANE.door * width - door / 2, LANE.door * width + door / 2];
        return (door > 0 && old > left) || right > width - fresh;
      };
      const type = numbersIn(width, widths as [number, number, number], types);
      expect(types).toContain(type);
      const free = types.filter((one) => !meet(one));
      if (type !== types.at(-1)) expect(free).toContain(type);
      expect(type).toBeLessThanOrEqual(free[0] ?? types.at(-1)!);
    },
  );

  it.each([
    ["PageDown", 5],
    ["ArrowRight", 5],
    ["PageUp", 3],
    ["ArrowLeft", 3],
    ["Home", 0],
    ["End", 21],
    ["ArrowUp", null],
    ["1", null],
    ["", null],
  ])("go by %s from step 4 to %s", (name, to) => expect(walked(name, 4, 22)).toBe(to));
});

describe("the strip of present mode", () => {
  const sizes = sizesFor({ width: 1920, height: 1080 });
  const strip = (T: number, ems = 1, width = 1600) => stripOf({ width, T, ems, sizes });
  it("is in the greatest type in which all places fit", () => {
    expect(strip(4)).toMatchObject({ size: sizes[0], shown: 4 });
    expect(strip(19).size).toBe(sizes[1]);
    expect(strip(20).size).toBe(sizes[2]);
    expect(strip(20).column * 20).toBeLessThanOrEqual(1600);
  });
  it("shows as many as fit in the least", () => {
    const long = strip(200);
    expect(long.size).toBe(sizes.at(-1));
    expect(long.shown * long.column).toBeLessThanOrEqual(1600.001);
    expect(long.column).toBeGreaterThanOrEqual(1.4 * long.size);
  });
  it.each([0, 1, 57, 120, 198, 199])("and place %i is always among them", (step) => {
    const long = strip(200);
    const first = firstOf(long, step, 200);
    expect(first).toBeGreaterThanOrEqual(0);
    expect(first + long.shown).toBeLessThanOrEqual(200);
    expect(step).toBeGreaterThanOrEqual(first);
    expect(step).toBeLessThan(first + long.shown);
  });
});

describe("palettes of present mode", () => {
  it("go from dark over light to strong and round, from the page's own", () => {
    expect(next(DARK, null)).toBe(LIGHT);
    expect(next(LIGHT, null)).toBe(STRONG);
    expect(next(LIGHT, STRONG)).toBe(DARK);
    expect(next(LIGHT, DARK)).toBe(LIGHT);
  });
  it("write in at least 7 : 1 where it is strong", () => {
    const light = (colour: string) => luminance(colour)! + 0.05;
    const tinted = (part: string) => between(STRONG.surface, part)(0.08); // a formula's ground
    for (const text of [STRONG.ink, STRONG.muted])
      expect(light(STRONG.surface) / light(text)).toBeGreaterThanOrEqual(7);
    for (const part of ["f", "i", "g", "o", "c", "h", "r"] as const)
      for (const ground of [STRONG.surface, STRONG.ground, tinted(STRONG[part])])
        expect(light(ground) / light(STRONG[part])).toBeGreaterThanOrEqual(7);
  });
  it("colour a lane in at least .35 of its full strength where it is strong, and a value of 0 not at all", () => {
    const away = (palette: Palette, value: number) =>
      channels(signed(palette, value))!.map((one, k) => Math.abs(one - channels(palette.zero)![k]!));
    for (const value of [0.02, -0.02, 0.3, -0.7]) {
      const [full, weak] = [away(STRONG, Math.sign(value)), away(STRONG, value)];
      full.forEach((most, k) => expect(weak[k]).toBeGreaterThanOrEqual(Math.floor(0.35 * most)));
    }
    expect(away(STRONG, 0)).toEqual([0, 0, 0]);
    expect(signed(STRONG, 1)).toBe(STRONG.positive.toLowerCase());
    expect(signed(LIGHT, 0.02)).toBe(signed({ ...LIGHT }, 0.02));
  });
});
