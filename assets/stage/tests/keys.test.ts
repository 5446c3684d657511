// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from "vitest";
import type { Action, State } from "../src/frame";
import { keyed } from "../src/keys";
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

beforeEach(() => {
  asked = [];
  reached = [];
  document.body.innerHTML = "<main><div id=stage><button id=button></button><button id=tile data-token=1></button><input id=field></div></main>";
  document.querySelector("#stage")!.addEventListener("keydown", (event) => keyed(event as KeyboardEvent, state, run, (action) => asked.push(action)));
  document.querySelector("main")!.addEventListener("keydown", (event) => reached.push((event as KeyboardEvent).key));
});

const at = (id: string) => document.querySelector(`#${id}`)!;

describe("a key in the stage", () => {
  it("of ours acts, does not scroll and does not leave", () => {
    for (const key of ["ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End", " "])
      expect(press(at("stage"), key).defaultPrevented, key).toBe(true);
    expect(asked).toHaveLength(9);
    expect(reached).toEqual([]);
  });
  it("that is plain does not reach Streamlit, Tab and shortcuts go on", () => {
    for (const key of ["r", "c", "Escape", "Enter"]) expect(press(at("stage"), key).defaultPrevented).toBe(false);
    expect(reached).toEqual([]);
    press(at("stage"), "Tab");
    press(at("stage"), "r", { ctrlKey: true });
    press(at("stage"), "ArrowLeft", { altKey: true });
    expect(reached).toEqual(["Tab", "r", "ArrowLeft"]);
    expect(asked).toEqual([]);
  });
  it("leaves a button its Space and a field all its keys; a tile is no button here", () => {
    expect(press(at("button"), " ").defaultPrevented).toBe(false);
    expect(press(at("field"), "ArrowLeft").defaultPrevented).toBe(false);
    expect(asked).toEqual([]);
    press(at("tile"), " ");
    press(at("button"), "ArrowRight");
    expect(asked).toEqual([{ kind: "play", on: true }, { kind: "step", to: 3 }]);
  });
});
