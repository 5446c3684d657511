import "./page";
import "../src/family/main";
import { readdirSync, readFileSync } from "node:fs";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { cellOf } from "../src/kinds/kinds";
import { KINDS } from "../src/kinds/names";
import { AT, GO } from "../src/page/follow";
import { teach } from "../src/page/taught";
import { Following } from "../src/plan/following";
import { changed, follow, follows, keepChanged, keepNow, now } from "../src/plan/kept";
import { open } from "../src/plan/move";
import {
  checked,
  hrefOf,
  type Item,
  LAST_PHASES,
  linkOf,
  MOST,
  PHASES,
  type Plan,
  replaced,
  wayOf,
} from "../src/plan/plan";
import { RoomNotes } from "../src/plan/room-notes";
import { turned } from "../src/plan/turn";
import { Editor } from "../src/plan-page/editor";
import { parse, spell, Unreadable } from "../src/plan-page/toml";
import { NEXT_ITEM } from "../src/teacher/presses";
import { ENTRY } from "../src/telling/record";
import { table } from "./fixture";

const FOLDER = new URL("../../plans/", import.meta.url).pathname;
const SHIPPED = readdirSync(FOLDER, { recursive: true }).filter((name) => String(name).endsWith(".toml"));
const ITEM: Item = { link: "forget-gate?text=我爱中国&step=3", minutes: 4, note: "" };
const plan = (...items: object[]) => ({ title: "T", items });
const BASE = "https://school.example/app/";

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

it.each([
  ["v1", "1"],
  ["v2", "0"],
])(
  "a link has come when Python has opened it, though no run was seen: visit %s, jump %s",
  async (visit, jump) => {
    vi.useFakeTimers();
    const taught = (visit: string, jump: string) => teach({ visit, jump, room: null, tell: () => {} });
    document.body.innerHTML =
      '<div data-testid="stApp" data-test-script-state="notRunning"><i data-testid="stage" data-idle></i></div>';
    taught("v1", "0");
    const came = vi.fn();
    void open("/cost?go=5").then(came);
    await vi.advanceTimersByTimeAsync(100);
    taught("v1", "0"); // the answer to what was told before
    await vi.advanceTimersByTimeAsync(100);
    expect(came).not.toHaveBeenCalled();
    taught(visit, jump);
    await vi.advanceTimersByTimeAsync(100);
    expect(came).toHaveBeenCalledExactlyOnceWith(true);
    document.body.innerHTML = "";
    history.replaceState(null, "", "/");
    vi.useRealTimers();
  },
);

describe("a plan's file", () => {
  it.each(SHIPPED)("%s is read, and is the same after it was spelled", (name) => {
    const read = checked(parse(readFileSync(`${FOLDER}${name}`, "utf8")))!;
    expect(read.items.length).toBeGreaterThan(4);
    expect(checked(parse(spell(read)))).toEqual(read);
  });
  it("keeps quotes, backslashes, marks of a line and signs beyond the first plane", () => {
    const odd = checked(plan({ ...ITEM, note: 'a "b" \\ \n\t\u0001 𝄞 #' }))!;
    expect(checked(parse(spell(odd)))).toEqual(odd);
  });
  it.each([
    ["title = ", 1],
    ['title = "a"\ntitle = "b"', 2],
    ['title = "a"\n[item]', 2],
    ['title = "\\q"', 1],
    ["minutes = 1.5", 1],
    ['x = """', 1],
  ])("%j cannot be read, and its line is named", (raw, line) => {
    expect(() => parse(raw)).toThrow(new Unreadable(line));
  });
});

