import "./page";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Table } from "../src/controls/table";
import { WHOLE } from "../src/first/tour";
import type { Frame, State } from "../src/frame";
import { labels } from "../src/label";
import { Run } from "../src/run";
import { opened } from "../src/state";
import { fixture } from "./fixture";

const run = new Run(fixture({ T: 3, H: 4 }));
const label = labels(fixture().labels);
const state = opened(run.payload.address, run);
const at = (more: Partial<State>) => ({ run, label, state: { ...state, ...more } }) as Frame;

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const cells = (table: Table) => [...table.element.querySelectorAll("th, td")].map((cell) => cell.textContent);

describe("what a screen reader is told", () => {
  it("the table has its words and numbers from the first drawing on, whatever is drawn soon after", () => {
    const table = new Table();
    table.draw(at({}));
    const first = cells(table);
    expect(first).not.toContain("");
    table.draw(at({ step: 1 }));
    expect(cells(table)).toEqual(first);
    vi.advanceTimersByTime(300);
    expect(cells(table)).not.toEqual(first);
  });

  it("the first minute has no table: it would tell the door that is to be guessed", () => {
    const table = new Table();
    const told = (beat: number) => ({ first: { story: { beat, guess: 0.5 } } }) as Partial<Frame>;
    table.draw({ ...at({ step: 2 }), ...told(WHOLE - 1) });
    expect(cells(table).join("")).toBe("");
    table.draw({ ...at({ step: 2 }), ...told(WHOLE) });
    expect(cells(table)).not.toContain("");
  });
});
