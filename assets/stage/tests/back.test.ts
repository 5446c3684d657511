import "./page";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import "../src/back/main";
import { teach } from "../src/page/taught";

let streams: {
  address: string;
  readyState: number;
  onmessage?: (event: { data: string }) => void;
  onerror?: () => void;
}[];
let asked: number;
const way = `<p data-back data-asks="The teacher asks" data-over="Over"><a href="./?r=K7QT">Back</a> <span role="status"></span></p>`;
const said = () => document.querySelector("[role=status]")!.textContent;

beforeEach(() => {
  vi.useFakeTimers();
  streams = [];
  vi.stubGlobal("EventSource", function (this: object, address: string) {
    const stream = {
      address,
      readyState: 1,
      close() {
        stream.readyState = 2;
      },
    };
    streams.push(stream);
    return stream;
  });
  Object.assign(EventSource, { CLOSED: 2 });
  asked = 0;
  vi.stubGlobal("fetch", async () => {
    asked += 1;
    return { ok: false, status: 404 };
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
it("hears one class alone, and of one that is none says soon that it is over, asks no more and forgets it", async () => {
  sessionStorage.setItem("gatewalk-back", "BBBB");
  for (const code of ["AAAA", "BBBB"]) globalThis.gwBack!(code);
  expect(streams.map(({ readyState }) => readyState)).toEqual([2, 1]);
  streams[1]!.readyState = 2;
  streams[1]!.onerror!();
  await vi.advanceTimersByTimeAsync(900);
  expect(said()).toBe(""); // a server that starts anew may be told of it again
  await vi.advanceTimersByTimeAsync(600_000);
  expect(said()).toBe("Over");
  expect(asked).toBeLessThan(5);
  expect(streams).toHaveLength(2);
  expect(sessionStorage.getItem("gatewalk-back")).toBeNull();
  document.body.innerHTML = way; // another page
  await vi.advanceTimersByTimeAsync(1000);
  expect(said()).toBe("Over");
});

it("tells a server that began anew of the class, once a visit, and nobody once the class is over", async () => {
  sessionStorage.setItem("gatewalk-back", "CCCC");
  history.replaceState(null, "", "/cost?lang=en&price=x");
  const links: string[] = [];
  const hear = () => links.push(location.search);
  addEventListener("popstate", hear);
  const taught = (visit: string) => teach({ visit, jump: "0", room: null, tell: () => {} });
  taught("v1");
  globalThis.gwBack!("CCCC");
  streams[0]!.onmessage!({ data: JSON.stringify({ v: 1, here: 3 }) });
  await vi.advanceTimersByTimeAsync(10_000);
  expect(links).toEqual([]); // the page has its way back
  document.body.innerHTML = "";
  await vi.advanceTimersByTimeAsync(10_000);
  expect(links).toEqual([]); // a page on its way may be without
  taught("v2");
  await vi.advanceTimersByTimeAsync(10_000);
  expect(links).toHaveLength(1);
  const { go, ...others } = Object.fromEntries(new URLSearchParams(links[0]));
  expect(others).toEqual({ lang: "en", price: "x", back: "CCCC" });
  expect(Number(go)).toBeGreaterThan(0);
  expect(sessionStorage.getItem("gatewalk-back")).toBe("CCCC");
  streams[0]!.onmessage!({ data: JSON.stringify({ v: 2, here: 3, over: true }) });
  taught("v3");
  await vi.advanceTimersByTimeAsync(10_000);
  expect(links).toHaveLength(1);
  expect(sessionStorage.getItem("gatewalk-back")).toBeNull();
  removeEventListener("popstate", hear);
});
