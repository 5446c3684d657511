import "./page";
import { describe, expect, test } from "vitest";
import { lanes, opened } from "../src/cell/layout/rows";
import { entriesOf, isSpread, spread, withDoor, without } from "../src/drag/holds";
import { keyed, moved, settled, taken } from "../src/drag/pull";
import type { Pull } from "../src/drag/wish";

const DOOR: Pull = {
  part: "o",
  step: 2,
  unit: 10,
  direction: "forward",
  old: 0.803,
  value: 0.803,
  by: "key",
};
const CELL: Pull = { ...DOOR, part: "c", old: -1.093, value: -1.093 };

describe("a door's height is its value", () => {
  test.each([60, 120, 196])(
    "in a lane of %d px: the whole lane is one, whichever way it is pulled",
    (long) => {
      expect(moved(DOOR, 0.2, long * 0.3, long)).toBeCloseTo(0.5, 2);
      expect(moved(DOOR, 0.5, long, long)).toBe(1);
      expect(moved(DOOR, 0.5, -long, long)).toBe(0);
    },
  );

  test("is two digits, and never outside of what a gate can be", () => {
    for (let by = -200; by <= 200; by += 7) {
      const value = moved(DOOR, 0.4, by, 120);
      expect(value === DOOR.old || Math.abs(100 * value - Math.round(100 * value)) < 1e-9).toBe(true);
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(1);
    }
  });

  test.each([0, 0.5, 1, DOOR.old])("comes to rest at %d within 6 px of it, and not at 8", (rest) => {
    const long = 120;
    for (const px of [-6, 6]) {
      const near = Math.max(0, Math.min(1, rest + px / long));
      expect(settled(DOOR, near, long)).toBe(rest);
    }
    const far = rest > 0.5 ? rest - 8 / long : rest + 8 / long;
    expect(settled(DOOR, far, long)).not.toBe(rest);
  });

  test("the cell's value is pulled both ways from what it was", () => {
    expect(moved(CELL, CELL.old, 0, 240)).toBe(CELL.old);
    expect(moved(CELL, CELL.old, 60, 240)).toBeGreaterThan(CELL.old);
    expect(moved(CELL, CELL.old, -60, 240)).toBeLessThan(CELL.old);
    expect(moved(CELL, -0.02, 0, 240)).toBe(0);
  });
});

describe("the opened lane", () => {
  test.each([1, 2, 8, 16, 32, 64])(
    "of %d units takes 76 % of its stack, all others together the rest",
    (H) => {
      for (const unit of [0, H >> 1, H - 1]) {
        const shut = lanes(H, unit, 140);
        const { rows, height } = opened(shut, unit, 1);
        expect(height).toBe(shut.height);
        if (H > 1) expect(rows[unit]!.height).toBeCloseTo(0.76 * height, 6);
        rows.forEach((row, k) => {
          if (k !== unit) expect(row.height).toBeLessThanOrEqual(1.2 + 1e-9);
          expect(row.y).toBeGreaterThanOrEqual(k ? rows[k - 1]!.y + rows[k - 1]!.height - 1e-9 : 0);
        });
        expect(rows.at(-1)!.y + rows.at(-1)!.height).toBeLessThanOrEqual(height + 1e-9);
        expect(opened(shut, unit, 0).rows.map(({ y }) => y)).toEqual(shut.rows.map(({ y }) => y));
      }
    },
  );
});

describe("the keys of a door that was taken", () => {
  test.each([
    ["ArrowUp", false, 0.853],
    ["ArrowDown", false, 0.753],
    ["ArrowUp", true, 0.813],
    ["ArrowDown", true, 0.793],
    ["Home", false, 1],
    ["End", false, 0],
  ])("%s, with Shift: %s", (key, shift, value) => {
    expect(keyed(DOOR, key, shift)).toBeCloseTo(value, 2);
  });

  test("stop at what a gate can be, and other keys are none of theirs", () => {
    expect(keyed({ ...DOOR, value: 0.98 }, "ArrowUp", false)).toBe(1);
    expect(keyed({ ...DOOR, value: 0.02 }, "ArrowDown", false)).toBe(0);
    expect(keyed(DOOR, "x", false)).toBeNull();
  });

  test("the lit phase says which door is taken; joining has none", () => {
    expect(
      ["concat", "forget", "input", "update", "output"].map((phase) => taken(phase as "forget")),
    ).toEqual([null, "f", "i", "c", "o"]);
  });
});

describe("what is held, as it stands in the address", () => {
  test("a door is added as it is spelled, its value as short as it can be", () => {
    expect(withDoor("", DOOR, 0)).toBe("o:forward:2:10:0");
    expect(withDoor("f:forward:1:*:1", DOOR, 0.3)).toBe("f:forward:1:*:1;o:forward:2:10:0.3");
    expect(withDoor("", CELL, -0.95)).toBe("c:forward:2:10:-0.95");
  });

  test("the same door again takes the place of what was said of it", () => {
    expect(withDoor("o:forward:2:10:0;f:forward:2:10:1", DOOR, 0.5)).toBe(
      "f:forward:2:10:1;o:forward:2:10:0.5",
    );
    expect(withDoor("o:backward:2:10:0", DOOR, 0.5)).toBe("o:backward:2:10:0;o:forward:2:10:0.5");
    expect(withDoor("o:forward:2:1:0", DOOR, 0.5)).toBe("o:forward:2:1:0;o:forward:2:10:0.5");
  });

  test("back at its old height it is held no longer", () => {
    expect(withDoor("o:forward:2:10:0;f:forward:2:10:1", DOOR, DOOR.old)).toBe("f:forward:2:10:1");
  });

  test("one of them, or the last, is taken back", () => {
    expect(entriesOf("")).toEqual([]);
    expect(without("a;b;c", 1)).toBe("a;c");
    expect(without("a", 0)).toBe("");
  });

  test("the oldest go where an address has no room for more", () => {
    const full = Array.from({ length: 24 }, (_, unit) => `f:forward:0:${unit}:1`).join(";");
    const more = entriesOf(withDoor(full, DOOR, 0));
    expect(more).toHaveLength(24);
    expect([more[0], more.at(-1)]).toEqual(["f:forward:0:1:1", "o:forward:2:10:0"]);
  });

  test("one goes over every step, all units or both readers, and back to the place that is followed", () => {
    const place = { step: 3, unit: 1 };
    const two = "o:forward:2:10:0;f:forward:1:*:1";
    expect(spread(two, 0, "steps", place)).toBe("o:forward:*:10:0;f:forward:1:*:1");
    expect(spread(two, 1, "units", place)).toBe("o:forward:2:10:0;f:forward:1:1:1");
    expect(spread(two, 0, "readers", place)).toBe(`${two};o:backward:2:10:0`);
    for (const over of ["steps", "units", "readers"] as const) {
      const wide = spread("c:forward:3:1:-0.9", 0, over, place);
      expect([isSpread("c:forward:3:1:-0.9", 0, over), isSpread(wide, 0, over)]).toEqual([false, true]);
      expect(spread(wide, 0, over, place)).toBe("c:forward:3:1:-0.9");
    }
  });
});
