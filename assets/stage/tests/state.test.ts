import { describe, expect, it } from "vitest";
import type { Action, State } from "../src/frame";
import { LSTM } from "../src/kinds/lstm";
import { asked } from "../src/page/keys";
import { Run } from "../src/run";
import { fitted, kept, opened, reduce } from "../src/state";
import { fixture, START, uniform } from "./fixture";

const RUN = { T: 5, H: 3, directions: ["forward", "backward"] as const };
const after = (state: State, ...actions: Action[]) =>
  actions.reduce((now, action) => reduce(now, action, RUN), state);

describe("the first state", () => {
  it("is what the address says, as far as the run has it", () => {
    const payload = fixture({
      T: 4,
      H: 2,
      step: 99,
      unit: -3,
      direction: "backward",
      view: "readers",
      readers: ["forward"],
    });
    expect(opened(payload.address, new Run(payload))).toEqual({ ...START, step: 3, unit: 0 });
  });
  it("is the text of a model of one reader, too, in the colours the address names", () => {
    const payload = fixture({ T: 4, view: "text", readers: ["forward"] });
    const address = { ...payload.address, part: "f" as const };
    expect(opened(address, new Run(payload))).toMatchObject({ view: "text", part: "f" });
  });
  it("bears numbers that are none", () =>
    expect(fitted({ ...START, step: NaN, unit: Infinity }, RUN)).toMatchObject({ step: 0, unit: 2 }));
});

describe("a step", () => {
  it("goes where it is told, keeps the phase, and stops at the ends", () => {
    const forget: State = { ...START, phase: "forget" };
    expect(after(forget, { kind: "step", to: 3 })).toEqual({ ...forget, step: 3 });
    expect(after(forget, { kind: "step", to: 5 }).step).toBe(4);
    expect(after(forget, { kind: "step", to: -1 }).step).toBe(0);
  });
  it("by hand ends playing", () =>
    expect(after(START, { kind: "play", on: true }, { kind: "step", to: 3 }).playing).toBe(false));
  it("follows a square anywhere", () =>
    expect(after(START, { kind: "follow", step: 4, unit: 2, direction: "backward" })).toMatchObject({
      step: 4,
      unit: 2,
      direction: "backward",
    }));
});

describe("phases", () => {
  it("walk on into the next step and back again", () => {
    let state: State = { ...START, step: 0, phase: "concat" };
    const seen = [];
    for (let n = 0; n < 12; n++) {
      seen.push(`${state.step}${state.phase}`);
      state = after(state, { kind: "phase", by: 1 });
    }
    expect(seen.slice(0, 7)).toEqual([
      "0concat",
      "0forget",
      "0input",
      "0update",
      "0output",
      "1concat",
      "1forget",
    ]);
    for (const was of seen.reverse()) {
      state = after(state, { kind: "phase", by: -1 });
      expect(`${state.step}${state.phase}`).toBe(was);
    }
    expect(after(state, { kind: "phase", by: -1 })).toEqual(state);
  });
  it("of the backward reader go on to the character on the left", () => {
    const state: State = { ...START, direction: "backward" };
    expect(after(state, { kind: "phase", by: 1 })).toMatchObject({ step: 1, phase: "concat" });
  });
});

describe("playing", () => {
  const play = (state: State) => {
    const places = [];
    for (let now = after(state, { kind: "play", on: true }), n = 0; n < 40; n++) {
      places.push(`${now.step}${now.phase[0]}`);
      if (!now.playing) break;
      now = after(now, { kind: "advance" });
    }
    return places;
  };
  it("runs in the reader's direction and stops at its end", () => {
    expect(play(START)).toEqual(["2o", "3o", "4o"]);
    expect(play({ ...START, direction: "backward" })).toEqual(["2o", "1o", "0o"]);
  });
  it("starts anew from the end", () =>
    expect(play({ ...START, step: 4 })).toEqual(["0o", "1o", "2o", "3o", "4o"]));
  it("walks phase by phase at the slowest speed", () => {
    expect(play({ ...START, step: 3, speed: 0.5 })).toEqual(["3o", "4c", "4f", "4i", "4u", "4o"]);
  });
  it("of one token ends at once, but walks its phases slowly", () => {
    const one = { ...RUN, T: 1 };
    expect(reduce({ ...START, step: 0 }, { kind: "play", on: true }, one).playing).toBe(false);
    expect(reduce({ ...START, step: 0, speed: 0.5 }, { kind: "play", on: true }, one)).toMatchObject({
      playing: true,
      phase: "concat",
    });
  });
});

