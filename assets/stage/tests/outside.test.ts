import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openHandout } from "../src/outside/handout";
import { Page, type Sent } from "../src/outside/page";
import { AT, GO, type Spot } from "../src/page/follow";
import { fixture, table } from "./fixture";
import { drawUnseen } from "./page";

const LABELS = { zh: table("zh"), en: table("en") };
const root = () => document.querySelector<HTMLElement>("[data-testid=stage]")!;
const drawn = () => ["place", "unit", "phase", "direction", "view"].map((name) => root().dataset[name]);
const press = (key: string, at: Element = document.body) =>
  at.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
const host = () => document.querySelector<HTMLElement>("main")!;

function sentOf(wish: Parameters<typeof fixture>[0] = {}, more: Partial<Sent> = {}): Sent {
  const { labels: _, visit: __, jump: ___, picture: ____, ...sent } = fixture({ T: 5, H: 4, ...wish });
  return { ...sent, ...more };
}

let heard: Spot[];
let pages: Page[];
const own = (at: HTMLElement) => {
  const page = new Page(at, LABELS, "en");
  pages.push(page);
  return page;
};

beforeEach(() => {
  vi.useFakeTimers();
  pages = [];
  drawUnseen();
  vi.stubGlobal("matchMedia", () => ({ matches: true, addEventListener() {} })); // nothing moves
  document.documentElement.removeAttribute("style");
  document.body.innerHTML = `<div><main></main></div>`;
  heard = [];
  host().addEventListener(AT, (event) => heard.push((event as CustomEvent<Spot>).detail));
});
afterEach(() => {
  for (const page of pages) page.end();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  document.body.innerHTML = "";
});

describe("a stage on a page of its own", () => {
  it("steps by the keys of the page, and writes no address", () => {
    const before = location.href;
    own(host()).show(sentOf());
    press("ArrowRight");
    press("ArrowDown");
    expect(drawn()).toEqual(["1", "1", "output", "forward", "cell"]);
    expect(location.href).toBe(before);
  });
  it("says where it stands once for every change of it, and goes where it is sent within the call", () => {
    const page = own(host());
    page.show(sentOf());
    press("ArrowRight");
    press("Escape");
    expect(heard.map(({ step }) => step)).toEqual([0, 1]);
    page.go({ step: 3, unit: 2, phase: "forget", direction: "backward", view: "cell" });
    expect(drawn()).toEqual(["3", "2", "forget", "backward", "cell"]);
    expect(heard.at(-1)).toMatchObject({ step: 3, unit: 2, phase: "forget", direction: "backward" });
    expect(page.at).toEqual(heard.at(-1));
    expect(heard).toHaveLength(3);
  });
  it("takes from others only what a run has", () => {
    own(host()).show(sentOf());
    const detail = {
      step: 99,
      unit: "x",
      phase: "nowhere",
      view: "<b>",
      shown: "never",
      speed: 9,
      drill: "f",
    };
    root().dispatchEvent(new CustomEvent(GO, { detail }));
    expect(drawn()).toEqual(["4", "0", "output", "forward", "cell"]);
    expect(root().dataset.drill).toBeUndefined();
  });
  it("shows another run at its spot, and keeps the place in the other language", () => {
    const page = own(host());
    page.show(sentOf());
    page.show(sentOf({ seed: 2 }, { run: "other" }), { step: 2, phase: "input" });
    expect(drawn().slice(0, 3)).toEqual(["2", "0", "input"]);
    const said = root().getAttribute("aria-label");
    page.speak("zh");
    expect(root().getAttribute("aria-label")).not.toBe(said);
    expect(document.documentElement.lang).toBe("zh");
    expect(drawn().slice(0, 3)).toEqual(["2", "0", "input"]);
  });
  it("has one stage, made anew where a run has another look", () => {
    const page = own(host());
    page.show(sentOf());
    const first = root();
    page.show(
      sentOf({}, { run: "lesson", look: { phase: "forget", films: ["f"], answer: false, view: "cell" } }),
    );
    expect(root()).not.toBe(first);
    expect(document.querySelectorAll("[data-testid=stage]")).toHaveLength(1);
    expect(root().dataset.phase).toBe("forget");
    press("ArrowRight");
    expect(root().dataset.place).toBe("1"); // and one that is gone hears no key
    expect(heard.at(-1)!.step).toBe(1);
  });
  it("offers nothing that a server would have to answer", () => {
    own(host()).show(sentOf());
    const offers = [".gw-drill-open", ".gw-definition-ways > *", ".gw-first-bar", ".gw-chip", ".gw-grip"];
    root().querySelector<HTMLElement>("[data-term=f]")?.click();
    const seen = [...root().querySelectorAll<HTMLElement>(offers.join())].filter(
      (one) => !one.closest("[hidden]") && one.isConnected,
    );
    expect(seen.map(({ className }) => className)).toEqual([]);
  });
});

describe("a handout", () => {
  const words = {
    zh: {
      name: "门径",
      walks: "句子",
      language: "中文",
      theme: "配色",
      save_svg: "存 SVG",
      save_png: "存 PNG",
      foot: "脚",
    },
    en: {
      name: "G",
      walks: "Walks",
      language: "English",
      theme: "Theme",
      save_svg: "svg",
      save_png: "png",
      foot: "Foot",
    },
  };
  const open = () =>
    pages.push(
      openHandout(document.querySelector("div")!, {
        lang: "zh",
        words,
        labels: LABELS,
        walks: ["我爱中国", "<img src=x>"].map((text, n) => ({
          titles: { zh: text, en: text },
          sent: sentOf({ seed: n + 1 }, { run: String(n) }),
        })),
      }),
    );
  const pressed = (name: string) =>
    [...document.querySelectorAll<HTMLElement>("button")]
      .find(({ textContent }) => textContent === name)!
      .click();

  it("leads from walk to walk and finds each where it was left", () => {
    open();
    press("ArrowRight");
    press("ArrowRight");
    pressed("<img src=x>");
    expect(drawn()[0]).toBe("0");
    pressed("我爱中国");
    expect(drawn()[0]).toBe("2");
    expect(document.querySelector("img")).toBeNull();
    expect(document.title).toBe("我爱中国 · 门径");
  });
  it("speaks both languages", () => {
    open();
    pressed("English");
    expect(document.querySelector("footer")!.textContent).toBe("Foot");
    expect(document.documentElement.lang).toBe("en");
    pressed("中文");
    expect(document.querySelector("footer")!.textContent).toBe("脚");
  });
});
