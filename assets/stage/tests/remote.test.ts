import "./page";
import { afterEach, beforeEach, expect, it, type MockInstance, vi } from "vitest";
import { Remote } from "../src/remote/remote";
import { actsOf, proposed } from "../src/vote/acts";
import type { Vote } from "../src/vote/vote";
import { table, voteOn } from "./fixture";

const KEY = "k".repeat(24);
const words = { ...table("en", "room"), ...table("en", "desk") };
const fill = (key: string, slot: string | number = ""): string =>
  words[key]!.replace(/\{\w+\}/, String(slot));
const choices = { A: "1.40", B: "0.45" };
const question = { zh: { text: "还剩多少？", choices }, en: { text: "How much is left?", choices } };
const VOTE = voteOn(question);
const TALLY = {
  counts: [{ A: 3, B: 1 }],
  right: "B",
  mixup: { zh: { A: "加" }, en: { A: "it adds" } },
  why: { zh: {}, en: {} },
};

let said: [string, unknown][]; // path and body of each word, in order
let asked: string[];
let status: Record<string, number>; // by the end of a path
let tally: object;
let notes: object;
let streams: { address: string; onmessage?: (event: { data: string }) => void }[];
let listening: MockInstance<Document["addEventListener"]>;
let isDark: boolean;
let paints: (() => void)[]; // told when the system turns dark or light

const settled = async () => {
  for (let turn = 0; turn < 30; turn++) await Promise.resolve();
};
const hear = async (state: object) => {
  streams.at(-1)!.onmessage!({ data: JSON.stringify({ v: 1, here: 38, page: "forget-gate", ...state }) });
  await settled();
};
const buttons = () => [...document.querySelectorAll<HTMLElement>(".gw-remote-acts button")];
const acts = () => buttons().map(({ textContent }) => textContent);
const press = async (name: string) => {
  await vi.advanceTimersByTimeAsync(600); // a vote that has just turned takes none
  [...document.querySelectorAll("button")].find(({ textContent }) => textContent === name)!.click();
  await settled();
};
const at = (name: string) => document.querySelector<HTMLElement>(name)!;

beforeEach(async () => {
  vi.useFakeTimers();
  said = [];
  asked = [];
  status = {};
  streams = [];
  tally = TALLY;
  notes = {};
  document.body.innerHTML = `<div id="gw-page"></div>`;
  isDark = false;
  paints = [];
  vi.stubGlobal("matchMedia", () => ({
    matches: isDark,
    addEventListener: (_: string, heard: () => void) => void paints.push(heard),
  }));
  vi.stubGlobal("EventSource", function (this: object, address: string) {
    const stream = { address, readyState: 1, close() {} };
    streams.push(stream);
    return stream;
  });
  vi.stubGlobal("fetch", async (address: string, { body, headers }: RequestInit = {}) => {
    const path = new URL(address, "http://here/").pathname;
    const found = Object.entries(status).find(([end]) => path.endsWith(end))?.[1] ?? 200;
    if (body) said.push([path.split("/").at(-1)!, JSON.parse(body as string)]);
    else asked.push(path);
    if (found === 0) throw new TypeError("no network");
    const { authorization } = (headers ?? {}) as Record<string, string>;
    if (/(tally|say|notes)$/.test(path)) expect(authorization).toBe(`Bearer ${KEY}`);
    const answer = path.endsWith("tally")
      ? tally
      : path.endsWith("notes")
        ? notes
        : path.endsWith(".json")
          ? { room: words, stage: {}, pages: { walk: "Walk", "forget-gate": "Forget gate" } }
          : { code: "K7QT", key: KEY, desk: "d" };
    return { ok: found < 300, status: found, json: async () => answer };
  });
  listening = vi.spyOn(document, "addEventListener");
});
afterEach(() => {
  for (const [name, heard, how] of listening.mock.calls) document.removeEventListener(name, heard, how);
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  document.body.innerHTML = "";
});

const come = async () => {
  void new Remote(at("#gw-page"), "K7QT", KEY, "en").open();
  await settled();
};

