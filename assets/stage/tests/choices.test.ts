import "./page";
import { expect, test, vi } from "vitest";
import { Choices } from "../src/drag/choices";
import { labels } from "../src/label";
import { Run } from "../src/run";
import { atRest, fixture, START, table } from "./fixture";

const FRAME = atRest(new Run(fixture({ T: 3, H: 2 })), { ...START, step: 1, unit: 1 });

function opened() {
  const board = document.createElement("div");
  document.body.append(board);
  const choices = new Choices(() => {});
  const offer = () => choices.open(board, "f", 0.5, { ...FRAME, label: labels(table("en")) }, { x: 9, y: 9 });
  const press = (on: Node) => on.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true }));
  return { board, choices, offer, press, group: () => board.querySelector(".gw-pull-choices") };
}

test("a press elsewhere closes what is offered, a press within does not", () => {
  const { offer, press, group } = opened();
  for (const _ of "twice") {
    offer();
    press(group()!.querySelector("button")!);
    expect(group()).not.toBeNull();
    press(document.body);
    expect(group()).toBeNull();
  }
});

test("the document is listened to only while something is offered, so that a picture that is gone is forgotten", () => {
  const added = vi.spyOn(document, "addEventListener");
  const { choices, offer } = opened();
  expect(added).not.toHaveBeenCalled();
  offer();
  offer();
  const signals = added.mock.calls.map(([, , options]) => (options as { signal: AbortSignal }).signal);
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
  choices.shut();
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, true]);
  added.mockRestore();
});
