import { describe, expect, test } from "vitest";
import { sceneFor } from "../src/cell/layout/geometry";
import { LEAST, lanes } from "../src/cell/layout/rows";
import type { Box, Column, Scene, Wish } from "../src/cell/layout/scene";
import { narrowPlaces } from "../src/cell/layout/single";
import { pillHeight, pillWidth } from "../src/cell/overlay/numbers";
import { LSTM } from "../src/kinds/lstm";
import "./fixture"; // the cells that come later

const wish = (some: Partial<Wish> = {}): Wish => ({
  width: 814,
  height: 362,
  H: 8,
  D: 8,
  unit: 3,
  camera: "whole",
  mirrored: false,
  words: false,
  last: false,
  answer: true,
  hard: false,
  ...some,
});
const SIZES = Array.from({ length: 64 }, (_, k) => k + 1);
const unitsOf = (H: number) => [...new Set([0, H >> 1, H - 1])];

describe("lanes", () => {
  test.each([LEAST, 150, 260])(
    "in %i px: in order, apart, inside, the followed one at least 22 px",
    (space) => {
      for (const H of SIZES)
        for (const unit of unitsOf(H)) {
          const { rows, height } = lanes(H, unit, space);
          expect(rows).toHaveLength(H);
          expect(height).toBeLessThanOrEqual(space + 1e-9);
          expect(rows[unit]!.height).toBeGreaterThanOrEqual(22 - 1e-9);
          expect(rows[unit]!.door).toBe(true);
          expect(Math.min(...rows.map((row) => row.height))).toBeGreaterThan(0.5);
          const over = rows.map((row, k) => row.y + row.height - (rows[k + 1]?.y ?? space));
          expect(Math.max(...over)).toBeLessThanOrEqual(1e-9);
        }
    },
  );

  test.each([60, 86, 110])("in %i px, on a low window, they are thinner, in order and inside", (space) => {
    for (const H of SIZES)
      for (const unit of unitsOf(H)) {
        const { rows, height } = lanes(H, unit, space);
        expect(height).toBeLessThanOrEqual(space + 1e-9);
        expect(rows[unit]!.height).toBeGreaterThanOrEqual(22 - 1e-9);
        expect(Math.min(...rows.map((row) => row.height))).toBeGreaterThan(0.2);
        const over = rows.map((row, k) => row.y + row.height - (rows[k + 1]?.y ?? space));
        expect(Math.max(...over)).toBeLessThanOrEqual(1e-9);
      }
  });

  test("up to 24 units every lane has a door and 5 px of its own", () => {
    for (const H of SIZES.slice(1, 24))
      for (const unit of unitsOf(H)) {
        const { rows } = lanes(H, unit, LEAST);
        expect(rows.every((row) => row.door)).toBe(true);
        const pitches = rows
          .slice(1)
          .map((row, k) => row.y + row.height / 2 - rows[k]!.y - rows[k]!.height / 2);
        expect(Math.min(...pitches), `${H}`).toBeGreaterThanOrEqual(5 - 1e-9);
      }
  });

  test("beyond, at least four neighbours keep their doors and the far ones are strips", () => {
    for (const H of SIZES.slice(24))
      for (const unit of unitsOf(H)) {
        const { rows } = lanes(H, unit, LEAST);
        const doors = rows.flatMap((row, k) => (row.door ? [k] : []));
        expect(doors.length).toBeGreaterThanOrEqual(5);
        expect(doors.at(-1)! - doors[0]!).toBe(doors.length - 1);
        for (const k of doors) expect(rows[k]!.height).toBeGreaterThanOrEqual(4.5);
      }
  });
});

