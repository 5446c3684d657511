import "./page";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { answerPane } from "../src/answer/pane";
import { cellPane } from "../src/cell/pane";
import { headPane } from "../src/controls/head";
import { Drag } from "../src/drag/drag";
import { formulasPane } from "../src/formulas/pane";
import type { Action, Frame, State } from "../src/frame";
import { IN_APP } from "../src/in-app";
import { labels } from "../src/label";
import { Run } from "../src/run";
import { textOf } from "../src/voice/line";
import { atRest, fixture, type Hold, START, table } from "./fixture";

const EN = labels(table("en"));
const HELD: Hold[] = [["o", 2, 1, 0]];
const DRAGS = { held: ["Output gate, unit 2"], said: { part: "o" as const, text: " shut to 0: …" } };

/** A stage's part of a drag, with nothing drawn. */
function stand(state: Partial<State> = {}, hold = "") {
  const seen = { said: [] as string[], notices: [] as string[], sent: [] as string[], focused: 0 };
  const payload = fixture({ T: 6, H: 4, ...(hold && { hold: HELD, before: true }) });
  const run = new Run({ ...payload, address: { ...payload.address, hold }, drags: DRAGS });
  const drag: Drag = new Drag({
    frame: () => frame(),
    still: () => true,
    rest: () => {},
    draw: () => seen.said.push(line()),
    notice: (text) => seen.notices.push(text),
    focus: () => seen.focused++,
    send: (now) => seen.sent.push(now),
  });
  const frame = (): Frame => {
    const here = { ...START, ...state };
    return { ...atRest(run, here), drag: drag.shown(here) };
  };
  const line = () => {
    const told = drag.shown(START).line;
    return told ? textOf(told) : "";
  };
  drag.receive(run.payload, EN);
  const key = (name: string, more: Partial<KeyboardEvent> = {}) =>
    drag.ask({ do: "key", event: Object.assign(new KeyboardEvent("keydown", { key: name }), more) });
  const press = (name: string) => drag.press(new KeyboardEvent("keydown", { key: name }));
  const answer = (now: string) =>
    drag.receive({ ...run.payload, run: now, address: { ...run.payload.address, hold: now } }, EN);
  return { drag, seen, frame, key, press, answer, pull: () => frame().drag!.pull };
}

const connect = (state: string) => {
  document.body.innerHTML = `<div class="stApp" data-test-connection-state="${state}"></div>`;
};

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  document.body.innerHTML = "";
  vi.useRealTimers();
});

