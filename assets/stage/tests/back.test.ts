import "./page";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import "../src/back/main";

let streams: { address: string; onmessage?: (event: { data: string }) => void }[];
const way = `<p data-back data-asks="The teacher asks" data-over="Over"><a href="./?r=K7QT">Back</a> <span role="status"></span></p>`;
const said = () => document.querySelector("[role=status]")!.textContent;

beforeEach(() => {
  vi.useFakeTimers();
  streams = [];
  vi.stubGlobal("EventSource", function (this: object, address: string) {
    const stream = { address, readyState: 1, close() {} };
    streams.push(stream);
    return stream;
  });
  document.body.innerHTML = way;
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  document.body.innerHTML = "";
});

it("says in the full app that the teacher asks something, on each of its pages, and when the class is over", () => {
  for (let page = 0; page < 3; page++) globalThis.gwBack!("K7QT"); // with each payload
  expect(streams.map(({ address }) => new URL(address).pathname)).toEqual(["/room/K7QT/events"]);
  const hear = (state: object) =>
    streams[0]!.onmessage!({ data: JSON.stringify({ v: 1, here: 3, ...state }) });
  hear({});
  expect(said()).toBe("");
  hear({ vote: { state: "open" } });
  expect(said()).toBe("The teacher asks");
  document.body.innerHTML = way; // another page
  vi.advanceTimersByTime(1000);
  expect(said()).toBe("The teacher asks");
  hear({ vote: { state: "closed" } });
  expect(said()).toBe("");
  hear({ over: true });
  expect(said()).toBe("Over");
});