it("opens the room with its key and listens as a desk, uncounted", async () => {
  await come();
  expect(said).toEqual([["room", { code: "K7QT", key: KEY, join: true }]]);
  expect(streams.map(({ address }) => address)).toEqual(["room/K7QT/events?desk=d"]);
  await hear({});
  expect(at("h1").textContent).toBe("K7QT · Remote");
  expect(at(".gw-room-count").textContent).toBe("38 here");
  expect(at(".gw-remote-page").textContent).toBe("Forget gate");
  expect(acts()).toEqual([words.ask]);
  isDark = true;
  for (const told of paints) told();
  expect(at("#gw-page").dataset.theme).toBe("dark");
});
it("says that its key is another room's", async () => {
  status = { room: 403 };
  await come();
  expect(at(".gw-remote-failed").textContent).toBe(words.wrong_key);
  expect(streams).toEqual([]);
});
it("does each press once, however often it had to ask to be let in, and opens no room itself", async () => {
  status = { room: 404 };
  await come();
  expect(at(".gw-room-count").textContent).toContain(words.none!.replace("{code}", "K7QT"));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(said.length).toBeGreaterThan(2);
  expect(said.length).toBeLessThan(12); // each of them counts on the server
  status = {};
  await vi.advanceTimersByTimeAsync(30_000);
  await hear({});
  said = [];
  document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "PageDown", bubbles: true }));
  await settled();
  expect(said).toEqual([["say", { press: "on" }]]);
});
it("takes no tap that was meant for the state before", async () => {
  await come();
  await hear({ vote: VOTE });
  await hear({ vote: { ...VOTE, state: "closed" } }); // the clock has just ended the round
  said = [];
  buttons()[0]!.click();
  await settled();
  expect(said).toEqual([]);
  await press(acts()[0]!);
  expect(said).toHaveLength(1);
});
it.each(["close", "another"] as const)("sends a second tap on %s once the first is answered", async (act) => {
  await come();
  await hear({ vote: { ...VOTE, state: act === "close" ? "open" : "revealed" } });
  await vi.advanceTimersByTimeAsync(1000);
  said = [];
  const tap = () => buttons()[acts().indexOf(words[act]!)]!.click();
  tap();
  tap();
  await settled();
  expect(said).toHaveLength(1);
  tap();
  await settled();
  expect(said).toHaveLength(2);
});
it("names the page on which the walk is", async () => {
  await come();
  await hear({ page: undefined });
  expect(at(".gw-remote-page").textContent).toBe("");
  await hear({ page: "" });
  expect(at(".gw-remote-page").textContent).toBe("Walk");
});
it("says that a press did not get through until the vote goes on", async () => {
  await come();
  await hear({ vote: VOTE });
  for (const failure of [0, 400, 503]) {
    status = { say: failure };
    await press(words.close!);
    expect(at(".gw-remote-failed").textContent).toBe(words.failed_act);
  }
  await hear({ vote: { ...VOTE, n: 3 } });
  expect(at(".gw-remote-failed").textContent).toBe(words.failed_act);
  await hear({ vote: { ...VOTE, state: "closed" } });
  expect(at(".gw-remote-failed").textContent).toBe("");
});
it("sends its buttons and a clicker's keys one after the other, each once", async () => {
  await come();
  await hear({});
  said = [];
  expect(at(".gw-remote-steps [hidden]").textContent).toBe(words.item); // until a plan is followed
  for (const name of ["▶", "◀", words.item!]) await press(name);
  document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "PageDown", bubbles: true }));
  await settled();
  expect(said).toEqual(["on", "back", "item", "on"].map((one) => ["say", { press: one }]));
  status = { say: 503 };
  await press("▶");
  expect(at(".gw-remote-failed").textContent).toBe(words.cut);
});
it("says what the plan says of its item, where one is followed", async () => {
  await come();
  notes = { place: "4 / 11", what: "Forget gate", note: "Ask first.", next: "", left: 60, gone: 0 };
  await hear({});
  await vi.advanceTimersByTimeAsync(1000);
  expect(at(".gw-remote-page").textContent).toBe("4 / 11 · Forget gate · 1:00");
  expect(at(".gw-remote-note").textContent).toBe("Ask first.");
  expect(document.querySelector(".gw-remote-steps [hidden]")).toBeNull();
});
it("shows no bar while a round is open, and asks for none", async () => {
  await come();
  await hear({ vote: { ...VOTE, n: 12 } });
  expect(asked.some((path) => path.endsWith("tally"))).toBe(false);
  expect(document.querySelectorAll(".gw-vote-bar")).toHaveLength(0);
  expect(at(".gw-remote-votes").textContent).toContain("12 votes / 38 here");
  said = [];
  await press(words.close!);
  expect(said).toEqual([["say", { vote: "close" }]]);
});
it("shows the bars of a closed round before the class sees any, and what they suggest", async () => {
  await come();
  await hear({ vote: { ...VOTE, state: "closed", n: 4 } });
  const rows = [...document.querySelectorAll(".gw-vote-choice")];
  expect(rows.map((row) => row.querySelector(".gw-vote-bar b")!.textContent)).toEqual(["3", "1"]);
  expect(rows.map((row) => row.querySelector(".gw-vote-note")!.textContent)).toEqual(["it adds", "✓ right"]);
  expect(at(".gw-remote-votes").textContent).toContain(words.only_you);
  const suggests = () => [at(".gw-remote-proposal").textContent, at(".gw-primary")?.textContent];
  expect(suggests()).toEqual([fill("propose_explain", 25), undefined]);
  tally = {
    ...TALLY,
    counts: [
      { A: 3, B: 1 },
      { A: 2, B: 2 },
    ],
  };
  await hear({ vote: { ...VOTE, state: "closed", round: 2, n: 4 } });
  expect(rows.map((row) => row.querySelectorAll(".gw-vote-bar").length)).toEqual([2, 2]);
  expect(suggests()).toEqual([fill("propose_discuss", 50), words.discuss]);
  tally = { ...TALLY, counts: [{ A: 3, B: 1 }, { B: 4 }] };
  await hear({ vote: { ...VOTE, state: "closed", round: 2, n: 5 } });
  expect(suggests()).toEqual([fill("propose_reveal", 100), words.reveal]);
  await hear({ vote: { ...VOTE, state: "bars", round: 2, n: 4, counts: [] } });
  expect(at(".gw-remote-proposal").hidden).toBe(true);
  await hear({ vote: { ...VOTE, state: "open", number: 2 } });
  expect(document.querySelectorAll(".gw-vote-bar")).toHaveLength(0);
});
it("says in red where there are more votes than people", async () => {
  await come();
  tally = { ...TALLY, counts: [{ A: 40, B: 12 }] };
  await hear({ vote: { ...VOTE, state: "closed", n: 52 } });
  expect(at(".gw-remote-votes").textContent).toContain("52 votes / 38 here");
  expect(at(".gw-remote-votes").className).toContain("gw-vote-many");
  await hear({ here: 52, vote: { ...VOTE, state: "closed", n: 52 } });
  expect(at(".gw-remote-votes").className).not.toContain("gw-vote-many");
});
it("asks again for bars that did not come, and has another question of the kind asked at the end", async () => {
  await come();
  status = { tally: 503 };
  await hear({ vote: { ...VOTE, state: "revealed", n: 4 } });
  expect(document.querySelectorAll(".gw-vote-bar")).toHaveLength(0);
  status = {};
  await vi.advanceTimersByTimeAsync(3000);
  expect(document.querySelectorAll(".gw-vote-bar")).toHaveLength(2);
  said = [];
  await press(words.another!);
  expect(said).toEqual([["say", { press: "another" }]]);
  status = { say: 400 };
  await hear({});
  await press(words.ask!);
  expect(at(".gw-remote-failed").textContent).toBe(words.failed_ask);
});