describe("a door that is dragged", () => {
  test("is sent once, when it is let go, and shown as pulled until the answer is there", () => {
    const { drag, seen, answer, pull, frame } = stand();
    drag.ask({ do: "grab", part: "o" });
    drag.ask({ do: "pull", to: 0.4 });
    drag.ask({ do: "pull", to: 0.3 });
    expect(seen.sent).toEqual([]);
    expect(seen.said.at(-1)).toContain("to 0.30. Let go");
    drag.ask({ do: "release" });
    drag.ask({ do: "release" });
    expect(seen.sent).toEqual(["o:forward:2:1:0.3"]);
    expect([pull()?.value, frame().drag!.can, drag.isBusy]).toEqual([0.3, false, true]);
    answer("o:forward:2:1:0.3");
    expect([pull(), frame().drag!.can, drag.isBusy]).toEqual([null, true, false]);
    expect(textOf(frame().drag!.line!)).toBe("Output gate shut to 0: …");
    drag.acted();
    expect(frame().drag!.line).toBeNull();
  });

  test("back at its height, or with Escape, sends nothing", () => {
    const { drag, seen, pull, press } = stand();
    drag.ask({ do: "grab", part: "f" });
    drag.ask({ do: "pull", to: 0.9 });
    drag.ask({ do: "pull", to: pull()!.old });
    drag.ask({ do: "release" });
    drag.ask({ do: "grab", part: "f" });
    drag.ask({ do: "pull", to: 1 });
    expect(press("Escape")).toBe(true);
    expect([seen.sent, pull(), seen.said.at(-1)]).toEqual([[], null, ""]);
  });

  test("says after 400 ms that it is being computed, and not before", () => {
    const { drag, seen, answer } = stand();
    drag.ask({ do: "set", part: "o", to: 0 });
    const computing = () => seen.said.includes("computing…");
    vi.advanceTimersByTime(399);
    expect(computing()).toBe(false);
    vi.advanceTimersByTime(2);
    expect(computing()).toBe(true);
    answer("o:forward:2:1:0");
    seen.said.length = 0;
    vi.advanceTimersByTime(20_000);
    expect([seen.said, seen.notices]).toEqual([[], []]);
  });

  test("springs back where there is no server, and says so", () => {
    connect("DISCONNECTED");
    const { drag, seen, pull } = stand();
    drag.ask({ do: "set", part: "o", to: 0 });
    expect([seen.sent, pull(), seen.notices.at(-1)]).toEqual([[], null, EN("drag_offline")]);
  });

  test("springs back where the server goes while it computes", () => {
    connect("CONNECTED");
    const { drag, seen, pull } = stand();
    drag.ask({ do: "set", part: "o", to: 0 });
    connect("CONNECTING");
    vi.advanceTimersByTime(401);
    expect([seen.sent.length, pull(), seen.notices.at(-1)]).toEqual([1, null, EN("drag_offline")]);
  });

  test("is restored where the reader goes on without letting it go", () => {
    const { drag, pull } = stand();
    drag.ask({ do: "grab", part: "o" });
    drag.acted();
    expect(pull()).toBeNull();
  });

  test("has as its old height that of the run before, not that at which it is held", () => {
    const { drag, pull, frame } = stand({}, "o:forward:2:1:0");
    drag.ask({ do: "grab", part: "o" });
    expect(pull()!.value).toBe(0);
    expect(pull()!.old).toBe(frame().run.other!.reader("forward").value("o", 2, 1));
    expect(pull()!.old).toBeGreaterThan(0);
  });

  test("cannot be taken in the run before, nor in another view", () => {
    expect(stand({ shown: "before" }).frame().drag!.can).toBe(false);
    expect(stand({ view: "readers" }).frame().drag!.can).toBe(false);
  });
});

describe("without a pointer", () => {
  test("Enter takes the lit phase's door, the arrows move it, Enter lets it go", () => {
    const { seen, key, press, pull } = stand({ phase: "input" });
    expect(press("Enter")).toBe(true);
    expect([pull()!.part, pull()!.by]).toEqual(["i", "key"]);
    key("End");
    key("ArrowUp");
    key("ArrowUp", { shiftKey: true } as KeyboardEvent);
    expect(pull()!.value).toBe(0.06);
    expect(seen.said.at(-1)).toContain("Enter");
    key("Enter");
    expect(seen.sent).toEqual(["i:forward:2:1:0.06"]);
  });

  test("the focus goes back to the stage when a door is let go or left", () => {
    const { seen, key, press } = stand();
    press("Enter");
    key("Escape");
    expect(seen.focused).toBe(1);
  });

  test("the knob that loses the focus to the stage has nothing drawn anew", () => {
    connect("CONNECTED");
    const { drag, seen, key, press, answer } = stand();
    press("Enter");
    key("Home");
    key("Enter");
    answer(seen.sent[0]!);
    const drawn = seen.said.length;
    drag.ask({ do: "restore" });
    expect(seen.said).toHaveLength(drawn);
  });

  test("joining has no door to take", () => {
    const { press, pull } = stand({ phase: "concat" });
    press("Enter");
    press("]");
    expect(pull()).toBeNull();
  });

  test("brackets nudge by a tenth, and what was nudged goes off 400 ms after the last", () => {
    const { seen, press, pull } = stand();
    press("[");
    const before = pull()!.value;
    press("[");
    expect(pull()!.value).toBeCloseTo(Math.max(0, before - 0.1), 6);
    vi.advanceTimersByTime(399);
    press("]");
    vi.advanceTimersByTime(399);
    expect(seen.sent).toEqual([]);
    vi.advanceTimersByTime(2);
    expect(seen.sent).toHaveLength(1);
  });

  test("Backspace takes the last one back, a chip its own", () => {
    const two = "f:forward:1:0:1;o:forward:2:1:0";
    const last = stand({}, two);
    expect(last.press("Backspace")).toBe(true);
    expect(last.seen.sent).toEqual(["f:forward:1:0:1"]);
    const own = stand({}, two);
    own.drag.ask({ do: "drop", at: 0 });
    expect(own.seen.sent).toEqual(["o:forward:2:1:0"]);
    expect(stand().press("Backspace")).toBe(false);
  });
});

