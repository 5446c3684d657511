import "./page";
import { describe, expect, test, vi } from "vitest";
import { cellPane } from "../src/cell/pane";
import { FirstMinute } from "../src/first/minute";
import { firstPane } from "../src/first/pane";
import type { Story } from "../src/first/story";
import { BEATS, BEGUN, GUESS, legsOf, told, WHOLE, wishOf } from "../src/first/tour";
import { short } from "../src/format";
import type { Action, Frame } from "../src/frame";
import { IN_APP } from "../src/in-app";
import type { Clock } from "../src/motion/clock";
import { END, restOf } from "../src/motion/score";
import { canvasAsSvg } from "../src/primitives/painted";
import { LIGHT } from "../src/primitives/palette";
import { Run } from "../src/run";
import { FIRST, fixture, START } from "./fixture";

const T = 6;
const run = new Run(fixture({ T, H: 5, D: 4 }));

describe("the story", () => {
  test("six beats read every character once, in order, and stop where the door is guessed", () => {
    const legs = Array.from({ length: BEATS }, (_, k) => legsOf(k + 1, FIRST, T));
    expect(legs.map((beat) => beat.map(({ step }) => step))).toEqual([[0], [0], [1, 2], [3], [3], [4, 5, 0]]);
    expect(legs[0]![0]).toMatchObject({ from: 0, to: 0 });
    expect(legs[GUESS - 1]![0]).toMatchObject({ from: 0, to: restOf("concat") });
    expect(legs[GUESS]![0]).toMatchObject({ from: restOf("concat"), to: restOf("update") });
    expect(legs[WHOLE - 1]!.at(-1)).toEqual({ step: 0, from: END, to: END, rate: 0 });
  });

  test("keys go on, back and past it; the door's only where it is guessed", () => {
    const at = (beat: number): Story => ({ beat, guess: 0.5 });
    for (const key of ["ArrowRight", "PageDown", "Enter", " "]) expect(wishOf(key, at(2))).toBe("on");
    for (const key of ["ArrowLeft", "PageUp"]) expect(wishOf(key, at(2))).toBe("back");
    expect(wishOf("Escape", at(6))).toBe("skip");
    expect(wishOf("ArrowUp", at(GUESS))).toEqual({ guess: 0.55 });
    expect(wishOf("ArrowDown", at(GUESS))).toEqual({ guess: 0.45 });
    expect(wishOf("ArrowUp", at(GUESS), true)).toEqual({ guess: 0.51 });
    expect([wishOf("Home", at(GUESS)), wishOf("End", at(GUESS))]).toEqual([{ guess: 1 }, { guess: 0 }]);
    expect(wishOf("ArrowUp", at(2))).toBeNull();
    expect(wishOf("x", at(2))).toBeNull();
  });

  test("begins at one, never before it, ends behind six, and a guess stays a share", () => {
    expect(told(BEGUN, "back")).toEqual(BEGUN);
    let story: Story | null = BEGUN;
    for (let beat = 2; beat <= BEATS; beat++) expect((story = told(story!, "on"))!.beat).toBe(beat);
    expect(told(story!, "on")).toBeNull();
    expect(told(story!, "skip")).toBeNull();
    expect([1.7, -3, 0.333].map((guess) => told(BEGUN, { guess })!.guess)).toEqual([1, 0, 0.33]);
  });
});

describe("how it is played", () => {
  function played(isStill: boolean) {
    const steps: number[] = [];
    const ended = vi.fn();
    const clock = { start: vi.fn(), stop: vi.fn() };
    const minute = new FirstMinute(FIRST, T, {
      clock: clock as unknown as Clock,
      isStill: () => isStill,
      go: (step) => steps.push(step),
      draw: () => {},
      end: ended,
    });
    return { minute, steps, ended, clock };
  }

  test("each leg after the other, and a press meanwhile shows the beat's end", () => {
    const { minute, steps, clock } = played(false);
    expect(clock.start).not.toHaveBeenCalled(); // a blueprint
    minute.press("ArrowRight");
    minute.next();
    minute.press("ArrowRight");
    expect(steps).toEqual([0, 0, 1]);
    minute.next(); // the clock's word: the first of two characters is read
    expect(steps.at(-1)).toBe(2);
    minute.press("ArrowRight");
    expect([minute.story.beat, minute.ms]).toEqual([3, restOf("update")]);
    minute.press("ArrowRight");
    expect([minute.story.beat, steps.at(-1)]).toEqual([GUESS, 3]);
  });

  test("without motion every beat is there at once, and the whole stage has its own keys", () => {
    const { minute, steps, clock, ended } = played(true);
    for (let beat = 2; beat <= BEATS; beat++) expect(minute.press("ArrowRight")).toBe(true);
    expect(clock.start).not.toHaveBeenCalled();
    expect([minute.story.beat, minute.isSingle, steps.at(-1)]).toEqual([WHOLE, false, 0]);
    expect(minute.press("ArrowRight")).toBe(false);
    expect(minute.press("Escape")).toBe(true);
    expect(ended).toHaveBeenCalledTimes(1);
  });
});

function frameOf(story: Story, step: number, ms: number): Frame {
  return {
    run,
    state: { ...START, step, unit: FIRST.unit },
    first: { told: FIRST, story },
    palette: LIGHT,
    label: (key) => key,
    lang: "en",
    ms,
    narrow: false,
    layout: 1,
    room: () => ({ width: 1200, height: 400 }),
  };
}