describe("what is no plan", () => {
  it.each([
    ["another host", { ...ITEM, link: "https://evil.example/" }],
    ["another host without a scheme", { ...ITEM, link: "//evil.example/" }],
    ["a script", { ...ITEM, link: "javascript:alert(1)" }],
    ["a way up", { ...ITEM, link: "../other" }],
    ["an unknown parameter", { ...ITEM, link: "forget-gate?nothing=1" }],
    ["the number of a link", { ...ITEM, link: "forget-gate?go=1" }],
    ["a question without its number", { ...ITEM, ask: "forget_gate.left" }],
    ["too long a note", { ...ITEM, note: "x".repeat(MOST.note + 1) }],
    ["no minutes", { ...ITEM, minutes: 0 }],
    ["another way on", { ...ITEM, by: "word" }],
    ["another phase", { ...ITEM, phase: "sleep" }],
    ["another field", { ...ITEM, script: "x" }],
    ["no item", null],
  ])("has %s", (_, item) => {
    expect(checked(plan(ITEM))).not.toBeNull();
    expect(checked(plan(ITEM, item as object))).toBeNull();
  });
  it("has no item, or too many", () => {
    expect(checked(plan())).toBeNull();
    expect(checked(plan(...Array(MOST.items).fill(ITEM)))).not.toBeNull();
    expect(checked(plan(...Array(MOST.items + 1).fill(ITEM)))).toBeNull();
  });
});

describe("a link into the app", () => {
  it.each([
    ["https://school.example/app/forget-gate?text=我爱中国&step=3", "forget-gate?text=我爱中国&step=3"],
    [
      "https://school.example/app/?text=a+b%26c&lang=en&ask=x&present=1&other=",
      "?text=a b%26c&lang=en&other=",
    ],
    ["https://school.example/app/", ""],
    ["./cost", "cost"],
    ["https://school.example/other/cost", null],
    ["https://evil.example/app/cost", null],
    ["javascript:alert(1)", null],
    ["https://school.example/app/a/b", null],
  ])("%s", (typed, link) => expect(linkOf(typed, BASE)).toBe(link));
  it("is the same at any replica's seat", () => {
    for (const base of ["https://school.example/s/0a1b2c3d/", "https://school.example/"])
      for (const typed of [`${base}cost?lang=en`, "https://school.example/cost?lang=en"])
        expect(linkOf(typed, base)).toBe("cost?lang=en");
  });
  it("comes back as the address that it was", () => {
    const link = linkOf(`${BASE}walk?text=${encodeURIComponent("50% & # + é")}&step=1`, BASE)!;
    const { searchParams } = new URL(hrefOf({ ...ITEM, link, ask: "a.b.1" }, { go: "7" }), BASE);
    expect(Object.fromEntries(searchParams)).toEqual({
      text: "50% & # + é",
      step: "1",
      ask: "a.b.1",
      go: "7",
    });
  });
});

describe("PageDown and PageUp", () => {
  const at = (step: number, phase = "output") => ({ step, T: 4, phase });
  it.each([
    ["step", 1, at(2), 0, "page"],
    ["step", 1, at(3), 0, "item"],
    ["step", -1, at(1), 0, "page"],
    ["step", -1, at(0), 0, "item"],
    ["phase", 1, at(1, "input"), 0, "phase"],
    ["phase", 1, at(1, "output"), 0, "item"],
    ["phase", -1, at(1, "input"), 0, "phase"],
    ["phase", -1, at(1, "concat"), 0, "item"],
    ["item", 1, at(0), 0, "item"],
    ["phase", 1, at(1, ""), 0, "page"], // three cells on the wall have none
    ["phase", 1, at(3, ""), 0, "item"],
    ["step", 1, null, 300, "scroll"],
    ["step", 1, null, 0, "item"],
  ] as const)("goes on where the page ends, by step, phase or item: %s %i %j", (by, way, spot, left, what) =>
    expect(turned(by, way, spot, left)).toBe(what),
  );
  it("leaves a question for the next item", () => {
    expect([wayOf(ITEM), wayOf({ ...ITEM, ask: "a.b.1" }), wayOf({ ...ITEM, by: "phase" })]).toEqual([
      "step",
      "item",
      "phase",
    ]);
  });
  it("knows the phases of all cells, and which is the last", () => {
    const all = KINDS.map((kind) => cellOf(kind).phases);
    expect(new Set(PHASES)).toEqual(new Set(all.flat()));
    expect(new Set(LAST_PHASES)).toEqual(new Set(all.map((phases) => phases.at(-1))));
    expect(new Set(all.map(([first]) => first))).toEqual(new Set(["concat"]));
  });
});

