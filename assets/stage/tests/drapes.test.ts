import "./page";
import { afterEach, describe, expect, test, vi } from "vitest";
import { sceneFor } from "../src/cell/layout/geometry";
import { mirrored, type Scene } from "../src/cell/layout/scene";
import { pillWidth } from "../src/cell/overlay/numbers";
import { Drapes, OPENING } from "../src/curtain/drapes";
import { overFormulas, type Zone, zonesOf } from "../src/curtain/zones";
import { LSTM } from "../src/kinds/lstm";
import { isDoor, type Phase, type Vector } from "../src/kinds/names";

const ROOMS = [
  { width: 340, height: 240 },
  { width: 856, height: 260 },
  { width: 1250, height: 420 },
];
/** What the lessons' questions hide, by the phase in which they are asked. */
const ASKED: [Phase, Vector[]][] = [
  ["forget", ["f_c_prev"]],
  ["forget", ["f", "f_c_prev"]],
  ["forget", ["f"]],
  ["input", ["i_g"]],
  ["input", ["i", "i_g"]],
  ["input", ["g", "i_g"]],
  ["update", ["c"]],
  ["update", ["f_c_prev", "i_g", "c"]],
  ["output", ["tanh_c", "h"]],
  ["output", ["o", "h"]],
];

const STROKE = 1.4; // px, of the followed lane's outline

const sceneOf = (camera: Phase, H: number, room: { width: number; height: number }): Scene =>
  sceneFor({
    ...room,
    H,
    D: 16,
    unit: 0,
    camera,
    mirrored: false,
    words: false,
    last: false,
    answer: true,
    hard: false,
  });
const hides = (zones: Zone[], x: number, width: number) =>
  zones.filter((zone) => zone.x < x + width && x < zone.x + zone.width);

describe.each(ROOMS)("$width × $height: what a question hides", (room) => {
  describe.each(ASKED)("%s, %j", (camera, hidden) => {
    test.each([1, 8, 64])("%i units: is behind one curtain, and what may be seen stands free", (H) => {
      const scene = sceneOf(camera, H, room);
      const zones = zonesOf(scene, (vector) => hidden.includes(vector), []);
      for (const { vector, x, width, rows } of scene.columns) {
        const frame = isDoor(vector) ? 4 : 0;
        const over = hides(zones, x - frame, width + 2 * frame);
        if (!hidden.includes(vector)) {
          expect(over, vector).toEqual([]);
          continue;
        }
        expect(over, vector).toHaveLength(1);
        const [zone] = over as [Zone];
        expect(zone.x).toBeLessThanOrEqual(x - frame);
        expect(zone.x + zone.width).toBeGreaterThanOrEqual(x + width + frame);
        expect(zone.y).toBeLessThan(rows[0]!.y);
        expect(zone.y + zone.height).toBeGreaterThan(rows.at(-1)!.y + rows.at(-1)!.height);
        expect(zone.x + zone.width).toBeLessThanOrEqual(scene.width);
        expect(zone.y + zone.height).toBeLessThanOrEqual(scene.height);
      }
      const belt = scene.boxes.find(({ id }) => id === "belt");
      if (belt && hidden.includes([...scene.columns].sort((a, b) => a.x - b.x)[0]!.vector))
        expect(Math.min(...zones.map(({ x }) => x)), "the belt's edge").toBeLessThanOrEqual(belt.x + 1);
      for (const { vector, x } of scene.pills)
        if (!hidden.includes(vector))
          for (const zone of zones)
            if (x < zone.x + zone.width)
              expect(zone.x, vector).toBeGreaterThan(x + pillWidth(isDoor(vector) ? "0.941" : "−0.941"));
      const last = [...scene.columns].sort((a, b) => a.x - b.x).at(-1)!;
      if (!hidden.includes(last.vector)) return;
      const end = Math.max(...zones.map((zone) => zone.x + zone.width));
      for (const { id, kind, x, width } of scene.boxes)
        if (kind === "followed") expect(end, id).toBeGreaterThanOrEqual(x + width + STROKE / 2);
    });
  });

  test.each(["forget", "input", "output"] as const)(
    "%s: the lane runs 40 to 80 px out of its door before the curtain",
    (camera) => {
      const last = { forget: "f_c_prev", input: "i_g", output: "h" }[camera];
      const scene = sceneOf(camera, 8, room);
      const door = scene.columns.find(({ vector }) => isDoor(vector))!;
      const [zone] = zonesOf(scene, (vector) => vector === last, []) as [Zone];
      const lead = zone.x - door.x - door.width;
      expect(lead).toBeGreaterThanOrEqual(40);
      expect(lead).toBeLessThanOrEqual(80);
    },
  );

  test("is the same for the reader who goes from right to left, mirrored", () => {
    const scene = sceneOf("forget", 8, room);
    const isHidden = (vector: Vector) => vector === "f_c_prev";
    const [here] = zonesOf(scene, isHidden, []) as [Zone];
    const [there] = zonesOf(mirrored(scene), isHidden, []) as [Zone];
    expect(there.x).toBeCloseTo(scene.width - here.x - here.width, 6);
    expect([there.y, there.width, there.height]).toEqual([here.y, here.width, here.height]);
  });

  test.each([
    ["forget", "bus"],
    ["input", "bus"],
    ["input", "plus"],
    ["output", "tanh"],
    ["output", "ways"],
  ] as const)("%s: the lines that %s names have a curtain of their own, over no square", (camera, name) => {
    const scene = sceneOf(camera, 8, room);
    const zones = zonesOf(scene, () => false, [name]);
    expect(zones.map(({ id }) => id)).toEqual([name]);
    const [{ y, height }] = zones as [Zone];
    const { rows } = scene.columns[0]!;
    const [top, end] = [rows[0]!.y, rows.at(-1)!.y + rows.at(-1)!.height];
    expect(y + height <= top || y >= end).toBe(true);
    for (const sign of scene.writings.filter(
      ({ id, symbol }) => symbol && id === (name === "plus" ? "add" : name),
    )) {
      const [{ x, width }] = zones as [Zone];
      const wide = 7 * sign.symbol!.replace(/_|[{}]/g, "").length;
      const left = sign.x - { start: 0, middle: wide / 2, end: wide }[sign.anchor];
      if (sign.size === "sign")
        expect([x, x + width], sign.symbol).toEqual([
          expect.toSatisfy((from: number) => from <= left),
          expect.toSatisfy((to: number) => to >= left + wide),
        ]);
    }
  });
});

