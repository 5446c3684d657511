import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Speed } from "../src/frame";
import { beat, Player } from "../src/motion/player";
import { addressed, withoutSeat } from "../src/page/address";
import { PARAMETERS, type Writer } from "../src/payload";
import { type Place, Rest, type Told } from "../src/telling/rest";
import { fixture } from "./fixture";

const at = (step: number, playing = false) => ({
  step,
  unit: 0,
  direction: "forward" as const,
  view: "cell" as const,
  part: "c" as const,
  playing,
});

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("rest", () => {
  const told: Told[] = [];
  let rest: Rest;
  beforeEach(() => {
    told.length = 0;
    rest = new Rest((place) => told.push(place));
    rest.know(at(0));
  });

  it("is told once after a walk, a second after its last step", () => {
    for (let step = 1; step <= 20; step++) {
      rest.note(at(step), "run");
      vi.advanceTimersByTime(200);
    }
    expect(told).toEqual([]);
    vi.advanceTimersByTime(799);
    expect(told).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(told).toEqual([
      { step: 20, unit: 0, direction: "forward", view: "cell", part: "c", word: expect.any(Number) },
    ]);
    vi.advanceTimersByTime(60_000);
    expect(told).toHaveLength(1);
  });

  it("does not begin while playing", () => {
    for (let step = 1; step <= 4; step++) {
      rest.note(at(step, true), "run");
      vi.advanceTimersByTime(2000);
    }
    expect(told).toEqual([]);
    rest.note(at(4), "run");
    vi.advanceTimersByTime(1000);
    expect(told.map(({ step }) => step)).toEqual([4]);
  });

  it("comes at once when the reader leaves, and not again", () => {
    rest.note(at(3), "run");
    rest.flush();
    rest.flush();
    vi.advanceTimersByTime(5000);
    expect(told.map(({ step }) => step)).toEqual([3]);
  });

  it("tells of another unit, reader, view or part as it tells of a step", () => {
    const moved = [{ unit: 1 }, { direction: "backward" }, { view: "text" }, { part: "f" }] as const;
    for (const one of moved) {
      rest.know(at(0));
      rest.note({ ...at(0), ...one }, "run");
      rest.flush();
    }
    expect(told).toMatchObject(moved);
  });

  it("says nothing of a way there and back, nor of what Python said itself", () => {
    rest.note(at(1), "run");
    rest.note(at(0), "run");
    vi.advanceTimersByTime(2000);
    rest.know(at(2));
    rest.note(at(2), "run");
    rest.flush();
    vi.advanceTimersByTime(2000);
    expect(told).toEqual([]);
  });

  it("is away until it has been heard, by its number, which grows from one to the next", () => {
    expect(rest.isAway(0)).toBe(false);
    rest.note(at(1), "run");
    rest.flush();
    const { word } = told[0]!;
    expect([rest.isAway(word - 1), rest.isAway(word)]).toEqual([true, false]);
    rest.note(at(2), "run");
    rest.flush();
    expect(told[1]!.word).toBeGreaterThan(word);
    rest.forget();
    expect(rest.isAway(word)).toBe(false);
  });

  it("is inherited by the next stage in the same run until it has been heard", () => {
    const next = () => new Rest(() => {});
    expect(next().inherit("run", 0)).toBeNull();
    rest.note(at(2), "run");
    expect(next().inherit("run", 0)).toMatchObject({ step: 2 });
    expect(next().inherit("another", 0)).toBeNull();
    rest.flush();
    const { word } = told[0]!;
    expect(next().inherit("run", word - 1)).toMatchObject({ step: 2 });
    expect(next().inherit("run", word)).toBeNull();
    rest.note(at(3), "run");
    const heir = next();
    heir.know(at(0));
    expect(next().inherit("run", word)).toBeNull();
  });

  it("is not told once another page has been asked for", () => {
    rest.mute(true);
    rest.note(at(1), "run");
    vi.advanceTimersByTime(2000);
    rest.flush();
    expect(told).toEqual([]);
    rest.mute(false);
    rest.flush();
    expect(told).toHaveLength(1);
  });

  it("is not put off by a redraw without a step", () => {
    rest.note(at(1), "run");
    vi.advanceTimersByTime(900);
    rest.note(at(1), "run");
    vi.advanceTimersByTime(100);
    expect(told).toHaveLength(1);
  });
});

describe("the player", () => {
  it("lets each notch come once, after the wait that was asked for", () => {
    const advance = vi.fn();
    const player = new Player(advance);
    player.set(500);
    vi.advanceTimersByTime(300);
    player.set(500); // drawn again: it waits on
    vi.advanceTimersByTime(200);
    expect(advance).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(5000);
    expect(advance).toHaveBeenCalledTimes(1);
    player.set(500);
    player.set(null);
    vi.advanceTimersByTime(5000);
    expect(advance).toHaveBeenCalledTimes(1);
  });

  it("where nothing moves, a step takes as long in phases", () => {
    expect(beat(0.5) * 5).toBe(2000);
    expect([1, 2, "skim"].map((speed) => beat(speed as Speed))).toEqual([1000, 500, 400]);
  });
});

describe("the address", () => {
  const { address } = fixture({ text: "我爱中国 &<b>", H: 3 });
  const place: Place = { step: 2, unit: 1, direction: "backward", view: "readers", part: "f" };
  it("has every parameter and reads back as it was", () => {
    const url = new URL(addressed("https://host/a/b?embed=true&step=9#top", address, place));
    expect(Object.fromEntries(url.searchParams)).toEqual({
      embed: "true",
      text: "我爱中国 &<b>",
      model: "segmenter-zh",
      units: "3",
      seed: "1",
      step: "2",
      unit: "1",
      direction: "backward",
      view: "readers",
      part: "f",
      lang: "zh",
    });
    expect(url.pathname + url.hash).toBe("/a/b#top");
  });
  it("has what Python spells in the table's order, and nothing that is read once", () => {
    const sent = Object.fromEntries(Object.keys(PARAMETERS).map((name) => [name, `sent-${name}`]));
    const mixed = { ...address, ...sent } as typeof address;
    const there = { ...place, present: "1" };
    const url = new URL(addressed("https://host/?step=9&train=latch", mixed, there));
    const written = Object.entries(PARAMETERS).filter(([, writer]) => (writer as Writer) !== "once");
    expect([...url.searchParams]).toEqual(
      written.map(([name, kind]) => [
        name,
        kind === "place" ? String(there[name as keyof Place]) : `sent-${name}`,
      ]),
    );
  });
  it("leads to any replica, not to the seat of the page that it is copied from", () => {
    for (const path of ["", "forget-gate", "a/s/01234567/b"])
      expect(withoutSeat(`https://host:8501/s/0123abcd/${path}?text=a`)).toBe(
        `https://host:8501/${path}?text=a`,
      );
    for (const kept of ["https://host/s/walk/?text=a", "https://host/?text=/s/01234567/"])
      expect(withoutSeat(kept)).toBe(kept);
  });
  it("is the same when written again", () => {
    const href = addressed("https://host/", address, place);
    expect(addressed(href, address, place)).toBe(href);
  });
});
