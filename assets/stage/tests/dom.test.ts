import "./page";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { hide, make, mark, say } from "../src/primitives/dom";

const element = make("p", "", { title: "a" }, "1.0");
let watcher: MutationObserver;

beforeEach(() => {
  element.replaceChildren("1.0");
  element.hidden = false;
  watcher = new MutationObserver(() => {});
  watcher.observe(element, { subtree: true, childList: true, attributes: true });
});
afterEach(() => watcher.disconnect());

/** How many times a node was put in or taken out, or an attribute set. */
const touched = () => watcher.takeRecords().length;

describe("a step puts nothing into the page and sets nothing that is set", () => {
  it("a changed text keeps its node", () => {
    const node = element.firstChild;
    say(element, "2.0");
    expect(element.textContent).toBe("2.0");
    expect(element.firstChild).toBe(node);
    expect(touched()).toBe(0);
  });
  it("a text takes the place of elements, and no text leaves its node", () => {
    element.replaceChildren(make("b", "", {}, "1"), "0");
    say(element, "2.0");
    expect(element.innerHTML).toBe("2.0");
    say(element, "");
    expect([element.childNodes.length, element.textContent]).toEqual([1, ""]);
  });
  it("attributes", () => {
    mark(element, "title", "a");
    mark(element, "lang", null);
    hide(element, false);
    expect(touched()).toBe(0);
    hide(element, true);
    mark(element, "title", null);
    expect(touched()).toBe(2);
  });
});
