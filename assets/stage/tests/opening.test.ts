import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { BEATS } from "../src/first/tour";
import { IN_APP } from "../src/in-app";
import { Stage } from "../src/stage";
import { FIRST, fixture } from "./fixture";
import { drawUnseen } from "./page";

const root = () => document.querySelector<HTMLElement>("[data-testid=stage]")!;
const place = () => ["place", "unit", "phase", "shown"].map((name) => root().getAttribute(`data-${name}`));
const says = () => document.querySelector(".gw-first-say")!.textContent;
const press = (key: string, more: KeyboardEventInit = {}, at: Element = document.body) =>
  at.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }));

let stage: Stage;
beforeEach(() => {
  vi.useFakeTimers();
  drawUnseen();
  vi.stubGlobal("matchMedia", () => ({ matches: true })); // nothing moves
  document.body.innerHTML = `<main></main><i data-heard="0"></i>`;
  stage = new Stage(document.querySelector("main")!, IN_APP);
  const ears = { rest() {}, hold() {}, products() {}, cell() {} };
  stage.receive({ ...fixture({ T: 6, H: 4, before: true }), first: FIRST }, ears);
});
afterEach(() => {
  stage.end();
  vi.useRealTimers();
});

it("while one lane is told of, only the story moves: no key or swipe of the whole stage", () => {
  for (let beat = 1; beat < BEATS; beat++) {
    expect(says()).toBe(`say ${beat}`);
    const before = place();
    for (const key of ["ArrowDown", "ArrowUp", "Home", "End", "b", "[", "]", "Backspace"]) press(key);
    stage.dispatch({ kind: "step", to: 5, walked: true });
    stage.dispatch({ kind: "follow", step: 1, unit: 0 });
    stage.dispatch({ kind: "play", on: true });
    expect(place(), `beat ${beat}`).toEqual(before);
    expect(says()).toBe(`say ${beat}`);
    press("ArrowRight");
  }
});
