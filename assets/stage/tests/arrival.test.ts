import { describe, expect, it } from "vitest";
import { isJump, placed, pointsAt, sameRun } from "../src/arrival";
import type { State } from "../src/frame";
import type { Payload } from "../src/payload";
import { Run } from "../src/run";
import { fixture, START } from "./fixture";

const TEXT = "我爱中国";
const payload = fixture({ text: TEXT, H: 4, step: 1, unit: 3 });
const walked: State = { ...START, step: 2, unit: 2, phase: "input", playing: true, speed: 2 };
const look: NonNullable<Payload["look"]> = { phase: "forget", films: ["f"], answer: false, view: "cell" };

const arrive = (before: Payload | null, now: Payload, state?: State, left: State | null = null) =>
  placed(before, now, new Run(now), state, left);

describe("the playhead", () => {
  it("opens where the address says, at a step's end, or where an earlier stage left the same walk", () => {
    expect(arrive(null, payload)).toMatchObject({ step: 1, unit: 3, phase: "output", speed: 1 });
    expect(arrive(null, payload, undefined, walked)).toMatchObject({ step: 2, unit: 2, phase: "output" });
  });
  it("goes where Python sends it, at the speed that was chosen", () => {
    const now = { ...payload, jump: "again" };
    expect(isJump(payload, now)).toBe(true);
    expect(arrive(payload, now, walked)).toMatchObject({ step: 1, unit: 3, playing: false, speed: 2 });
  });
  it("stays where it is, playing, when the same run comes again", () => {
    expect(sameRun(payload, { ...payload })).toBe(true);
    expect(arrive(payload, { ...payload }, walked)).toEqual({ ...walked, drill: undefined });
  });
  it("stands still in another run, at its place as far as the text is the same", () => {
    const longer = fixture({ text: "我爱中文", H: 4 });
    const other = fixture({ text: "他爱中国", H: 4 });
    expect(sameRun(payload, longer)).toBe(false);
    expect(arrive(payload, longer, walked)).toMatchObject({ step: 2, phase: "input", playing: false });
    expect(arrive(payload, other, walked).step).toBe(0);
    expect(arrive(payload, fixture({ text: TEXT, H: 2 }), walked)).toMatchObject({ step: 2, unit: 1 });
  });
  it("takes a lesson's phase and view, and is sent to no product there", () => {
    const lesson = { ...payload, look };
    const state = arrive(payload, lesson, { ...walked, view: "readers", drill: "f" });
    expect(state).toMatchObject({ phase: "forget", view: "cell", drill: null, step: 2 });
  });
  it("is pointed at a phase by a jump into a lesson's cell only", () => {
    const lesson = { ...payload, look };
    expect(pointsAt(lesson, { ...lesson, jump: "again" })).toBe(true);
    expect(pointsAt(null, lesson)).toBe(false);
    expect(pointsAt(lesson, lesson)).toBe(false);
    expect(pointsAt(payload, { ...payload, jump: "again" })).toBe(false);
    expect(pointsAt(lesson, { ...lesson, jump: "again", look: { ...look, view: "readers" } })).toBe(false);
  });
});