it.each([
  [{}, null],
  [{ A: 66, B: 34 }, "explain"],
  [{ A: 65, B: 35 }, "discuss"],
  [{ A: 30, B: 70 }, "discuss"],
  [{ A: 29, B: 71 }, "reveal"],
  [{ A: 5 }, "explain"],
])("after a round of %j it proposes: %s", (counts, what) => {
  expect(proposed(counts as Record<string, number>, "B")?.what ?? null).toBe(what);
});

it("goes on to a talk and another round while the question is to have one, and then to the bars", () => {
  const next = (round: number, rounds: number) => actsOf({ state: "closed", round, rounds } as Vote)[0];
  expect([next(1, 1), next(1, 2), next(2, 2), next(2, 3), next(3, 2)]).toEqual([
    "bars",
    "discuss",
    "bars",
    "discuss",
    "bars",
  ]);
});

it("has the clock of an open vote, as the server's stands, and of the plan's item, and says what comes next", async () => {
  await come();
  expect(at(".gw-remote-clock").hidden).toBe(true);
  await hear({ vote: { ...VOTE, until: 1_000_061_000, now: 1_000_000_000 } });
  const clockOf = () => at(".gw-remote-clock").textContent;
  expect(clockOf()).toBe("1:01");
  expect(at(".gw-remote-clock").hidden).toBe(false);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(clockOf()).toBe("0:41");
  await hear({ vote: { ...VOTE, until: 1_000_091_000, now: 1_000_020_000 } }); // half a minute more
  expect(clockOf()).toBe("1:11");
  await vi.advanceTimersByTimeAsync(80_000);
  expect(clockOf()).toBe("0:00"); // the wall closes the round
  await hear({ vote: { ...VOTE, state: "closed" } });
  expect(at(".gw-remote-clock").hidden).toBe(true);
  expect(at(".gw-remote-next").hidden).toBe(true);

  notes = {
    place: "4 / 11",
    what: "Forget gate",
    note: "",
    next: "Vote: Forget gate",
    left: 65,
    gone: 300,
    rounds: 2,
  };
  await hear({});
  await vi.advanceTimersByTimeAsync(1000);
  expect(at(".gw-remote-page").textContent).toBe("4 / 11 · Forget gate · 1:05");
  expect(at(".gw-remote-next").textContent).toBe(words.next_item!.replace("{what}", "Vote: Forget gate"));
  await vi.advanceTimersByTimeAsync(70_000);
  expect(at(".gw-remote-page").textContent).toBe("4 / 11 · Forget gate · −0:05");
  await hear({ over: true });
  expect(at(".gw-remote-next").hidden).toBe(true);
});