describe("what is kept of plans", () => {
  const shown = { plan: checked(plan(ITEM, ITEM)) as Plan, at: 1, since: 5, began: 3 };
  it("stands in the browser's one record, beside what else is there", () => {
    localStorage.setItem(
      ENTRY,
      JSON.stringify({ version: 1, done: { walk: ["a"] }, answers: {}, rooms: { K7QT: "k" } }),
    );
    expect(now()).toBeNull();
    expect(keepNow(shown)).toBe(true);
    expect(keepChanged("lab", shown.plan)).toBe(true);
    expect(now()).toEqual(shown);
    expect(changed("lab")).toEqual(shown.plan);
    keepChanged("lab", null);
    expect(changed("lab")).toBeNull();
    expect(JSON.parse(localStorage.getItem(ENTRY)!)).toMatchObject({
      done: { walk: ["a"] },
      rooms: { K7QT: "k" },
    });
  });
  it("is nothing where a record holds what is no plan", () => {
    const plans = { now: { plan: plan({ ...ITEM, link: "//evil.example" }), at: 0 } };
    localStorage.setItem(ENTRY, JSON.stringify({ version: 1, done: {}, answers: {}, plans }));
    expect(now()).toBeNull();
  });
  it("says whether a plan could be kept", () => {
    const full = {
      getItem: () => null,
      setItem: () => {
        throw new DOMException("full");
      },
    };
    vi.stubGlobal("localStorage", full);
    vi.stubGlobal("sessionStorage", full);
    expect([keepNow(shown), keepChanged("lab", shown.plan), follow(true)]).toEqual([false, false, false]);
    vi.unstubAllGlobals();
    expect(follow(true)).toBe(true);
    expect(follows()).toBe(true);
  });
  it("replaces some items and leaves the list as it was", () => {
    const items = [ITEM, { ...ITEM, minutes: 2 }];
    expect(replaced(items, 1, 0, { ...ITEM, minutes: 9 }).map(({ minutes }) => minutes)).toEqual([4, 9, 2]);
    expect(items.length).toBe(2);
  });
});

describe("what the room hears of a plan", () => {
  it("is each item once, with the key, where this tab teaches, and again where it was not taken", async () => {
    const said: { body: string; key: string }[] = [];
    let ok = false;
    vi.useFakeTimers({ toFake: ["Date"] });
    vi.stubGlobal("fetch", async (_: string, { body, headers }: RequestInit) => {
      said.push({ body: body as string, key: (headers as Record<string, string>).authorization! });
      return { ok };
    });
    const items = [
      { ...ITEM, ask: "forget_gate.left.7", rounds: 1 },
      { ...ITEM, note: "ask first" },
    ];
    const shown = {
      plan: checked(plan(...items))!,
      at: 0,
      since: Date.now() - 60_000,
      began: Date.now() - 90_000,
    };
    const says = async () => ({ fill: (key: string) => key, pages: { "forget-gate": "Forget" } });
    const notes = new RoomNotes();
    await notes.tell(shown, says);
    expect(said).toEqual([]); // no room
    localStorage.setItem(ENTRY, JSON.stringify({ version: 1, done: {}, answers: {}, rooms: { K7QT: "k" } }));
    sessionStorage.setItem("gatewalk-room", "K7QT");
    for (const taken of [false, true, true]) {
      ok = taken;
      await notes.tell(shown, says);
    }
    await notes.tell({ ...shown, at: 1, since: Date.now() }, says);
    expect(said.map(({ body }) => JSON.parse(body).notes.place)).toEqual(["1 / 2", "1 / 2", "2 / 2"]);
    expect(JSON.parse(said[1]!.body).notes).toEqual({
      place: "1 / 2",
      what: "Forget · 我爱中国 · vote",
      note: "",
      next: "Forget · 我爱中国",
      asks: "forget_gate.left.7",
      rounds: 1,
      left: 180,
      gone: 90,
    });
    expect(new Set(said.map(({ key }) => key))).toEqual(new Set(["Bearer k"]));
    await notes.tell({ ...shown, at: 1, since: Date.now() + 1 }, () => Promise.reject(new Error("no words")));
    await notes.tell({ ...shown, at: 1, since: Date.now() + 1 }, says);
    expect(said.length).toBe(4);
    vi.setSystemTime(Date.now() + 60_000); // a store may have lost the room since
    await notes.tell({ ...shown, at: 1, since: Date.now() + 1 }, says);
    expect(said.length).toBe(5);
    await notes.leave();
    expect(JSON.parse(said[5]!.body)).toEqual({ notes: {} });
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });
});

