import "./page";
import { afterEach, beforeEach, describe, expect, it, type MockInstance, vi } from "vitest";
import { Channel, type State } from "../src/outside/channel";
import { Room } from "../src/outside/room";
import { DARK, LIGHT } from "../src/primitives/palette";
import { Ballot } from "../src/vote/ballot";
import { fixture, table, voteOn } from "./fixture";
import { drawUnseen } from "./page";

/** A stream whose server is the test. */
class Stream {
  static all: Stream[] = [];
  static readonly CLOSED = 2;
  readyState = 1;
  onmessage: ((event: { data: string }) => void) | null = null;
  onerror: (() => void) | null = null;
  constructor(readonly address: string) {
    Stream.all.push(this);
  }
  static get last(): Stream {
    return Stream.all.at(-1)!;
  }
  static get open(): Stream[] {
    return Stream.all.filter(({ readyState }) => readyState === 1);
  }
  say(state: Partial<State>): void {
    if (this.readyState === 2) return;
    this.readyState = 1;
    this.onmessage?.({ data: JSON.stringify(state) });
  }
  refuse(): void {
    this.readyState = 2;
    this.onerror?.();
  }
  lose(): void {
    this.readyState = 0;
    this.onerror?.();
  }
  close(): void {
    this.readyState = 2;
  }
}

const room = table("zh", "room");
/** As `pages/classroom/page_words.py` leaves out what no phone says. */
const SPOKEN = Object.fromEntries(
  Object.entries(table("zh")).filter(
    ([key]) => !/^(drill_(?!open)|drag_|export_|present_|shell_skip|shell_waiting)/.test(key),
  ),
);
const { labels: _, visit: __, jump: ___, picture: ____, ...sent } = fixture({ T: 5, H: 4 });
let answers: Record<string, unknown>; // by the end of an address; a number is a status
let asked: string[];
let visibility: "visible" | "hidden";
let listening: MockInstance<Document["addEventListener"]>;
let listeningAll: MockInstance<Window["addEventListener"]>;
let paints: (() => void)[]; // told when the system turns dark or light
let isDark: boolean;

function see(now: "visible" | "hidden"): void {
  visibility = now;
  document.dispatchEvent(new Event("visibilitychange"));
}

const FULL = { full: 500 };
const settled = async () => {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
};

beforeEach(() => {
  vi.useFakeTimers();
  drawUnseen();
  Stream.all = [];
  asked = [];
  answers = {
    "words/zh.json": { room, stage: SPOKEN, pages: { "long-memory": "长记忆" } },
    "words/en.json": { room: table("en", "room"), stage: table("en"), pages: {} },
    "run/aa": sent,
    "run/bb": { ...sent, run: "other", look: { phase: "forget", films: ["f"], answer: false, view: "cell" } },
  };
  visibility = "visible";
  paints = [];
  isDark = true;
  vi.stubGlobal("matchMedia", (asked: string) => ({
    matches: !asked.includes("dark") || isDark,
    addEventListener: (_: string, heard: () => void) => void paints.push(heard),
  }));
  vi.stubGlobal("EventSource", Stream);
  vi.stubGlobal("fetch", async (address: string) => {
    asked.push(address);
    const found = Object.entries(answers).find(([end]) => address.endsWith(end))?.[1] ?? 404;
    if (found instanceof Error) throw found;
    const status = typeof found === "number" ? found : found === FULL ? 503 : 200;
    return { ok: status === 200, status, json: async () => structuredClone(found) };
  });
  vi.spyOn(document, "visibilityState", "get").mockImplementation(() => visibility);
  listening = vi.spyOn(document, "addEventListener");
  listeningAll = vi.spyOn(window, "addEventListener");
  document.body.innerHTML = `<div id="gw-page"></div>`;
});
afterEach(() => {
  see("hidden"); // no channel of this test goes on
  for (const [name, heard, how] of listening.mock.calls) document.removeEventListener(name, heard, how);
  for (const [name, heard, how] of listeningAll.mock.calls) window.removeEventListener(name, heard!, how);
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  document.body.innerHTML = "";
});

