import { beforeEach, describe, expect, it, vi } from "vitest";
import type { RecordPayload } from "../src/payload";
import { BrowserRecord, ENTRY, merged, read } from "../src/telling/record";

const answer = { ask: "walk.left.0", run: "0".repeat(16), step: 1, unit: 2, letter: "B", past: [] };
const said = (more: Partial<RecordPayload> = {}): RecordPayload => ({
  recall: false,
  awaited: false,
  forget: 0,
  done: {},
  answers: {},
  ...more,
});
const store = new Map<string, string>();

beforeEach(() => {
  vi.stubGlobal("document", { cookie: "" });
  store.clear();
  vi.stubGlobal("localStorage", {
    getItem: (name: string) => store.get(name) ?? null,
    setItem: (name: string, value: string) => void store.set(name, value),
    removeItem: (name: string) => void store.delete(name),
  });
});

describe("what the browser keeps", () => {
  it("tells Python once a visit, and only where there is something or the page waits", () => {
    const tell = vi.fn();
    const record = new BrowserRecord();
    record.receive({ visit: "a", record: said({ recall: true }) }, tell);
    record.receive({ visit: "a", record: said({ recall: true, answers: { walk: answer } }) }, tell);
    record.receive(
      { visit: "a", record: said({ recall: true, answers: { walk: { ...answer, letter: "" } } }) },
      tell,
    );
    expect(tell).not.toHaveBeenCalled(); // what this visit has answered would undo its next question
    expect(read()?.answers.walk?.letter).toBe("");
    store.clear();
    record.receive({ visit: "c", record: said({ recall: true, awaited: true }) }, tell);
    record.receive({ visit: "c", record: said({ recall: true, awaited: true }) }, tell);
    expect(tell).toHaveBeenCalledTimes(1);
    store.set(ENTRY, JSON.stringify({ version: 1, done: { walk: ["x"] }, answers: {} }));
    record.receive({ visit: "b", record: said({ recall: true }) }, tell);
    expect(tell).toHaveBeenLastCalledWith({ done: { walk: ["x"] }, answers: {} });
  });

  it("adds to what is there and leaves what is others'", () => {
    const entry = { version: 1, done: { walk: ["b"] }, answers: { cost: answer }, plans: { mine: 1 } };
    const after = merged(entry, { done: { walk: ["a", "b"] }, answers: { walk: answer } });
    expect(after).toEqual({ ...entry, done: { walk: ["a", "b"] }, answers: { cost: answer, walk: answer } });
  });

  it("does not touch an entry of a later version, and begins anew over a broken one", () => {
    store.set(ENTRY, '{"version":2,"x":1}');
    expect(read()).toBeNull();
    new BrowserRecord().receive({ visit: "a", record: said({ done: { walk: ["a"] } }) }, vi.fn());
    expect(store.get(ENTRY)).toBe('{"version":2,"x":1}');
    for (const broken of ["{", "7", '{"version":1,"done":4,"answers":[1]}']) {
      store.set(ENTRY, broken);
      expect(read()).toEqual({ version: 1, done: {}, answers: {} });
    }
  });

  it("forgets all of it, once", () => {
    const record = new BrowserRecord();
    record.receive({ visit: "a", record: said({ answers: { walk: answer } }) }, vi.fn());
    expect(store.has(ENTRY)).toBe(true);
    record.receive({ visit: "a", record: said({ forget: 1 }) }, vi.fn());
    expect(store.has(ENTRY)).toBe(false);
    record.receive({ visit: "a", record: said({ forget: 1, answers: { walk: answer } }) }, vi.fn());
    expect(store.has(ENTRY)).toBe(true);
  });

  it("keeps plans and the key of a room when the rest is forgotten, and the other tabs hear of it once", () => {
    const removed = vi.spyOn(localStorage, "removeItem");
    const others = { plans: { now: 1 }, rooms: { K7QT: "k" } };
    store.set(
      ENTRY,
      JSON.stringify({ version: 1, done: { walk: ["a"] }, answers: { walk: answer }, ...others }),
    );
    for (const visit of ["a", "b"])
      new BrowserRecord().receive({ visit, record: said({ forget: 1 }) }, vi.fn());
    expect(JSON.parse(store.get(ENTRY)!)).toEqual({ version: 1, done: {}, answers: {}, ...others });
    expect(removed).toHaveBeenCalledTimes(1); // else two tabs would tell each other for ever
  });

  it("is not written again by a tab that has not forgotten yet what another has cleared", () => {
    const tell = vi.fn();
    const record = new BrowserRecord();
    record.receive({ visit: "a", record: said({ answers: { walk: answer } }) }, tell);
    store.delete(ENTRY);
    record.cleared();
    expect(tell).toHaveBeenLastCalledWith({ done: {}, answers: {}, cleared: true });
    record.receive({ visit: "a", record: said({ answers: { walk: answer } }) }, tell);
    expect(store.has(ENTRY)).toBe(false);
    record.receive({ visit: "a", record: said({ forget: 1 }) }, tell);
    record.receive({ visit: "a", record: said({ forget: 1, answers: { cost: answer } }) }, tell);
    expect(Object.keys(read()!.answers)).toEqual(["cost"]);
  });
});
