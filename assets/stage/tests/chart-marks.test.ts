import { describe, expect, it } from "vitest";
import { column } from "../src/marks/chart-marks";

describe("a step's column in a figure", () => {
  it("is its share of the plot while all of it is shown, and all columns together fill the plot", () => {
    const columns = [0, 1, 2, 3].map((step) => column(step, [-0.5, 3.5], 70, 400));
    expect(columns).toEqual([
      [70, 100],
      [170, 100],
      [270, 100],
      [370, 100],
    ]);
  });

  it("grows as the reader zooms, and is cut where the plot ends", () => {
    expect(column(2, [1.5, 3.5], 70, 400)).toEqual([70, 200]);
    expect(column(1, [1, 3], 70, 400)).toEqual([70, 100]);
    expect(column(3, [1, 3], 70, 400)).toEqual([370, 100]);
  });

  it("is none where the reader has zoomed past it", () => {
    expect(column(0, [1.5, 3.5], 70, 400)).toBeNull();
    expect(column(4, [1.5, 3.5], 70, 400)).toBeNull();
    expect(column(-1, [-0.5, 3.5], 70, 400)).toBeNull();
  });
});