describe("a room's channel", () => {
  let heard: string[];
  const open = () =>
    new Channel("room/K7QT/", {
      state: ({ v, over }) => heard.push(over ? "over" : String(v)),
      trouble: (what) => heard.push(what),
    });
  beforeEach(() => {
    heard = [];
  });

  it("hears each state of one stream", () => {
    open();
    Stream.last.say({ v: 1 });
    Stream.last.say({ v: 2 });
    expect(heard).toEqual(["1", "2"]);
    expect(Stream.all.map(({ address }) => address)).toEqual(["room/K7QT/events"]);
    vi.advanceTimersByTime(60_000);
    expect(Stream.all).toHaveLength(1);
  });
  it("sleeps while the page is hidden, and opens the stream at once when it is seen", () => {
    open();
    see("hidden");
    expect(Stream.open).toHaveLength(0);
    vi.advanceTimersByTime(60_000);
    expect(Stream.all).toHaveLength(1);
    see("visible");
    expect(Stream.open).toHaveLength(1);
    Stream.last.say({ v: 7 });
    expect(heard).toEqual(["7"]);
  });
  it("tries a stream that was refused again after one to three seconds, and asks why it was", async () => {
    open();
    for (const [status, why] of [
      [503, "away"],
      [FULL, "full"],
    ] as const) {
      answers.now = status;
      const before = Stream.all.length;
      Stream.last.refuse();
      await settled();
      expect(heard.at(-1)).toBe(why);
      vi.advanceTimersByTime(999);
      expect(Stream.all).toHaveLength(before);
      vi.advanceTimersByTime(2001);
      expect(Stream.all).toHaveLength(before + 1);
    }
    Stream.last.say({ v: 3 });
    expect(heard.at(-1)).toBe("3");
  });
  it("asks at longer and longer intervals where there is no such room, and says nothing else of it", async () => {
    open();
    answers.now = 404;
    Stream.last.refuse();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(new Set(heard)).toEqual(new Set(["none"]));
    expect(Stream.all).toHaveLength(1); // which would count on the server as often again
    expect(asked.length).toBeGreaterThan(3);
    expect(asked.length).toBeLessThan(12);
    answers.now = 429;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(new Set(heard)).toEqual(new Set(["none"]));
    answers.now = { v: 1 };
    await vi.advanceTimersByTimeAsync(30_000);
    expect(heard.at(-1)).toBe("1");
    expect(Stream.all.length).toBeGreaterThan(1);
  });
  it("hears nothing any more once it is closed", async () => {
    const channel = open();
    channel.close();
    Stream.last.say({ v: 1 });
    see("hidden");
    see("visible");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(heard).toEqual([]);
    expect(Stream.open).toHaveLength(0);
  });
  it("leaves it to the browser to open a stream again that broke off, for a while", async () => {
    open();
    Stream.last.say({ v: 1 });
    Stream.last.lose();
    vi.advanceTimersByTime(2000);
    Stream.last.lose(); // it tries
    vi.advanceTimersByTime(1900);
    Stream.last.say({ v: 2 });
    vi.advanceTimersByTime(20_000);
    expect(heard).toEqual(["1", "away", "away", "2"]);
    expect(Stream.all).toHaveLength(1);
    answers.now = { v: 3 };
    Stream.last.lose();
    vi.advanceTimersByTime(4000); // and no state
    await settled();
    expect(heard.slice(-2)).toEqual(["away", "3"]);
    expect(Stream.open).toHaveLength(0);
  });
  it("asks where streams are cut again and again, and tries one anew after some minutes", async () => {
    answers.now = { v: 9 };
    open();
    for (const v of [1, 2, 3]) {
      Stream.last.say({ v });
      vi.advanceTimersByTime(5000);
      Stream.last.lose();
    }
    await settled();
    expect(heard.at(-1)).toBe("9");
    expect(Stream.open).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(299_000);
    expect(Stream.all).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(3000);
    expect(Stream.open).toHaveLength(1);
  });
  it("has a stream again some seconds after one that came through was silent, and at once where a network is back", async () => {
    answers.now = { v: 2 };
    open();
    Stream.last.say({ v: 1 });
    Stream.last.lose();
    await vi.advanceTimersByTimeAsync(4000);
    expect(heard.at(-1)).toBe("2");
    expect(Stream.open).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(12_000);
    expect(Stream.open).toHaveLength(1); // who only asks is not counted in the class
    Stream.last.say({ v: 3 });
    window.dispatchEvent(new Event("online")); // a stream of the network before may be dead without a word
    expect(Stream.open).toHaveLength(1);
    expect(Stream.all).toHaveLength(3);
  });
  it("has a stream again as soon as a server that was away answers", async () => {
    answers.now = new Error("no network");
    open();
    await vi.advanceTimersByTimeAsync(9000);
    expect(heard.at(-1)).toBe("away");
    answers.now = { v: 5 };
    await vi.advanceTimersByTimeAsync(4001);
    expect(heard.at(-1)).toBe("5");
    expect(Stream.open).toHaveLength(1);
  });
  it("asks each second where no stream comes through", async () => {
    answers.now = { v: 4 };
    open();
    vi.advanceTimersByTime(3999);
    expect(asked).toEqual([]);
    vi.advanceTimersByTime(1);
    await settled();
    expect(heard).toEqual(["4"]);
    expect(Stream.open).toHaveLength(0);
    for (let turn = 0; turn < 3; turn++) {
      vi.advanceTimersByTime(1000);
      await settled();
    }
    expect(asked).toEqual(Array(4).fill("room/K7QT/now"));
    answers.now = new Error("no network");
    vi.advanceTimersByTime(1000);
    await settled();
    expect(heard.at(-1)).toBe("away");
    see("hidden");
    await vi.advanceTimersByTimeAsync(14_999);
    expect(asked).toHaveLength(5);
    answers.now = { v: 5 };
    await vi.advanceTimersByTimeAsync(31_000); // a page that nobody sees asks each 15 s
    expect(asked).toHaveLength(8);
    expect(Stream.open).toHaveLength(0);
  });
  it("ends with the class", () => {
    open();
    Stream.last.say({ v: 9, over: true });
    see("hidden");
    see("visible");
    vi.advanceTimersByTime(60_000);
    expect(heard).toEqual(["over"]);
    expect(Stream.all).toHaveLength(1);
  });
});

