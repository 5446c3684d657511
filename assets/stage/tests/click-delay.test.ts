import "./page";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ClickDelay } from "../src/telling/click-delay";

let away = false;
let there = true;
let log: string[];
let gone: AbortController;
let delay: ClickDelay;

/** A click as a person makes it. */
function click(id: string, held: MouseEventInit = {}): MouseEvent {
  const event = new MouseEvent("click", { bubbles: true, cancelable: true, ...held });
  Object.defineProperty(event, "isTrusted", { value: true });
  document.querySelector(`#${id}`)!.dispatchEvent(event);
  return event;
}

beforeEach(() => {
  vi.useFakeTimers();
  away = false;
  there = true;
  log = [];
  gone = new AbortController();
  document.body.innerHTML = `<main><div id=stage><button id=inside></button></div><a id=link href="/other"><i id=part></i></a><button id=button></button><p id=page></p></main>`;
  document.querySelector("main")!.addEventListener("click", (event) => {
    event.preventDefault();
    log.push(`click ${(event.target as Element).id}`);
  });
  const sender = {
    flush: () => log.push("flush"),
    isAway: () => away,
    isThere: () => there,
    forget: () => (away = false),
    leave: () => log.push("leave"),
  };
  delay = new ClickDelay(document.querySelector("#stage")!, sender as never, gone.signal);
});
afterEach(() => {
  gone.abort();
  vi.useRealTimers();
});

describe("a click", () => {
  it("goes on at once where nothing is on its way", () => {
    click("button");
    expect(log).toEqual(["flush", "click button"]);
  });
  it("is held until Python has heard, and then repeated once", () => {
    away = true;
    expect(click("part").defaultPrevented).toBe(true);
    vi.advanceTimersByTime(500);
    expect(log).toEqual(["flush"]);
    away = false;
    vi.advanceTimersByTime(500);
    expect(log).toEqual(["flush", "flush", "leave", "click link"]);
  });
  it("on what the answer has drawn anew reaches what stands in its place", () => {
    const place = document.createElement("div");
    place.className = "stElementContainer st-key-gw-row";
    place.innerHTML = "<a href='/first'></a><button id=second></button>";
    document.querySelector("main")!.append(place);
    away = true;
    click("second");
    const kept = place.cloneNode(true) as HTMLElement; // for a moment Streamlit shows the last run's, too
    kept.dataset.retained = "true";
    place.replaceWith(kept, place.cloneNode(true));
    kept.querySelector("button")!.id = "old";
    away = false;
    vi.advanceTimersByTime(500);
    expect(log).toEqual(["flush", "flush", "click second"]);
  });
  it("whose button is drawn anew between press and release is made on the new one, and on nothing else", () => {
    const place = document.createElement("div");
    place.className = "st-key-gw-row";
    place.innerHTML = "<button id=old></button>";
    document.querySelector("main")!.append(place);
    const point = (kind: string, at: string) =>
      document.querySelector(`#${at}`)!.dispatchEvent(new PointerEvent(kind, { bubbles: true }));
    point("pointerdown", "old");
    point("pointerup", "old");
    expect(log).toEqual([]);
    for (const [released, clicks] of [
      ["page", []],
      ["new", ["click new"]],
    ] as const) {
      place.innerHTML = "<button id=old></button>";
      point("pointerdown", "old");
      place.innerHTML = "<button id=new></button>";
      point("pointerup", released);
      vi.runAllTimers();
      expect(log.filter((entry) => entry.startsWith("click"))).toEqual(clicks);
    }
    point("pointerup", "new");
    vi.runAllTimers();
    expect(log.filter((entry) => entry.startsWith("click"))).toHaveLength(1);
  });
  it("on what is gone for good is no click", () => {
    away = true;
    click("button");
    document.querySelector("#button")!.remove();
    away = false;
    vi.advanceTimersByTime(500);
    expect(log).toEqual(["flush", "flush"]);
  });
  it("is let through where no answer comes", () => {
    away = true;
    click("button");
    vi.advanceTimersByTime(2900);
    expect(log).toEqual(["flush"]);
    vi.advanceTimersByTime(300);
    expect(log).toEqual(["flush", "click button"]);
  });
  it("is not held where the server is known to be away, nor any longer when it goes", () => {
    away = true;
    click("button");
    there = false;
    vi.advanceTimersByTime(100);
    expect(log).toEqual(["flush", "click button"]);
    away = true;
    click("button");
    expect(log).toEqual(["flush", "click button", "flush", "click button"]);
  });
  it("is not held again while a text that one was held for goes on unheard", () => {
    const typed = {
      flush: () => log.push("flush"),
      isAway: () => away,
      isThere: () => true,
      forget: () => {},
      leave: () => {},
    };
    gone.abort();
    gone = new AbortController();
    delay = new ClickDelay(document.querySelector("#stage")!, typed as never, gone.signal);
    away = true;
    click("button");
    vi.advanceTimersByTime(3100);
    click("button");
    expect(log).toEqual(["flush", "click button", "flush", "click button"]);
    away = false;
    click("button");
    away = true;
    click("button");
    expect(log.filter((entry) => entry === "click button")).toHaveLength(3);
  });
  it("that follows a held one takes its place", () => {
    away = true;
    click("button");
    click("link");
    away = false;
    vi.advanceTimersByTime(500);
    expect(log.filter((entry) => entry.startsWith("click"))).toEqual(["click link"]);
  });
  it("in the stage, on plain text, or for another window is not ours", () => {
    away = true;
    for (const id of ["inside", "page"]) click(id);
    click("link", { ctrlKey: true });
    expect(log).toEqual(["click inside", "click page", "click link"]);
  });
  it("that is held when the stage goes is let through then", () => {
    away = true;
    click("button");
    delay.end();
    vi.advanceTimersByTime(5000);
    expect(log).toEqual(["flush", "click button"]);
  });
});

describe("Back", () => {
  it("cannot be held: nothing more is sent from this page", () => {
    window.dispatchEvent(new PopStateEvent("popstate"));
    expect(log).toEqual(["leave"]);
  });
});