test("one question mark asks: of what is hidden, a column's curtain, else the formulas', else the lines'", () => {
  const scene = sceneOf("forget", 8, ROOMS[1]!);
  const asking = (hidden: Vector[], words: string[]) => {
    const named = [...hidden.map((vector) => (vector === "f" ? "all.f" : vector)), ...words];
    const cell = zonesOf(scene, (vector) => hidden.includes(vector), named);
    const formulas = overFormulas(named, LSTM, { width: 800, height: 80 });
    return [...cell, ...(formulas ? [formulas] : [])].filter(({ asks }) => asks).map(({ id }) => id);
  };
  expect(asking(["f"], ["bus", "formulas"])).toEqual(["f"]);
  expect(asking([], ["bus", "formulas"])).toEqual(["formulas"]);
  expect(asking([], ["bus"])).toEqual(["bus"]);
  expect(overFormulas(["f_c_prev"], LSTM, { width: 800, height: 80 })).toBeNull();
});

describe("a curtain", () => {
  const ZONE: Zone = { id: "f_c_prev", x: 10, y: 5, width: 300, height: 200, asks: true };
  const drawn = () => {
    const drapes = new Drapes();
    drapes.draw([ZONE], "guess", false);
    return drapes;
  };
  const hung = ({ element }: Drapes) => [...element.querySelectorAll<HTMLElement>(".gw-drape")];

  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  test("asks, says that a guess opens it where there is room, and is no text for a reader's voice", () => {
    const drapes = drawn();
    expect(hung(drapes).map((one) => one.querySelector(".gw-medal")!.textContent)).toEqual(["?"]);
    const words = () => drapes.element.querySelector<HTMLElement>(".gw-drape-words")!;
    expect([words().textContent, words().hidden]).toEqual(["guess", false]);
    expect(drapes.element.getAttribute("aria-hidden")).toBe("true");
    drapes.draw([{ ...ZONE, width: 60 }], "guess", false);
    expect([hung(drapes).length, words().hidden]).toEqual([1, true]);
  });
  test("opens in its time when it is answered", () => {
    vi.useFakeTimers();
    const drapes = drawn();
    drapes.draw([], "guess", true);
    expect(hung(drapes).map((one) => one.classList.contains("gw-drape-opens"))).toEqual([true]);
    vi.advanceTimersByTime(OPENING - 1);
    expect(hung(drapes)).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(hung(drapes)).toHaveLength(0);
  });
  test("is gone at once on another step, and where motion is reduced", () => {
    const drapes = drawn();
    drapes.draw([], "guess", false);
    expect(hung(drapes)).toHaveLength(0);
    vi.spyOn(globalThis, "matchMedia").mockReturnValue({ matches: true } as MediaQueryList);
    const still = drawn();
    still.draw([], "guess", true);
    expect(hung(still)).toHaveLength(0);
  });
});