describe("any walk", () => {
  it("stays within the run and never changes the state it came from", () => {
    const next = uniform(7);
    const kinds = [
      "step",
      "unit",
      "follow",
      "phase",
      "direction",
      "view",
      "part",
      "play",
      "speed",
      "advance",
    ];
    for (const run of [RUN, { T: 1, H: 1, directions: ["backward"] as const }]) {
      let state = fitted(START, run);
      for (let n = 0; n < 3000; n++) {
        const to = Math.floor(next() * 20 - 7);
        const kind = kinds[Math.floor(next() * kinds.length)]!;
        const wishes = {
          direction: to > 3 ? "backward" : "forward",
          view: to > 9 ? "text" : to > 3 ? "readers" : "cell",
          part: to > 3 ? "f" : "c",
          speed: to > 3 ? 2 : 0.5,
        } as Record<string, unknown>;
        const action = {
          kind,
          to: wishes[kind] ?? to,
          step: to,
          unit: -to,
          by: to > 3 ? 1 : -1,
          on: to > 0,
        } as unknown as Action;
        if (action.kind === "phase") delete (action as { to?: unknown }).to;
        const frozen = Object.freeze({ ...state });
        state = reduce(frozen, action, run);
        expect(state).toEqual(fitted(state, run));
        expect(LSTM.phases).toContain(state.phase);
      }
    }
  });
});

describe("keys", () => {
  const key = (name: string, held = {}) => ({
    key: name,
    shiftKey: false,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    ...held,
  });
  const by = (name: string, held = {}, state = START) => {
    const action = asked(key(name, held), state, RUN);
    return action && after(state, action);
  };
  it("→ is one character to the right for both readers", () => {
    for (const direction of ["forward", "backward"] as const) {
      expect(by("ArrowRight", {}, { ...START, direction })!.step).toBe(3);
      expect(by("PageUp", {}, { ...START, direction })!.step).toBe(1);
      expect(by("Home", {}, { ...START, direction })!.step).toBe(0);
      expect(by("End", {}, { ...START, direction })!.step).toBe(4);
    }
  });
  it("Shift walks phases, ↑ ↓ units, Space plays and pauses", () => {
    expect(by("ArrowLeft", { shiftKey: true })!.phase).toBe("update");
    expect(by("ArrowDown")!.unit).toBe(2);
    expect(by("ArrowUp")!.unit).toBe(0);
    expect(by(" ")!.playing).toBe(true);
    expect(by(" ", {}, { ...START, playing: true })!.playing).toBe(false);
  });
  it("with Ctrl, Alt or Meta are the browser's", () => {
    for (const held of ["ctrlKey", "altKey", "metaKey"])
      expect(asked(key("ArrowRight", { [held]: true }), START, RUN)).toBeNull();
    expect(asked(key("r"), START, RUN)).toBeNull();
  });
});

describe("a changed text", () => {
  const move = (step: number, before: string, now: string) => kept(step, [...before], [...now]);
  it("leaves the playhead while all up to it is unchanged", () => {
    expect(move(1, "我爱中国", "我爱中国人")).toBe(1);
    expect(move(1, "我爱中国", "我爱")).toBe(1);
    expect(move(3, "我爱中国", "我爱中国")).toBe(3);
  });
  it("else moves it to the last common character", () => {
    expect(move(3, "我爱中国", "我爱")).toBe(1);
    expect(move(3, "我爱中国", "我爱英国")).toBe(1);
    expect(move(2, "我爱中国", "你爱中国")).toBe(0);
    expect(move(2, "我爱中国", "")).toBe(0);
  });
});
