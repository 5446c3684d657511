import "./page";
import { PropertySymbol as its, Node } from "happy-dom";
import { expect, test } from "vitest";

test("a lean node has all that happy-dom's own has; nobody listens to an attribute", () => {
  class Whole extends Node {}
  Object.assign(Whole.prototype, { [its.window]: window });
  const fields = Reflect.ownKeys(new Whole());
  expect(fields).toContain(its.nodeArray);
  const missing = (node: object) => fields.filter((field) => !(field in node));
  const element = document.createElement("p");
  const made = [element, document.createElementNS("http://www.w3.org/2000/svg", "g"), new Text("a")];
  for (const node of made) expect(missing(node)).toEqual([]);
  element.setAttribute("title", "a");
  expect(missing(element.getAttributeNode("title")!)).toEqual([its.listeners, its.listenerOptions]);
});

test("what was found is forgotten with each change", () => {
  const root = document.createElement("div");
  expect(root.querySelector(".a")).toBeNull();
  const child = root.appendChild(document.createElement("p"));
  expect(root.querySelector(".a")).toBeNull();
  child.className = "a";
  expect(root.querySelector(".a")).toBe(child);
  expect(child.matches(".b")).toBe(false);
  child.className = "b";
  expect([root.querySelector(".a"), child.matches(".b")]).toEqual([null, true]);
});