describe("what is seen of it", () => {
  const asked: Action[] = [];
  const cell = cellPane((action) => asked.push(action), IN_APP);
  cell.draw(frameOf({ beat: GUESS, guess: 0.6 }, 3, restOf("concat")), null);
  const svg = cell.element.querySelector("svg.gw-cell-svg")!;
  const square = (vector: string, unit: number) =>
    svg.querySelector(`[data-vector="${vector}"][data-unit="${unit}"]`)!;
  const height = (vector: string, unit: number) => Number(square(vector, unit).getAttribute("height"));

  test("one lane, in plain words, without a sign of a formula", () => {
    for (const vector of ["c_prev", "f", "f_c_prev", "i", "g", "i_g", "c"]) {
      expect(height(vector, FIRST.unit)).toBeGreaterThan(60);
      for (const unit of [0, 1, 3, 4]) expect(height(vector, unit)).toBe(0);
    }
    const words = [...svg.querySelectorAll(".gw-write")].map(({ textContent }) => textContent);
    for (const name of ["old", "kept", "new", "wish", "written", "source"])
      expect(words).toContain(`<${name}>`);
    expect(words.join()).not.toMatch(/⊙|σ|_\{|tanh/);
  });

  test("the guess stands on the door as high as it says, and is dragged to where the pointer is", () => {
    const grip = cell.element.querySelector<HTMLElement>(".gw-guess")!;
    expect(grip.style.getPropertyValue("--o")).toBe("0.6");
    expect(parseFloat(grip.style.height)).toBeCloseTo(height("f", FIRST.unit), 3);
    expect(parseFloat(grip.style.top)).toBeCloseTo(Number(square("f", FIRST.unit).getAttribute("y")), 3);
    const slider = grip.querySelector("[role=slider]")!;
    expect(slider.getAttribute("aria-valuenow")).toBe("0.60");
    const heard = grip.querySelector("[role=status]")!; // keys move the guess without the focus on the slider
    expect(heard.textContent).toBe("0.60");
    grip.setPointerCapture = () => {};
    grip.getBoundingClientRect = () => ({ top: 100, height: 200 }) as DOMRect;
    grip.dispatchEvent(new PointerEvent("pointerdown", { clientY: 140, bubbles: true }));
    const wish = () => asked.at(-1)!.kind === "first" && (asked.at(-1) as { wish: unknown }).wish;
    expect(wish()).toEqual({ guess: 0.8 });
    grip.dispatchEvent(new PointerEvent("pointermove", { clientY: 298, bubbles: true }));
    expect(wish()).toEqual({ guess: 0 }); // within 6 px of a notch, as every door
    grip.dispatchEvent(new PointerEvent("pointerup", { clientY: 298, bubbles: true }));
    const asks = asked.length;
    grip.dispatchEvent(new PointerEvent("pointermove", { clientY: 140, bubbles: true }));
    expect(asked).toHaveLength(asks);
    for (const [key, expected] of Object.entries({
      ArrowUp: { guess: 0.65 },
      Home: { guess: 1 },
      Enter: "on",
    })) {
      slider.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
      expect(wish(), key).toEqual(expected); // with the focus on the slider, too
    }
  });

  test("who has not guessed is not told that they have", () => {
    const cell = cellPane(() => {}, IN_APP);
    const mark = (guess: number | null) => {
      cell.draw(frameOf({ beat: GUESS + 1, guess }, 3, restOf("update")), null);
      return cell.element.querySelector(".gw-guess")?.textContent ?? null;
    };
    expect(told({ ...BEGUN, beat: GUESS }, "on")!.guess).toBeNull();
    expect(mark(null)).toBeNull();
    expect(mark(0.6)).toContain("0.60");
    cell.draw(frameOf({ beat: GUESS, guess: null }, 3, restOf("concat")), null);
    expect(cell.element.querySelector(".gw-guess [role=slider]")!.getAttribute("aria-valuenow")).toBe("0.50");
  });

  test("the line to the doors ends at the last of them that is told of", () => {
    const across = (id: string) => {
      const path = svg.querySelector(`.gw-wire-${id} path`)!.getAttribute("d")!;
      return path
        .match(/-?[\d.]+/g)!
        .map(Number)
        .filter((_, k) => k % 2 === 0);
    };
    const ways = ["tap-f", "tap-g", "tap-i"].flatMap(across);
    expect(Math.max(...across("bus"))).toBe(Math.max(...ways));
  });

  test("the model's door is not shown before it is asked for", () => {
    const doors = [...canvasAsSvg.get(svg)!().children].filter((one) => one.getAttribute("fill") === LIGHT.f);
    expect(doors.map((one) => Number(one.getAttribute("opacity")))).toEqual([0.2]);
    const last = run.reader("forward").value("f", 2, FIRST.unit);
    const leaf = doors.map((one) => Number(one.getAttribute("height"))).sort((a, b) => b - a)[0]!;
    expect(leaf / height("f", FIRST.unit)).toBeCloseTo(last, 6);
  });

  test("under each character that was read stands what the lane holds after it", () => {
    const pane = firstPane();
    const frame = frameOf({ beat: 3, guess: 0.5 }, 2, restOf("update"));
    pane.draw(frame, null);
    const memories = [...pane.element.querySelectorAll(".gw-first-memory")].map(
      ({ textContent }) => textContent,
    );
    const c = (place: number) => short(run.reader("forward").value("c", place, FIRST.unit));
    expect(memories).toEqual([c(0), c(1), c(2), "", "", ""]);
    pane.show!(restOf("input"));
    expect(pane.element.querySelectorAll(".gw-first-memory")[2]!.textContent).toBe("");
  });
});
