import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Action, State } from "../src/frame";
import { Clock } from "../src/motion/clock";
import { courseOf } from "../src/motion/course";
import { END, restOf, startOf } from "../src/motion/score";
import { type Extent, reduce } from "../src/state";
import { START } from "./fixture";

const RUN: Extent = { T: 5, H: 4, directions: ["forward", "backward"] };

function course(action: Action, state: Partial<State> = {}, since = 5000) {
  const before = { ...START, ...state };
  return courseOf({ action, before, after: reduce(before, action, RUN, false), since });
}
const walked = (to: number): Action => ({ kind: "step", to, walked: true });

describe("what is played", () => {
  test("a step in the reader's direction, from its beginning to where its phase rests", () => {
    expect(course(walked(3))).toMatchObject({ from: 0, to: END });
    expect(course(walked(3), { phase: "forget" })).toMatchObject({ from: 0, to: restOf("forget") });
    expect(course(walked(1), { direction: "backward" })).toMatchObject({ from: 0, to: END });
  });

  test("nothing on the way back, to a place that was clicked, past the end, or in a hurry", () => {
    expect(course(walked(1))).toBeNull();
    expect(course(walked(3), { direction: "backward" })).toBeNull();
    expect(course({ kind: "step", to: 3 })).toBeNull();
    expect(course(walked(5), { step: 4 })).toBeNull();
    expect(course(walked(3), {}, 349)).toBeNull();
    expect(course(walked(3), {}, 350)).not.toBeNull();
    expect(course({ kind: "follow", step: 3, unit: 0 })).toBeNull();
  });

  test("a phase that is asked for, as the score is written; the phase before is shown at once", () => {
    expect(course({ kind: "phase", to: "input" })).toEqual({
      from: startOf("input"),
      to: restOf("input"),
      rate: 1,
    });
    expect(course({ kind: "phase", by: 1 }, { phase: "concat" })).toEqual({
      from: startOf("forget"),
      to: restOf("forget"),
      rate: 1,
    });
    expect(course({ kind: "phase", by: -1 }, { phase: "input" })).toBeNull();
  });

  test("playing moves at its speed, and skims without moving", () => {
    const rates = ([0.5, 1, 2] as const).map(
      (speed) => course({ kind: "advance" }, { playing: true, speed })!.rate,
    );
    expect(rates).toEqual([0.5, 1, expect.closeTo(1.97, 2)]);
    expect(course({ kind: "advance" }, { playing: true, speed: "skim" })).toBeNull();
    expect(course({ kind: "advance" }, { playing: true, step: 4 })).toBeNull();
  });
});

describe("the clock", () => {
  let now = 0;
  let asked: FrameRequestCallback | null = null;
  const frame = (at: number) => {
    now = at;
    const callback = asked;
    asked = null;
    callback?.(at);
  };

  beforeEach(() => {
    now = 0;
    asked = null;
    vi.stubGlobal("requestAnimationFrame", (callback: FrameRequestCallback) => (asked = callback) && 1);
    vi.stubGlobal("cancelAnimationFrame", () => (asked = null));
    vi.stubGlobal("performance", { now: () => now });
  });
  afterEach(() => vi.unstubAllGlobals());

  test("tells at each frame where it is, twice as far at twice the rate, and ends once", () => {
    const told: number[] = [];
    const ended = vi.fn();
    const clock = new Clock((ms) => told.push(ms), ended);
    clock.start({ from: 1000, to: 2000, rate: 2 });
    for (const at of [16, 32, 116, 416]) frame(at);
    expect(told, "none at the first frame, the press's own").toEqual([1032, 1200, 1800]);
    expect([clock.running, clock.ms]).toEqual([true, 1800]);
    frame(517);
    frame(600);
    expect(clock.running).toBe(false);
    expect(ended).toHaveBeenCalledTimes(1);
    expect(told).toHaveLength(3);
  });

  test("stopped, it neither tells nor ends; started anew, it runs one course", () => {
    const tick = vi.fn();
    const ended = vi.fn();
    const clock = new Clock(tick, ended);
    clock.start({ from: 0, to: 3400, rate: 1 });
    clock.stop();
    frame(16);
    expect(clock.running).toBe(false);
    clock.start({ from: 0, to: 3400, rate: 1 });
    clock.start({ from: 1000, to: 1560, rate: 1 });
    for (const at of [32, 48]) frame(at);
    expect(tick.mock.calls).toEqual([[1016]]);
    expect(ended).not.toHaveBeenCalled();
  });
});
