import "./page";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { crc32, heard, isSeen, lost, typed } from "../src/telling/heard";
import { Waiting } from "../src/telling/waiting";

const box = () => document.querySelector<HTMLInputElement>("input")!;
const see = () => (document.querySelector<HTMLElement>("i")!.dataset.typed = String(crc32(box().value)));
function type(text: string, held: object = {}): void {
  box().value = text;
  box().dispatchEvent(new InputEvent("input", { bubbles: true, ...held }));
}

beforeEach(() => {
  document.body.innerHTML = `<div class="st-key-gw-box"><input value="我爱中国"></div><i data-heard="7"></i>`;
  see();
});

describe("what Python has heard", () => {
  it("is marked as zlib marks it", () => {
    expect([crc32(""), crc32("a"), crc32("我爱中国"), crc32("👍🏽")]).toEqual([
      0, 3904355907, 4254217217, 1701306092,
    ]);
  });
  it("is the stage's last word and what stands in the box", () => {
    expect(heard()).toBe(7);
    expect(isSeen()).toBe(true);
    type("我爱");
    expect(isSeen()).toBe(false);
    see();
    expect(isSeen()).toBe(true);
  });
  it("is kept for the page that is opened again, whatever another visit has put into the box, until it is seen", () => {
    expect(lost()).toEqual({});
    type("你好吗");
    typed(box());
    box().value = "我爱中国";
    see();
    expect(lost()).toEqual({ text: "你好吗" });
    box().value = "你好吗";
    see();
    expect(lost()).toEqual({});
  });
  it("of a page without a box is everything", () => {
    document.querySelector("div")!.remove();
    expect(isSeen()).toBe(true);
  });
});

describe("what was typed and has got no answer", () => {
  const gone = new AbortController();
  const said = () => document.querySelector(".gw-waiting")!.textContent;
  let waiting: Waiting;
  beforeEach(() => {
    vi.useFakeTimers();
    waiting = new Waiting(gone.signal);
    waiting.speak("it waits");
  });
  afterEach(() => {
    waiting.end();
    vi.useRealTimers();
  });

  it("is said to wait within three seconds, until the answer is there", () => {
    type("我");
    vi.advanceTimersByTime(1900);
    expect(said()).toBe("");
    vi.advanceTimersByTime(1100);
    expect(said()).toBe("it waits");
    see();
    vi.advanceTimersByTime(300);
    expect(said()).toBe("");
  });
  it("is not spoken of where the answer came", () => {
    type("我");
    see();
    vi.advanceTimersByTime(5000);
    expect(said()).toBe("");
  });
  it("is not said to wait while an input method composes", () => {
    type("w", { isComposing: true });
    vi.advanceTimersByTime(5000);
    expect(said()).toBe("");
    box().dispatchEvent(new Event("compositionend", { bubbles: true }));
    vi.advanceTimersByTime(3000);
    expect(said()).toBe("it waits");
  });
});