describe("a page in a room", () => {
  const root = () => document.querySelector<HTMLElement>("[data-testid=stage]");
  const drawn = () => ["place", "unit", "phase"].map((name) => root()?.dataset[name]);
  const chip = () => document.querySelector<HTMLButtonElement>(".gw-room-chip")!;
  const card = () => document.querySelector<HTMLElement>(".gw-room-card")!;
  const press = (key: string) =>
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  const hear = async (state: Partial<State>) => {
    Stream.last.say({ here: 3, page: "", ...state });
    await settled();
  };
  const enter = async () => {
    const made = new Room(document.getElementById("gw-page")!, "K7QT", "zh");
    await made.open();
  };

  it("goes where the teacher goes, and fetches a run once", async () => {
    await enter();
    Stream.last.say({ v: 1, here: 1, run: "aa", at: { step: 1 } });
    await hear({ v: 2, run: "aa", at: { step: 2, unit: 3, phase: "input" } });
    expect(drawn()).toEqual(["2", "3", "input"]);
    expect(asked.filter((address) => address.includes("run"))).toEqual(["room/K7QT/run/aa"]);
    await hear({ v: 3, run: "aa", at: { step: 4, unit: 0, phase: "output" } });
    expect(drawn()).toEqual(["4", "0", "output"]);
    await hear({ v: 4, run: "bb", at: { step: 0, phase: "forget" } });
    expect(drawn()).toEqual(["0", "0", "forget"]);
    await hear({ v: 5, run: "aa", at: { step: 1 } });
    expect(drawn()[0]).toBe("1");
    expect(asked.filter((address) => address.includes("run"))).toHaveLength(2);
    expect(chip().textContent).toBe(room.following);
    expect(document.querySelector(".gw-room-count")!.textContent).toBe("3 人");
  });
  it("turns dark and light with the system, the words round its stage, too", async () => {
    const themes = () =>
      [document.getElementById("gw-page")!, root()!].map(({ dataset, style }) => [
        dataset.theme,
        style.getPropertyValue("--gw-ink"),
      ]);
    await enter();
    await hear({ v: 1, run: "aa", at: { step: 1 } });
    for (const [now, theme, { ink }] of [
      [true, "dark", DARK],
      [false, "light", LIGHT],
    ] as const) {
      isDark = now;
      for (const told of paints) told();
      expect(themes()).toEqual(Array(2).fill([theme, ink]));
    }
  });
  it("has every word that it says", { tags: ["slow"] }, async () => {
    await enter();
    await hear({ v: 1, run: "aa", at: { step: 1 } });
    for (const view of ["readers", "cell"] as const) {
      await hear({ v: 2, run: "aa", at: { step: 1, view } });
      for (const part of root()!.querySelectorAll<HTMLElement>("[data-term]")) part.click();
      press("ArrowRight");
      const said = [...document.querySelectorAll("body *")].flatMap((one) => [
        one.childElementCount ? "" : (one.textContent ?? ""),
        ...[...one.attributes].filter(({ name }) => /label|title/.test(name)).map(({ value }) => value),
      ]);
      expect(said.filter((words) => words in table("zh") || words in room)).toEqual([]);
    }
  });
  it("fetches the ballot when a vote opens, and keeps its stage until that is there", async () => {
    const choices = { A: "1.40", B: "0.45" };
    const question = { zh: { text: "还剩多少？", choices }, en: { text: "How much is left?", choices } };
    const vote = voteOn(question);
    await enter();
    await hear({ v: 1, run: "aa", at: { step: 1 } });
    await hear({ v: 2, run: "aa", at: { step: 1 }, vote }); // its script does not come
    expect(root()!.closest<HTMLElement>(".gw-page-stage")!.hidden).toBe(false);
    await vi.dynamicImportSettled();
    globalThis.gwBallot = Ballot;
    await vi.advanceTimersByTimeAsync(3000);
    expect(document.querySelector(".gw-vote-question")!.textContent).toBe("还剩多少？");
    expect(root()!.closest<HTMLElement>(".gw-page-stage")!.hidden).toBe(true);
    await hear({ v: 3, run: "aa", at: { step: 2 } });
    expect(root()!.closest<HTMLElement>(".gw-page-stage")!.hidden).toBe(false);
    globalThis.gwBallot = undefined;
  });
  it("tells a screen reader of the number of listeners at most each five seconds", async () => {
    await enter();
    const told = () => document.querySelector(".gw-page-head [role=status]")!.textContent;
    for (let here = 1; here <= 30; here++) {
      await hear({ v: 1, run: "aa", here });
      vi.advanceTimersByTime(100);
    }
    expect(document.querySelector(".gw-room-count")!.textContent).toBe("30 人");
    expect(told()).toBe("1 人");
    vi.advanceTimersByTime(5000);
    expect(told()).toBe("30 人");
  });
  it("is walked by hand until it is to follow again", async () => {
    await enter();
    await hear({ v: 1, run: "aa", at: { step: 1 } });
    press("ArrowRight");
    expect(drawn()[0]).toBe("2");
    expect(chip().textContent).toBe(room.alone);
    await hear({ v: 2, run: "bb", at: { step: 4 } });
    expect(drawn()[0]).toBe("2");
    expect(asked.filter((address) => address.includes("bb"))).toEqual([]);
    chip().click();
    await settled();
    expect(drawn()[0]).toBe("4");
    expect(chip().textContent).toBe(room.following);
  });
  it("follows on where a hand moved nothing", async () => {
    await enter();
    await hear({ v: 1, run: "aa", at: { step: 1 } });
    press("Shift");
    root()!.dispatchEvent(new Event("pointerdown", { bubbles: true }));
    await hear({ v: 2, run: "aa", at: { step: 3 } });
    expect(drawn()[0]).toBe("3");
    expect(chip().textContent).toBe(room.following);
  });
  it("takes from a hostile room only what a run has, and no mark-up", async () => {
    await enter();
    const at = { step: "<img src=x>", unit: -7, phase: "<b>", view: "__proto__" } as never;
    await hear({ v: 1, run: "aa", at });
    expect(drawn()).toEqual(["0", "0", "output"]);
    await hear({ v: 2, run: "", page: "<img src=x onerror=alert(1)>" });
    expect(document.querySelectorAll("img")).toHaveLength(0);
    expect(card().querySelector("a")!.getAttribute("href")).toBe("./<img src=x onerror=alert(1)>?back=K7QT");
  });
  it("shows a hostile sentence and a hostile question as the text they are", async () => {
    const hostile = "<img src=x onerror=alert(1)>";
    answers["run/cc"] = { ...sent, run: "hostile", tokens: sent.tokens.map(() => hostile) };
    const choices = { A: hostile, B: "</section><script>alert(1)</script>" };
    const question = { zh: { text: hostile, choices }, en: { text: hostile, choices } };
    const vote = voteOn(question, { id: hostile });
    await enter();
    await hear({ v: 1, run: "cc", at: { step: 1 } });
    expect(root()!.textContent).toContain("<");
    globalThis.gwBallot = Ballot;
    await hear({ v: 2, run: "cc", at: { step: 1 }, vote });
    await settled();
    expect(document.querySelector(".gw-vote-question")!.textContent).toBe(hostile);
    expect(document.querySelectorAll("img, script")).toHaveLength(0);
    globalThis.gwBallot = undefined;
  });
  it("says that the wall shows three cells side by side, instead of a stage that is not the wall's", async () => {
    answers["words/zh.json"] = { room, stage: SPOKEN, pages: { rnn: "RNN" } };
    const place = () => root()!.closest<HTMLElement>(".gw-page-stage")!;
    const says = (n: number) => room.side_by_side!.replace("{n}", String(n));
    await enter();
    for (const three of [0, 4]) {
      await hear({ v: 1 + three, run: "aa", page: "rnn", at: { step: 1, three } });
      expect(card().querySelector("p")!.textContent).toBe(says(three + 1));
      expect(card().querySelector("a")!.getAttribute("href")).toBe("./rnn?back=K7QT");
      expect([card().hidden, place().hidden]).toEqual([false, true]);
    }
    chip().click();
    expect([card().hidden, place().hidden]).toEqual([true, false]);
    chip().click();
    expect([card().hidden, place().hidden]).toEqual([false, true]);
    await hear({ v: 9, run: "aa", page: "rnn", at: { step: 2 } });
    expect([card().hidden, place().hidden]).toEqual([true, false]);
    expect(drawn()[0]).toBe("2");
  });
  it("waits in the lobby, names a chapter without a stage, and says when the class is over", async () => {
    await enter();
    await hear({ v: 1, page: undefined });
    expect(card().hidden).toBe(false);
    expect(card().textContent).toContain(room.wait);
    await hear({ v: 2, run: "aa", at: { step: 1 } });
    expect(card().hidden).toBe(true);
    await hear({ v: 3, run: "", page: "long-memory" });
    expect(card().textContent).toContain("老师在看：长记忆");
    expect(card().querySelector("a")!.getAttribute("href")).toBe("./long-memory?back=K7QT");
    expect(root()!.closest<HTMLElement>(".gw-page-stage")!.hidden).toBe(true);
    await hear({ v: 4, run: "aa", at: { step: 2 } });
    expect(card().hidden).toBe(true);
    expect(drawn()[0]).toBe("2");
    await hear({ v: 5, over: true });
    expect(card().textContent).toContain(room.over);
    expect(chip().hidden).toBe(true);
  });
  it("says what is the matter while the class cannot be heard, and keeps its picture", async () => {
    await enter();
    answers.now = 404;
    Stream.last.refuse();
    await settled();
    expect(card().textContent).toContain("没有教室 K7QT");
    expect(card().querySelector("a")!.getAttribute("href")).toBe("./?r=");
    answers.now = FULL;
    await vi.advanceTimersByTimeAsync(3000);
    expect(card().textContent).toContain(room.full);
    vi.advanceTimersByTime(3000);
    await hear({ v: 1, run: "aa", at: { step: 3 } });
    Stream.last.lose();
    expect(document.querySelector(".gw-room-count")!.textContent).toBe(room.away);
    expect(drawn()[0]).toBe("3");
    press("ArrowLeft");
    expect(drawn()[0]).toBe("2");
    await hear({ v: 2, run: "aa", at: { step: 0 } });
    expect(document.querySelector(".gw-room-count")!.textContent).toBe("3 人");
  });
  it("asks again for a run that did not come", async () => {
    answers["run/aa"] = 503;
    await enter();
    await hear({ v: 1, run: "aa", at: { step: 1 } });
    expect(root()).toBeNull();
    await hear({ v: 2, run: "aa", at: { step: 2 } });
    asked = [];
    await vi.advanceTimersByTimeAsync(9500); // with no word of the teacher's
    expect(asked.length).toBeGreaterThan(2);
    expect(asked.length).toBeLessThan(11);
    answers["run/aa"] = sent;
    await vi.advanceTimersByTimeAsync(3000);
    expect(drawn()[0]).toBe("2");
  });
  it("keeps the runs that were shown last, and no others", async () => {
    const names = ["a0", "a1", "a2", "a3", "a4"];
    for (const run of names) answers[`run/${run}`] = { ...sent, run };
    await enter();
    for (const [k, run] of [...names, "a4", "a1", "a0"].entries())
      await hear({ v: k + 1, run, at: { step: 1 } });
    expect(asked.filter((address) => address.includes("run/")).map((address) => address.slice(-2))).toEqual([
      ...names,
      "a0",
    ]);
  });
  it("speaks the other language where it stands", async () => {
    await enter();
    await hear({ v: 1, run: "aa", at: { step: 3 } });
    document.querySelector<HTMLButtonElement>(".gw-page-lang")!.click();
    await settled();
    expect(document.querySelector("h1")!.textContent).toBe("Class K7QT");
    expect(drawn()[0]).toBe("3");
  });
  it("sends nothing of where it is walked by hand", async () => {
    await enter();
    await hear({ v: 1, run: "aa", at: { step: 1 } });
    const before = asked.length;
    for (const key of ["ArrowRight", "ArrowDown", "ArrowLeft"]) press(key);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(asked).toHaveLength(before);
    expect(asked.some((address) => /say|vote/.test(address))).toBe(false);
    expect(location.search).toBe("");
  });
  it("leads into the app where it stands", async () => {
    await enter();
    await hear({ v: 1, run: "aa", page: "forget-gate", at: { step: 3, unit: 1 } });
    press("ArrowRight");
    await hear({ v: 2, run: "aa", page: "forget-gate", at: { step: 3, unit: 1 } });
    const way = new URL(document.querySelector<HTMLAnchorElement>(".gw-room-own")!.href, "http://here/");
    expect(way.pathname).toMatch(/forget-gate$/);
    expect(way.searchParams.get("text")).toBe(sent.address.text);
    expect(way.searchParams.get("back")).toBe("K7QT");
    expect([way.searchParams.get("step"), way.searchParams.get("unit")]).toEqual(["4", "1"]);
  });
});
