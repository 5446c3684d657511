import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { IN_APP } from "../src/in-app";
import { Stage } from "../src/stage";
import { crc32 } from "../src/telling/heard";
import { REST, type Told } from "../src/telling/rest";
import { fixture } from "./fixture";
import { drawUnseen } from "./page";

const LONG = 500; // ms; by then the stage has looked again
const root = () => document.querySelector<HTMLElement>("[data-testid=stage]")!;
const box = () => document.querySelector<HTMLInputElement>(".st-key-gw-box input")!;
const said = () => document.querySelector<HTMLElement>("[data-heard]")!.dataset;
const isIdle = () => root().hasAttribute("data-idle");

let stage: Stage;
let told: Told[];
let telling: boolean;
let jump = 0; // another in each test: a stage goes on with the walk of the one before it

function see(): void {
  said().typed = String(crc32(box().value));
}
const hear = () => (said().heard = String(told.at(-1)!.word));

beforeEach(() => {
  vi.useFakeTimers();
  drawUnseen();
  document.body.innerHTML = `<main></main><div class="st-key-gw-box"><input value="我爱中国"></div><i data-heard="0"></i>`;
  see();
  told = [];
  telling = false;
  jump += 1;
  stage = new Stage(document.querySelector("main")!, IN_APP, () => telling);
});
afterEach(() => {
  stage.end();
  vi.useRealTimers();
});

const receive = (more: object = {}) =>
  stage.receive(
    { ...fixture({ T: 4, H: 3 }), jump: String(jump), ...more },
    { rest: (word) => told.push(word), hold() {}, products() {}, cell() {} },
  );

describe("the stage is idle", () => {
  it("once it is there, and not before", () => {
    expect(isIdle()).toBe(false);
    receive();
    expect(isIdle()).toBe(true);
  });
  it("on a page without a picture, too", () => {
    receive({ picture: false });
    expect(isIdle()).toBe(true);
  });
  it("after a step only when its rest has been told and heard", () => {
    receive();
    stage.dispatch({ kind: "step", to: 1 });
    expect(isIdle()).toBe(false);
    vi.advanceTimersByTime(REST + LONG);
    expect(told).toHaveLength(1);
    expect(isIdle()).toBe(false);
    hear();
    vi.advanceTimersByTime(LONG);
    expect(isIdle()).toBe(true);
  });
  it("after a step and a step back when that has rested: there is nothing to tell", () => {
    receive();
    stage.dispatch({ kind: "step", to: 1 });
    stage.dispatch({ kind: "step", to: 0 });
    expect(isIdle()).toBe(false);
    vi.advanceTimersByTime(REST + LONG);
    expect(told).toEqual([]);
    expect(isIdle()).toBe(true);
  });
  it("not while it plays", () => {
    receive();
    stage.dispatch({ kind: "play", on: true });
    vi.advanceTimersByTime(REST + LONG);
    expect(isIdle()).toBe(false);
  });
  it("not before what was typed has been seen", () => {
    receive();
    box().value = "我爱";
    box().dispatchEvent(new InputEvent("input", { bubbles: true }));
    expect(isIdle()).toBe(false);
    vi.advanceTimersByTime(LONG);
    expect(isIdle()).toBe(false);
    see();
    vi.advanceTimersByTime(LONG);
    expect(isIdle()).toBe(true);
  });
  it("not before Python has the browser's record", () => {
    telling = true;
    receive();
    expect(isIdle()).toBe(false);
    telling = false;
    receive();
    expect(isIdle()).toBe(true);
  });
  it("not while a click is held, which goes its way first", () => {
    receive();
    stage.dispatch({ kind: "step", to: 1 });
    const button = document.body.appendChild(document.createElement("button"));
    const clicked = vi.fn(() => expect(isIdle()).toBe(false));
    button.addEventListener("click", clicked);
    const event = new MouseEvent("click", { bubbles: true, cancelable: true });
    Object.defineProperty(event, "isTrusted", { value: true });
    button.dispatchEvent(event);
    expect(clicked).not.toHaveBeenCalled();
    hear();
    vi.advanceTimersByTime(LONG);
    expect(clicked).toHaveBeenCalledTimes(1);
    expect(isIdle()).toBe(true);
  });
  it("and is not marked again by a step that changes nothing of that", () => {
    receive();
    stage.dispatch({ kind: "step", to: 1 });
    const set = vi.spyOn(root(), "setAttribute");
    const removed = vi.spyOn(root(), "removeAttribute");
    stage.dispatch({ kind: "step", to: 2 });
    for (const spy of [set, removed]) expect(spy).not.toHaveBeenCalledWith("data-idle", expect.anything());
    expect(removed).not.toHaveBeenCalledWith("data-idle");
  });
});