it("a page that opens on an item shows its phase once its stage can take it", async () => {
  const now = { plan: checked(plan({ ...ITEM, phase: "forget" }))!, at: 0, since: 1, began: 1 };
  vi.stubGlobal("fetch", async () => ({
    ok: true,
    json: async () => ({ words: table("en", "plan"), pages: {} }),
  }));
  expect(keepNow(now) && follow(true)).toBe(true);
  new Following();
  const stage = document.createElement("div");
  stage.dataset.testid = "stage";
  document.body.append(stage);
  const sent: unknown[] = [];
  stage.addEventListener(GO, (event) => sent.push((event as CustomEvent).detail));
  for (let n = 0; n < 2; n++) stage.dispatchEvent(new CustomEvent(AT, { bubbles: true, detail: {} }));
  await Promise.resolve();
  expect(sent).toEqual([{ phase: "forget" }]);
  vi.unstubAllGlobals();
});

it("a worksheet opens as the page that it is, and the item before it comes again on the way back", async () => {
  const items = [ITEM, { ...ITEM, link: "sheet?text=我爱中国&step=3" }];
  vi.stubGlobal("fetch", async () => ({
    ok: true,
    json: async () => ({ words: table("en", "plan"), pages: {} }),
  }));
  const led = vi.spyOn(location, "assign").mockImplementation(() => {});
  expect(keepNow({ plan: checked(plan(...items))!, at: 0, since: 1, began: 1 }) && follow(true)).toBe(true);
  new Following();
  document.dispatchEvent(new Event(NEXT_ITEM));
  await vi.waitFor(() => expect(led).toHaveBeenCalledTimes(1));
  const { pathname, searchParams } = new URL(String(led.mock.calls[0]![0]));
  expect(pathname.endsWith("/sheet")).toBe(true);
  expect(Object.fromEntries(searchParams)).toEqual({ text: "我爱中国", step: "3" });
  expect(now()!.at).toBe(1);
  led.mockRestore();
  vi.unstubAllGlobals();
});

describe("the page of a plan", () => {
  const items = ["rnn", "cost", "map"].map((link) => ({ ...ITEM, link }));
  const words = table("en", "plan");
  const open = () => {
    const main = document.createElement("main");
    document.body.replaceChildren(main);
    const pages = { "": "Walk", rnn: "RNN", cost: "Cost", map: "Map" };
    new Editor(main, { name: "own", plan: plan(...items), words, pages });
    return main;
  };
  const press = (main: HTMLElement, act: string, n: number) => {
    const button = main.querySelectorAll<HTMLElement>(`[data-act=${act}]`)[n]!;
    button.focus();
    button.click();
    return document.activeElement!.getAttribute("aria-label");
  };
  it("keeps the focus in the row that was moved, in the next where one was deleted, and its line in place", () => {
    const main = open();
    const line = main.querySelector("[role=status]")!;
    const moved = vi.spyOn(line, "remove");
    expect(press(main, "up", 2)).toBe(`${words.up} 2`);
    expect(press(main, "up", 1)).toBe(`${words.down} 1`); // it can go no further up
    expect(press(main, "down", 0)).toBe(`${words.down} 2`);
    expect(press(main, "delete", 1)).toBe(`${words.delete} 2`);
    expect(press(main, "delete", 1)).toBe(`${words.delete} 1`);
    expect(press(main, "delete", 0)).toBe(words.link);
    expect(main.querySelector("[role=status]")).toBe(line);
    expect(line.textContent).toBe(words.kept);
    expect(moved).not.toHaveBeenCalled();
  });
  it.each(["walk?step=1", "constructor", "nowhere"])("takes no link to %s", (typed) => {
    const main = open();
    main.querySelector<HTMLInputElement>("form input")!.value = typed;
    main.querySelector("form")!.dispatchEvent(new Event("submit", { cancelable: true }));
    expect(main.querySelector("[role=status]")!.textContent).toBe(words.foreign);
  });
});
