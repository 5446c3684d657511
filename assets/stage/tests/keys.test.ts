import "./page";
import { beforeEach, describe, expect, it } from "vitest";
import type { Action, State } from "../src/frame";
import { handsOver, keyed } from "../src/page/keys";
import { opened } from "../src/state";
import { fixture } from "./fixture";

const payload = fixture({ T: 5, H: 3, step: 2 });
const run = { T: 5, H: 3, directions: ["forward"] as const };
const state: State = opened(payload.address, run);
let asked: Action[];
let reached: string[];

function press(target: Element, key: string, held: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...held });
  target.dispatchEvent(event);
  return event;
}

const PAGE = `<main><p id=page></p>
<div id=stage tabindex=0><button id=stage-button></button><button id=tile data-token=1></button></div>
<a id=link href="/x"></a><button id=button></button><details><summary id=summary></summary></details><input type=checkbox id=switch>
<input id=field><textarea id=area></textarea><input type=range id=range><div role=slider tabindex=0 id=slider></div>
<div role=dialog><button id=in-dialog></button></div><ul role=menu><li role=menuitem tabindex=0 id=in-menu></li></ul>
<ul role=listbox><li role=option tabindex=0 id=in-list></li></ul></main>`;
const OURS = ["ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End"];
let there: typeof run | null = run;

document.addEventListener("keydown", (event) => reached.push(event.key)); // where Streamlit listens
document.body.addEventListener("keydown", (event) =>
  keyed(event, there && { state, run: there }, (action) => asked.push(action)),
);

beforeEach(() => {
  asked = [];
  reached = [];
  there = run;
  document.body.innerHTML = PAGE;
});

const at = (id: string) => document.querySelector(`#${id}`)!;

describe("a key of ours", () => {
  it("acts wherever the focus is on nothing of its own, does not scroll and does not leave", () => {
    for (const id of ["page", "stage", "tile"]) {
      for (const key of [...OURS, " "])
        expect(press(at(id), key).defaultPrevented, `${id} ${key}`).toBe(true);
    }
    for (const key of [...OURS, " "]) expect(press(document.body, key).defaultPrevented, key).toBe(true);
    expect(asked).toHaveLength(4 * 9);
    expect(reached).toEqual([]);
  });
  it("leaves a button, link, drawer or switch its Space and Enter, and nothing else", () => {
    for (const id of ["button", "link", "summary", "switch", "stage-button"]) {
      for (const key of [" ", "Enter"])
        expect(press(at(id), key).defaultPrevented, `${id} ${key}`).toBe(false);
      for (const key of OURS) expect(press(at(id), key).defaultPrevented, `${id} ${key}`).toBe(true);
    }
    expect(asked).toHaveLength(5 * OURS.length);
  });
  it("belongs to the field, slider, dialog, menu or list that has the focus", () => {
    for (const id of ["field", "area", "range", "slider", "in-dialog", "in-menu", "in-list"])
      for (const key of [...OURS, " "])
        expect(press(at(id), key).defaultPrevented, `${id} ${key}`).toBe(false);
    expect(asked).toEqual([]);
  });
  it("is left alone where another has answered it", () => {
    at("button").addEventListener("keydown", (event) => event.preventDefault());
    press(at("button"), "ArrowRight");
    expect(asked).toEqual([]);
  });
  it("that an input method is composing with is not ours", () => {
    press(document.body, "ArrowRight", { isComposing: true });
    press(document.body, "ArrowRight", { keyCode: 229 } as KeyboardEventInit);
    expect(asked).toEqual([]);
  });
});

describe("any other key", () => {
  it("that is a letter does not reach Streamlit, wherever it is pressed, stage or none", () => {
    for (const on of [run, null]) {
      there = on;
      for (const id of ["page", "stage", "button", "link", "field", "in-menu"])
        for (const key of ["r", "c", "R", "C", "a"]) expect(press(at(id), key).defaultPrevented).toBe(false);
    }
    expect(reached).toEqual([]);
    expect(asked).toEqual([]);
  });
  it("goes on: Tab, Escape, Enter, and what has a modifier", () => {
    for (const key of ["Tab", "Escape", "Enter"]) press(document.body, key);
    press(document.body, "r", { ctrlKey: true });
    press(document.body, "ArrowLeft", { altKey: true });
    expect(reached).toEqual(["Tab", "Escape", "Enter", "r", "ArrowLeft"]);
    expect(asked).toEqual([]);
  });
});

describe("Enter in a text box", () => {
  const enter = (held: object = {}, id = "field") => {
    let over = false;
    document.addEventListener(
      "keydown",
      (event) => {
        over = handsOver(event, "#field");
      },
      { capture: true, once: true },
    );
    press(at(id), (held as { key?: string }).key ?? "Enter", held);
    return over;
  };
  it("hands the keys to the stage, but not while an input method composes", () => {
    expect(enter()).toBe(true);
    expect(enter({ isComposing: true })).toBe(false);
    expect(enter({ keyCode: 229 })).toBe(false);
    expect(enter({ key: "x" })).toBe(false);
    expect(enter({}, "area")).toBe(false);
  });
});