interface Area {
  name: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

const meet = (a: Area, b: Area) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const columnArea = ({ vector, x, width, rows }: Column): Area => {
  const [first, last] = [rows[0]!, rows.at(-1)!];
  return { name: vector, x, width, y: first.y, height: last.y + last.height - first.y };
};
const boxArea = (box: Box): Area => ({ ...box, name: box.id });

function pillAreas(scene: Scene, text: (vector: string) => string): Area[] {
  return scene.pills.map(({ vector, x, y, anchor }) => {
    const width = pillWidth(text(vector));
    return {
      name: `pill ${vector}`,
      x: anchor === "start" ? x : x - width,
      width,
      y: y - pillHeight() / 2,
      height: pillHeight(),
    };
  });
}

/** The widest a number gets: gates and tanh lie within ±1, the cell state does not. */
const widest = (vector: string) =>
  "fio".includes(vector) ? "0.998" : ["c_prev", "f_c_prev", "c"].includes(vector) ? "−10.23" : "−0.998";

describe("the whole cell", () => {
  const rooms = [
    { width: 800, height: 360 },
    { width: 814, height: 362 },
    { width: 1200, height: 520 },
    { width: 1180, height: 640 },
  ];

  test.each(rooms)(
    "$width × $height: columns, doors and taps lie apart and on the board",
    ({ width, height }) => {
      for (const H of [1, 2, 3, 5, 8, 16, 23, 24, 25, 32, 48, 64])
        for (const unit of unitsOf(H)) {
          const scene = sceneFor(wish({ width, height, H, D: 65 - H, unit }));
          const areas = [
            ...scene.columns.map(columnArea),
            ...scene.boxes.filter(({ kind }) => kind === "tap").map(boxArea),
          ];
          areas.forEach((area, k) => {
            expect(area.x, area.name).toBeGreaterThanOrEqual(0);
            expect(area.x + area.width, area.name).toBeLessThanOrEqual(scene.width);
            expect(area.y + area.height, area.name).toBeLessThanOrEqual(scene.height);
            const met = areas.slice(k + 1).filter((other) => meet(area, other));
            expect(met, `${H}: ${area.name}`).toEqual([]);
          });
        }
    },
  );

  test.each(rooms)(
    "$width × $height: a number lies on no square, door, plus or other number",
    ({ width, height }) => {
      for (const mirrored of [false, true])
        for (const H of [1, 4, 16, 24, 32, 64])
          for (const unit of unitsOf(H)) {
            const scene = sceneFor(wish({ width, height, H, unit, mirrored }));
            const pills = pillAreas(scene, widest);
            const doors = scene.boxes.filter(({ kind }) => kind === "door" || kind === "tap").map(boxArea);
            const signs = scene.marks.map(
              ({ x, rows }): Area => ({ name: "+", x: x - 8, width: 16, y: rows[0]!.y, height: 999 }),
            );
            const things = [...scene.columns.map(columnArea), ...doors, ...signs];
            pills.forEach((pill, k) => {
              expect(pill.x).toBeGreaterThanOrEqual(0);
              expect(pill.x + pill.width).toBeLessThanOrEqual(scene.width);
              const others = [
                ...things.filter(({ name }) => name !== "+" || pill.y < scene.height / 2),
                ...pills.slice(k + 1),
              ];
              expect(
                others.filter((other) => meet(pill, other)),
                `${H}/${unit}: ${pill.name}`,
              ).toEqual([]);
            });
          }
    },
  );

  test.each(rooms)(
    "$width × $height: what is written has room for its name before the tanh",
    ({ width, height }) => {
      const scene = sceneFor(wish({ width, height }));
      const name = scene.writings.find(({ id }) => id === "i_g")!;
      expect(scene.boxes.find(({ id }) => id === "tanh")!.x - name.x).toBeGreaterThanOrEqual(60);
    },
  );

  test("the taps stand under what they feed, and the writing arrives under its plus", () => {
    const scene = sceneFor(wish());
    const centre = (vector: string) => {
      const { x, width } = scene.columns.find((column) => column.vector === vector)!;
      return x + width / 2;
    };
    for (const gate of ["f", "g", "i", "o"]) {
      const tap = scene.boxes.find(({ id }) => id === `tap-${gate}`)!;
      expect(tap.x + tap.width / 2).toBeCloseTo(centre(gate));
    }
    expect(scene.marks[0]!.x).toBeCloseTo(centre("i_g"));
    expect(centre("tanh_c")).toBeCloseTo(centre("c"));
  });

  test("no tap and no bus touches the belt but the forget door's", () => {
    const scene = sceneFor(wish());
    const belt = scene.boxes.find(({ kind }) => kind === "belt")!;
    const reaching = scene.wires.filter(
      ({ id, points }) => id !== "belt" && points.some(([, y]) => y <= belt.y + belt.height),
    );
    expect(reaching.map(({ id }) => id).sort()).toEqual(["add", "tanh", "tap-f"]);
  });

  test("the backward reader's cell is the mirror image, its past labelled t+1", () => {
    const [plain, turned] = [sceneFor(wish()), sceneFor(wish({ mirrored: true }))];
    plain.columns.forEach(({ vector, x, width }) => {
      expect(turned.columns.find((column) => column.vector === vector)!.x).toBeCloseTo(
        plain.width - x - width,
      );
    });
    const symbols = (scene: Scene) => scene.writings.map(({ symbol = "" }) => symbol).join();
    expect(symbols(plain)).toContain("C_{t−1}");
    expect(symbols(plain)).not.toContain("t+1");
    expect(symbols(turned)).toContain("h_{t+1}");
    expect(symbols(turned)).not.toContain("t−1");
  });
});

describe("the token's tile", () => {
  test.each(["whole", "concat"] as const)("%s: stands free of the frame of x and h", (camera) => {
    for (const mirrored of [false, true]) {
      const { boxes, width } = sceneFor(
        wish(camera === "whole" ? { camera, mirrored } : { width: 342, height: 290, camera, mirrored }),
      );
      const [tile, frame] = ["token", "source"].map((name) => boxes.find(({ id }) => id === name)!) as [
        Box,
        Box,
      ];
      expect(Math.max(frame.x - tile.x - tile.width, tile.x - frame.x - frame.width)).toBeGreaterThanOrEqual(
        5,
      );
      expect(tile.x).toBeGreaterThanOrEqual(2);
      expect(tile.x + tile.width).toBeLessThanOrEqual(width - 2);
    }
  });
});

describe("the camera on one phase", () => {
  test.each([
    [true, false],
    [true, true],
    [false, false],
  ] as const)("h goes to the answer and to the next step, by words (answer %s, last %s)", (answer, last) => {
    for (const mirrored of [false, true]) {
      const scene = sceneFor(wish({ width: 342, height: 290, camera: "output", answer, last, mirrored }));
      const h = columnArea(scene.columns.find(({ vector }) => vector === "h")!);
      const said = scene.writings.filter(({ id }) => id === "answer" || id === "next");
      expect(said.map(({ label }) => label)).toEqual([
        ...(answer ? ["cell_answer"] : []),
        last ? "cell_last" : "cell_next",
      ]);
      const wires = scene.wires.filter(({ id }) => id === "answer" || id === "next");
      expect(wires.map(({ id }) => id)).toEqual([...(answer ? ["answer"] : []), ...(last ? [] : ["next"])]);
      for (const { id, points } of wires) {
        const [start, tip, word] = [points[0]!, points.at(-1)!, said.find((one) => one.id === id)!];
        expect(start[0]).toBeCloseTo(h.x + h.width / 2);
        expect(start[1]).toBeCloseTo(h.y + h.height, -1);
        expect(tip[0]).toBeCloseTo(word.x);
        expect(word.y - 12 - tip[1]).toBeGreaterThanOrEqual(0);
        expect(word.y).toBeLessThanOrEqual(scene.height);
      }
    }
  });

  test.each(LSTM.phases)(
    "%s fills a phone's width, with nothing beside the board and no number on a square",
    (camera) => {
      for (const mirrored of [false, true])
        for (const H of [1, 2, 8, 24, 64])
          for (const unit of unitsOf(H)) {
            const scene = sceneFor(wish({ width: 342, height: 290, H, D: H, unit, camera, mirrored }));
            const pills = pillAreas(scene, widest);
            const things = [
              ...scene.columns.map(columnArea),
              ...scene.boxes.filter(({ kind }) => kind === "door").map(boxArea),
            ];
            expect(scene.columns.length).toBeGreaterThan(1);
            for (const area of [...pills, ...things]) {
              expect(area.x, area.name).toBeGreaterThanOrEqual(0);
              expect(area.x + area.width, area.name).toBeLessThanOrEqual(scene.width);
            }
            for (const pill of pills) {
              const others = [...things, ...pills.filter((one) => one !== pill)];
              expect(
                others.filter((other) => meet(pill, other)),
                `${camera} ${pill.name}`,
              ).toEqual([]);
            }
          }
    },
  );
});

test("one lane on a phone: its numbers touch no plus and stay on the belt", () => {
  const [width, square, gap, plus] = [348, 12, 5, 8]; // px: half of a square, of a plus
  const at = narrowPlaces(width);
  const end = (x: number) => x + square + gap + pillWidth("0.000");
  expect(end(at.f_c_prev)).toBeLessThanOrEqual(at.plus - plus);
  expect(end(at.c)).toBeLessThanOrEqual(width - 4);
});

describe("the followed lane of a phase", () => {
  /** A number with as many digits as it may need for its product to be true. */
  const long = (vector: string) => (["z_h_prev", "new", "h"].includes(vector) ? "0.4872" : "−1.1615");
  const rooms = [
    { width: 342, height: 290 },
    { width: 776, height: 160 },
  ];

  test.each(rooms)("$width px: the GRU's numbers touch no sign between its lanes", ({ width, height }) => {
    const scene = sceneFor(wish({ width, height, kind: "gru", camera: "blend" }));
    expect(scene.marks.map(({ sign }) => sign)).toEqual(["+", "="]);
    for (const { x, width: wide, name } of pillAreas(scene, long))
      for (const mark of scene.marks) {
        const apart = Math.max(x - (mark.x + 9), mark.x - 9 - (x + wide));
        expect(apart, `${name} ${mark.sign}`).toBeGreaterThanOrEqual(2);
      }
  });

  test.each(["lstm", "rnn"] as const)(
    "beside a lesson's words the %s's last number stays on the belt",
    (kind) => {
      const camera = kind === "lstm" ? "forget" : "overwrite";
      const scene = sceneFor(wish({ width: 776, height: 160, kind, camera }));
      const belt = scene.boxes.find(({ id }) => id === "belt")!;
      for (const { x, width, name } of pillAreas(scene, () => "−1.1615"))
        expect(x + width, name).toBeLessThanOrEqual(belt.x + belt.width);
    },
  );
});

describe("a phase beside a lesson's words", () => {
  test.each([1, 2, 4, 24, 64])("concatenation: four taps of %i units never touch", (H) => {
    const { boxes } = sceneFor(wish({ width: 342, height: 290, H, D: H, unit: 0, camera: "concat" }));
    const taps = boxes.filter(({ kind }) => kind === "tap").map(boxArea);
    expect(taps.length).toBe(4);
    taps.slice(1).forEach((tap, k) => expect(tap.y - taps[k]!.y - taps[k]!.height).toBeGreaterThanOrEqual(2));
  });
});