describe("on screen", () => {
  const shown = (make: typeof cellPane, frame: Frame) => {
    const actions: Action[] = [];
    const pane = make((action) => actions.push(action), IN_APP);
    pane.draw(frame, null);
    return { root: pane.element as HTMLElement, actions };
  };

  test("a pulled door is a slider in words, and what follows from it is not there", () => {
    const { drag, frame } = stand();
    drag.ask({ do: "grab", part: "i" });
    drag.ask({ do: "pull", to: 0.3 });
    const { root } = shown(cellPane, frame());
    const knob = root.querySelector("[role=slider]")!;
    const old = frame().run.reader("forward").value("i", 2, 1);
    expect(knob.getAttribute("aria-label")).toBe("Input gate");
    expect(knob.getAttribute("aria-valuetext")).toContain(`0.30, was ${old.toFixed(3)}`);
    const due = [...root.querySelectorAll(".gw-pill.gw-due")].length;
    expect(due).toBe(4); // i ⊙ C̃, C, tanh C, h
    const lines = [...shown(formulasPane, frame()).root.querySelectorAll(".gw-row")];
    expect(lines.find((row) => row.textContent?.includes("set by hand"))?.textContent).toContain("0.30");
    expect(lines.filter((row) => row.querySelector(".gw-numbers.gw-due"))).toHaveLength(2); // C and h
  });

  test("nothing of it is there where doors are not dragged", () => {
    const { root } = shown(cellPane, { ...stand().frame(), drag: null });
    expect(root.querySelector(".gw-grip, .gw-chip, [role=slider]")).toBeNull();
  });

  test("a chip names what is held, and its cross and Undo ask to take it back", () => {
    const { root, actions } = shown(cellPane, stand({}, "o:forward:2:1:0").frame());
    expect(root.querySelector(".gw-chip")!.textContent).toContain("Output gate, unit 2");
    for (const button of root.querySelectorAll<HTMLElement>(".gw-chips button")) button.click();
    expect(actions.map((action) => action.kind === "drag" && action.wish)).toEqual([
      { do: "drop", at: 0 },
      { do: "drop", at: -1 },
    ]);
  });

  test("the latest chip is whole from its beginning, however long", () => {
    const left = vi.spyOn(HTMLElement.prototype, "offsetLeft", "get").mockImplementation(function (
      this: HTMLElement,
    ) {
      return 300 * [...this.parentElement!.children].indexOf(this);
    });
    const frame = stand({}, "o:forward:2:1:0").frame();
    const held = ["Output gate, unit 2", "Forward · Output gate"];
    const payload = { ...frame.run.payload, drags: { ...DRAGS, held } };
    const { root } = shown(cellPane, { ...frame, run: new Run(payload) });
    expect(root.querySelector(".gw-chips")!.scrollLeft).toBe(300);
    left.mockRestore();
  });

  test("a chip stands once in every view: in the cell's head, and else in the head of the card", () => {
    for (const view of ["cell", "readers", "text"] as const) {
      const frame = stand({ view }, "o:forward:2:1:0").frame();
      const chips = [cellPane, headPane].map(
        (pane) => shown(pane, frame).root.querySelectorAll(".gw-chip").length,
      );
      expect(view === "cell" ? chips : chips[1]).toEqual(view === "cell" ? [1, 0] : 1);
    }
  });

  test("both answers stand side by side, at every place, whichever run is shown", () => {
    const { frame } = stand({}, "o:forward:2:1:0");
    const after = frame();
    const texts = [after.run, after.run.other!].map((run) => {
      const { root } = shown(answerPane, { ...after, run });
      return [...root.querySelectorAll(".gw-change")].map(({ textContent }) => textContent);
    });
    expect(texts[0]).toHaveLength(after.run.T);
    expect(texts[1]).toEqual(texts[0]);
    const share = (run: Run) => Math.max(...run.verdict("both", 2)!);
    for (const run of [after.run, after.run.other!])
      expect(texts[0]![2]).toContain(`${(100 * share(run)).toFixed(1)}%`);
  });
});
