import "./page";
import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { AT, type Said, type Spot } from "../src/page/follow";
import { teach } from "../src/page/taught";
import type { Taught as Room } from "../src/payload";
import type { Teacher as Script } from "../src/teacher/teacher";
import { ENTRY } from "../src/telling/record";
import { table, voteOn } from "./fixture";

const MINE = { code: "K7QT", key: "k".repeat(24) };
const WORDS = {
  room: { ...table("en", "room"), ...table("en", "desk"), cut: "cut off" } as Record<string, string>,
  stage: {},
  pages: {},
};
const SPOT = {
  step: 0,
  unit: 0,
  phase: "output",
  direction: "forward",
  view: "cell",
  part: "c",
  shown: "after",
};

let posts: { path: string; said: unknown; key: string | null }[];
let status: Record<string, number>; // by the end of a path
let told: unknown[];
let streams: {
  address: string;
  readyState: number;
  onmessage?: (event: unknown) => void;
  onerror?: () => void;
}[];
let teacher: Script;

const stands = (spot: Partial<Spot>) =>
  document.dispatchEvent(new CustomEvent(AT, { detail: { ...SPOT, ...spot } }));
const settle = async (ms = 0) => {
  await vi.advanceTimersByTimeAsync(ms);
};
const said = () => posts.filter(({ path }) => path.endsWith("say"));
const steps = () => said().map(({ said }) => (said as { at: Spot }).at.step);
const python = (room: Partial<Room> | null, visit = "v1") =>
  teach({
    visit,
    jump: "0",
    room: room && { code: "", run: "", page: "", asks: "", ...room },
    tell: (room) => told.push(room),
  });

/** What the script listens to on the document ends with its tab. */
let listening: (() => void)[] = [];
function leave(): void {
  for (const end of listening.splice(0)) end();
}

/** The script comes, into a tab that teaches already or not. */
async function come(): Promise<void> {
  leave();
  vi.resetModules();
  const spies = [document, window].map((where) => ({ where, add: vi.spyOn(where, "addEventListener") }));
  const { Teacher } = await import("../src/teacher/teacher");
  teacher = new Teacher();
  listening = spies.flatMap(({ where, add }) =>
    add.mock.calls.map(
      ([name, heard, how]) =>
        () =>
          where.removeEventListener(name as string, heard as EventListener, how),
    ),
  );
  for (const { add } of spies) add.mockRestore();
}

beforeEach(() => {
  vi.useFakeTimers();
  posts = [];
  status = {};
  told = [];
  streams = [];
  localStorage.clear();
  sessionStorage.clear();
  document.body.className = "";
  document.body.replaceChildren();
  globalThis.gwTaught = undefined;
  globalThis.gwSpot = undefined;
  vi.stubGlobal("EventSource", function (this: object, address: string) {
    const stream = { address, readyState: 1, close() {} };
    streams.push(stream);
    return stream;
  });
  Object.assign(EventSource, { CLOSED: 2 });
  vi.stubGlobal("fetch", async (address: string, { body, headers }: RequestInit = {}) => {
    const path = new URL(address).pathname;
    if (path.endsWith(".json")) return { ok: true, status: 200, json: async () => WORDS };
    const { authorization = null } = headers as Record<string, string | null>;
    posts.push({ path, said: JSON.parse(body as string), key: authorization });
    const found =
      Object.entries(status).find(([end]) => path.endsWith(end))?.[1] ?? (path === "/room" ? 200 : 204);
    if (found === 0) throw new TypeError("no network");
    const known = JSON.parse(body as string) as object;
    return { ok: found < 300, status: found, json: async () => ({ ...MINE, ...known, desk: "d" }) };
  });
});
afterEach(() => {
  leave();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** The room is open, and the first word on where the stage stands does not come through. */
async function speakInVain(): Promise<void> {
  await come();
  await teacher.press("open");
  python({ code: "K7QT", run: "aa" });
  status = { say: 503 };
  stands({ step: 1 });
  await settle();
}

describe("a teacher's script", () => {
  it("opens a room, keeps its key in this browser, tells Python, and says where the stage stands", async () => {
    python(null);
    await come();
    stands({ step: 2 });
    expect(posts).toEqual([]);
    expect(await teacher.press("open")).toBe(true);
    expect(told).toEqual([MINE]);
    expect(JSON.parse(localStorage.getItem(ENTRY)!).rooms).toEqual({ K7QT: MINE.key });
    expect(document.body.className).toBe("gw-lobby-open");
    python({ code: "K7QT", run: "aa" });
    await settle();
    expect(said()).toEqual([
      {
        path: "/room/K7QT/say",
        said: { run: "aa", at: { ...SPOT, step: 2 }, page: "", visit: "v1" },
        key: `Bearer ${MINE.key}`,
      },
    ]);
    expect(streams.map(({ address }) => new URL(address).search)).toEqual(["?desk=d"]);
  });
  it("says one place after the other, never faster than the brake, the newest last", async () => {
    await come();
    await teacher.press("open");
    python({ code: "K7QT", run: "aa" });
    for (let step = 1; step <= 9; step++) stands({ step });
    await settle();
    expect(steps()).toEqual([1]);
    await settle(49);
    expect(steps()).toEqual([1]);
    await settle(1);
    expect(steps()).toEqual([1, 9]);
    await settle(500);
    stands({ step: 9 });
    await settle(500);
    expect(steps()).toEqual([1, 9]);
    python({ code: "K7QT", run: "bb" });
    await settle();
    expect(said().at(-1)!.said).toMatchObject({ run: "bb", at: { step: 9 } });
    python({ code: "K7QT", run: "" });
    stands({ step: 3 });
    await settle(500);
    expect(steps()).toEqual([1, 9, 9]);
  });
  it("says which step of three cells the wall shows side by side, as long as it does", async () => {
    python({ code: "K7QT", run: "aa", page: "rnn" });
    globalThis.gwSpot = { ...SPOT, step: 2 } as Spot; // since before the script came
    await come();
    await teacher.press("open");
    await settle(100);
    const wall = document.body.appendChild(document.createElement("div"));
    wall.className = "gw-present";
    for (const place of ["3", "4", "", null]) {
      if (place === null) wall.remove();
      else if (place) wall.dataset.place = place;
      else delete wall.dataset.place;
      document.dispatchEvent(new Event("gw-side"));
      await settle(100);
    }
    expect(said().map(({ said }) => (said as { at: Said }).at)).toEqual([
      { ...SPOT, step: 2 },
      { ...SPOT, step: 2, three: 3 },
      { ...SPOT, step: 2, three: 4 },
      { ...SPOT, step: 2 },
    ]);
  });
  it("teaches on after a reload, in its own tab only", async () => {
    await come();
    await teacher.press("open");
    leave();
    posts = [];
    told = [];
    python(null, "v2");
    await come();
    await settle();
    expect(posts).toEqual([{ path: "/room", said: MINE, key: null }]);
    expect(told).toContainEqual(MINE);
    sessionStorage.clear(); // another tab
    posts = [];
    await come();
    await settle(5000);
    expect(posts.filter(({ path }) => path === "/room")).toEqual([]);
    await teacher.press("open"); // that comes back to the same room
    expect(posts.at(-1)!.said).toEqual(MINE);
  });
  it("opens the room again where the server has forgotten it, as soon as it hears so", async () => {
    await come();
    await teacher.press("open");
    python({ code: "K7QT", run: "aa" });
    posts = [];
    status = { say: 404 };
    stands({ step: 1 });
    await settle();
    expect(posts.map(({ path }) => path)).toEqual(["/room/K7QT/say", "/room"]);
    status = {};
    await settle(100);
    expect(steps().at(-1)).toBe(1); // said once more
    posts = [];
    const stream = streams.at(-1)!;
    stream.readyState = 2;
    stream.onerror!();
    await settle(3000);
    expect(posts.some(({ path, said }) => path === "/room" && (said as typeof MINE).code === "K7QT")).toBe(
      true,
    );
  });
  it("tries again while nobody answers, and says the newest place alone", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0.9); // one more try in each stretch of three seconds
    await speakInVain();
    stands({ step: 2 });
    stands({ step: 3 });
    status = { say: 0 };
    await settle(3100);
    status = {};
    await settle(3100);
    expect(steps()).toEqual([1, 3, 3]);
    vi.mocked(Math.random).mockRestore();
  });
  it("asks the class by V and shows the lobby by Q, but not of who types, and present mode hears of neither", async () => {
    const heard: string[] = [];
    const hear = ({ key }: KeyboardEvent) => heard.push(key);
    document.addEventListener("keydown", hear, { capture: true }); // as present mode does, before this script came
    const field = document.body.appendChild(document.createElement("input"));
    const press = (key: string, where: HTMLElement = document.body) =>
      where.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
    await come();
    press("v");
    press("q");
    expect(heard.splice(0)).toEqual(["v", "q"]); // nobody teaches yet
    await teacher.press("open");
    await teacher.press("begin");
    press("v", field);
    press("q", field);
    expect(heard.splice(0)).toEqual(["v", "q"]);
    expect(said()).toEqual([]);
    press("v");
    press("q");
    await settle();
    expect(heard).toEqual([]); // Q the second time, too: nothing of the page hears it under the lobby
    expect(said().map(({ said }) => said)).toEqual([{ vote: "ask" }]);
    expect(document.body.className).toContain("gw-lobby-open");
    document.removeEventListener("keydown", hear, { capture: true });
    field.remove();
  });
  it("asks once for what is pressed again before the answer is there: a room, a vote", async () => {
    await come();
    python({ code: "K7QT", run: "aa" });
    const opened = await Promise.all([teacher.press("open"), teacher.press("open")]);
    expect(opened).toEqual([true, true]);
    expect(posts.map(({ path }) => path)).toEqual(["/room"]);
    await teacher.press("begin");
    const ask = () => document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "v", bubbles: true }));
    ask();
    ask();
    expect(await teacher.press("ask")).toBe(true);
    expect(said()).toHaveLength(1);
    status = { say: 503 };
    expect(await teacher.press("ask")).toBe(false);
    expect(await teacher.press("ask")).toBe(false);
    expect(said()).toHaveLength(3);
  });
  it("takes no letter under a dialog that is open", async () => {
    await come();
    await teacher.press("open");
    await teacher.press("begin");
    const dialog = document.body.appendChild(document.createElement("dialog"));
    dialog.setAttribute("open", "");
    for (const key of ["v", "q"])
      document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    await settle();
    expect(said()).toEqual([]);
    expect(document.body.className).toBe("");
    dialog.remove();
  });
  it("opens no room for who has ended the class meanwhile", async () => {
    python(null);
    await come();
    await teacher.press("open");
    let answer = () => {};
    const answering = fetch;
    vi.stubGlobal("fetch", async (...asked: Parameters<typeof fetch>) => {
      if ((asked[0] as string).endsWith("/room")) await new Promise<void>((done) => (answer = done));
      return answering(...asked);
    });
    const opening = teacher.press("open");
    await teacher.press("end");
    answer();
    expect(await opening).toBe(false);
    await settle(5000);
    expect(JSON.parse(localStorage.getItem(ENTRY)!).rooms).toEqual({});
    expect(told.at(-1)).toBeNull();
    expect(streams).toHaveLength(1);
  });
  it("asks once to be let into its room again, however often Python speaks meanwhile", async () => {
    await come();
    await teacher.press("open");
    status = { room: 503 };
    for (let n = 0; n < 9; n++) python({ code: "" }, `visit-${n}`);
    posts = [];
    await settle(10_000);
    const tries = posts.filter(({ path }) => path === "/room").length;
    expect(tries).toBeGreaterThan(2);
    expect(tries).toBeLessThan(12);
  });
  it("tells Python again of a room that its store could not be asked for, until it is there", async () => {
    await come();
    await teacher.press("open");
    python({ away: true });
    told = [];
    await settle(3000);
    expect(told).toEqual([MINE]);
    python({ code: "K7QT", run: "aa", away: true }); // what is looked at is not there yet
    await settle(3000);
    expect(told).toEqual([MINE, MINE]);
    python({ code: "K7QT", run: "aa" });
    await settle(10_000);
    expect(told).toHaveLength(2);
  });
  it("says nothing late of a page that was left for one without a stage", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0);
    await speakInVain();
    stands({ step: 2 });
    python({ code: "K7QT", run: "", page: "review" });
    await settle();
    status = {};
    posts = [];
    await settle(5000);
    expect(steps().filter((step) => step === 2)).toEqual([]);
    vi.mocked(Math.random).mockRestore();
  });
  it("says on the page that the class hears nothing, as long as that is so", async () => {
    const cut = () => document.querySelector(".gw-room-cut")?.textContent;
    await come();
    await teacher.press("open");
    python({ code: "K7QT", run: "aa" });
    await settle();
    status = { say: 503 };
    stands({ step: 1 });
    await settle();
    expect(cut()).toBe("cut off");
    status = {};
    await settle(3100);
    expect(cut()).toBeUndefined();
    const stream = streams.at(-1)!;
    stream.readyState = 0;
    stream.onerror!();
    await settle();
    expect(cut()).toBe("cut off");
    stream.onmessage!({ data: '{"v":1,"here":3}' });
    expect(cut()).toBeUndefined();
  });
  it("says so, too, where what is done with a vote is not heard, or for seconds not answered", async () => {
    const cut = () => document.querySelector(".gw-room-cut")?.textContent;
    const ask = () => document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "v", bubbles: true }));
    await come();
    await teacher.press("open");
    await teacher.press("begin");
    await settle();
    for (const [answer, says] of [
      [0, "cut off"],
      [503, "cut off"],
      [400, undefined], // the vote had gone on already
      [204, undefined],
    ] as const) {
      status = { say: answer };
      ask();
      await settle();
      expect(cut()).toBe(says);
    }
    const answering = fetch;
    let answer = () => {};
    vi.stubGlobal("fetch", async (address: string, asked: RequestInit) => {
      await new Promise<void>((done) => {
        answer = done;
      });
      return answering(address, asked);
    });
    ask();
    await settle(2000);
    expect(cut()).toBeUndefined();
    await settle(2000);
    expect(cut()).toBe("cut off");
    answer();
    await settle();
    expect(cut()).toBeUndefined();
  });
  it("listens anew where a network is back: a stream of the one before may be dead without a word", async () => {
    await come();
    window.dispatchEvent(new Event("online")); // nobody teaches yet
    expect(streams).toHaveLength(0);
    await teacher.press("open");
    window.dispatchEvent(new Event("online"));
    expect(streams.map(({ address }) => address)).toEqual(Array(2).fill(streams[0]!.address));
  });
  it("has the picture under a vote where present mode was not on, and takes it away with the vote", async () => {
    let lifted = 0;
    let asked = 0;
    const lift = () => {
      lifted += 1;
    };
    document.addEventListener("gw-lift", lift);
    document.body.innerHTML = `<button data-share="present"></button>`;
    document.querySelector("button")!.addEventListener("click", () => {
      asked += 1;
    });
    const choices = { A: "1", B: "2" };
    const vote = voteOn({ zh: { text: "?", choices }, en: { text: "?", choices } });
    const hear = async (now?: object) => {
      streams.at(-1)!.onmessage!({ data: JSON.stringify({ v: 1, here: 1, ...(now && { vote: now }) }) });
      await settle();
    };
    const round = async () => {
      for (const state of ["open", "closed", "bars", "revealed"]) await hear({ ...vote, state });
      await hear();
      return [asked, lifted];
    };
    await come();
    await teacher.press("open");
    await teacher.press("begin");
    expect(await round()).toEqual([1, 1]);
    const slide = document.body.appendChild(document.createElement("i")); // where the button shows a mere slide
    slide.className = "st-key-gw-address";
    expect(await round()).toEqual([1, 1]);
    slide.remove();
    await hear({ ...vote, state: "bars" }); // which has no picture
    await hear();
    expect([asked, lifted]).toEqual([1, 1]);
    await hear(vote);
    await come(); // the page is loaded anew meanwhile
    python({ code: "K7QT" });
    await settle();
    history.replaceState(null, "", "?present=1");
    await hear(vote);
    await hear();
    expect([asked, lifted]).toEqual([2, 2]);
    expect(await round()).toEqual([2, 2]); // present mode was there before
    history.replaceState(null, "", "?");
    document.removeEventListener("gw-lift", lift);
  });
  it("does what is pressed on the remote: steps as a clicker's keys, the plan's next item; nothing from before it came", async () => {
    const heard: string[] = [];
    const hear = ({ key, type }: Event & { key?: string }) => heard.push(key ?? type);
    document.addEventListener("keydown", hear);
    document.addEventListener("gw-next-item", hear);
    await come();
    await teacher.press("open");
    await teacher.press("begin");
    const say = (pressed?: object) =>
      streams.at(-1)!.onmessage!({ data: JSON.stringify({ v: 1, here: 1, ...(pressed && { pressed }) }) });
    say({ steps: 5, items: 2, others: 0 });
    say({ steps: 7, items: 2, others: 0 });
    say({ steps: 6, items: 3, others: 0 });
    expect(heard).toEqual(["PageDown", "PageDown", "PageUp", "gw-next-item"]);
    say(); // a room that was lost and opened again
    say({ steps: 1, items: 0, others: 0 });
    expect(heard.slice(4)).toEqual(["PageDown"]);
    document.removeEventListener("keydown", hear);
    document.removeEventListener("gw-next-item", hear);
  });
  it("has Python ask another question of the kind, and puts it to the class once it is there", async () => {
    await come();
    await teacher.press("open");
    python({ code: "K7QT", run: "aa", asks: "a.b.1" });
    const choices = { A: "1", B: "2" };
    const question = { zh: { text: "?", choices }, en: { text: "?", choices } };
    const vote = voteOn(question, { state: "revealed", n: 1, counts: [{ A: 1 }] });
    const say = (others: number, state = "revealed") =>
      streams.at(-1)!.onmessage!({
        data: JSON.stringify({ here: 1, vote: { ...vote, state }, pressed: { steps: 0, items: 0, others } }),
      });
    told = [];
    say(0, "closed");
    say(1, "closed"); // not before its end
    expect(told).toEqual([]);
    say(1);
    say(2);
    expect(told).toEqual([{ ...MINE, another: "a.b.1" }]);
    const asks = () => said().filter(({ said }) => (said as { vote?: string }).vote === "ask").length;
    python({ code: "K7QT", run: "aa", asks: "a.b.1" });
    await settle();
    expect(asks()).toBe(0);
    python({ code: "K7QT", run: "aa", asks: "a.b.2" });
    python({ code: "K7QT", run: "aa", asks: "a.b.2" });
    await settle();
    expect(asks()).toBe(1);
  });
  it.each([
    ["the page has changed", false],
    ["the vote was ended", true],
  ])("asks no question of the kind once %s", async (_, isEnded) => {
    await come();
    await teacher.press("open");
    python({ code: "K7QT", page: "gru", asks: "a.b.1" });
    const question = { zh: { text: "?", choices: {} }, en: { text: "?", choices: {} } };
    const vote = voteOn(question, { state: "revealed", n: 0, counts: [{}] });
    const hear = (state: object) =>
      streams.at(-1)!.onmessage!({ data: JSON.stringify({ here: 1, ...state }) });
    hear({ vote, pressed: { steps: 0, items: 0, others: 0 } });
    hear({ vote, pressed: { steps: 0, items: 0, others: 1 } });
    expect(told.at(-1)).toEqual({ ...MINE, another: "a.b.1" });
    if (isEnded) hear({});
    python({ code: "K7QT", page: isEnded ? "gru" : "map", asks: "a.b.2" });
    await settle();
    expect(said().filter(({ said }) => "vote" in (said as object))).toEqual([]);
  });
  it.each([
    ["before the press", true],
    ["before Python had heard of it", false],
  ])(
    "says why it asks no other question of the kind where the page has left the one that was asked: %s",
    async (_, isLeft) => {
      await come();
      await teacher.press("open");
      const asked = { code: "K7QT", page: "forget-gate", asks: "a.b.1" };
      python(asked);
      const question = { zh: { text: "?", choices: {} }, en: { text: "?", choices: {} } };
      const hear = (number: number) =>
        streams.at(-1)!.onmessage!({
          data: JSON.stringify({
            here: 1,
            vote: voteOn(question, { number, state: "revealed", n: 0, counts: [{}] }),
          }),
        });
      const says = () => document.querySelector(".gw-vote-failed")!.textContent;
      const back = () => python({ ...asked, page: "walk", asks: "" });
      const press = async () => {
        await settle(1000); // until the board takes it
        [...document.querySelectorAll<HTMLElement>(".gw-vote-act")]
          .find(({ textContent }) => textContent === WORDS.room.another)!
          .click();
        await settle();
      };
      hear(1);
      await settle();
      told = [];
      if (isLeft) back();
      await press();
      if (!isLeft) back();
      await settle();
      expect(says()).toBe(WORDS.room.another_left);
      expect(told).toEqual(isLeft ? [] : [{ ...MINE, another: "a.b.1" }, MINE]); // which takes it back
      python(asked);
      expect(says()).toBe("");
      back();
      await press();
      expect(says()).toBe(WORDS.room.another_left);
      hear(2);
      await settle();
      expect(says()).toBe("");
    },
  );
  it("leaves the focus to a vote that lies over the lobby", async () => {
    document.body.innerHTML = `<section class="gw-lobby" tabindex="-1"><p data-room-count="{n} here"></p></section>`;
    await come();
    await teacher.press("open");
    const question = { zh: { text: "?", choices: {} }, en: { text: "?", choices: {} } };
    const vote = voteOn(question, { state: "closed" });
    streams.at(-1)!.onmessage!({ data: JSON.stringify({ here: 1, vote }) });
    await settle(2000);
    expect(document.activeElement!.className).toContain("gw-vote-board");
    streams.at(-1)!.onmessage!({ data: JSON.stringify({ here: 1 }) });
    document.body.innerHTML = "";
  });
  it("ends a class: nothing more is said, and the key is forgotten", async () => {
    python(null);
    await come();
    await teacher.press("open");
    await teacher.press("end");
    expect(said().map(({ said }) => said)).toEqual([{ over: true }]);
    expect(told.at(-1)).toBeNull();
    expect(JSON.parse(localStorage.getItem(ENTRY)!).rooms).toEqual({});
    stands({ step: 1 });
    await settle(5000);
    expect(said()).toHaveLength(1);
  });
  it("opens a new room where the old one is another's or over", async () => {
    localStorage.setItem(ENTRY, JSON.stringify({ version: 1, done: {}, answers: {}, rooms: { XXXX: "x" } }));
    await come();
    let first = true;
    const answering = fetch;
    vi.stubGlobal("fetch", async (...asked: Parameters<typeof fetch>) => {
      if (!first) return answering(...asked);
      first = false;
      return { ok: false, status: 403 };
    });
    await teacher.press("open");
    expect(JSON.parse(localStorage.getItem(ENTRY)!).rooms).toEqual({ K7QT: MINE.key });
  });
  it("covers the page until the class begins, and takes the keys meanwhile", async () => {
    document.body.innerHTML = `<section class="gw-lobby" tabindex="-1"><p data-room-count="{n} here"></p></section>`;
    await come();
    const keys: string[] = [];
    const hear = ({ key }: KeyboardEvent) => keys.push(key);
    document.body.addEventListener("keydown", hear);
    const press = (key: string) =>
      document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    await teacher.press("open");
    streams.at(-1)!.onmessage!({ data: '{"v":1,"here":31}' });
    expect(document.querySelector("[data-room-count]")!.textContent).toBe("31 here");
    expect(document.activeElement!.className).toBe("gw-lobby"); // and the focus
    for (const key of [" ", "ArrowDown", "Tab", "ArrowRight", "ArrowRight"]) press(key);
    expect(document.body.className).toBe("");
    expect(keys).toEqual(["ArrowRight"]);
    expect(document.activeElement).toBe(document.body);
    await teacher.press("lobby");
    expect(document.body.className).toBe("gw-lobby-open");
    await teacher.press("begin");
    expect(document.body.className).toBe("");
    document.body.removeEventListener("keydown", hear);
    document.body.innerHTML = "";
  });
});

it("says that a class could not be opened", async () => {
  status = { room: 503 };
  await come();
  expect(await teacher.press("open")).toBe(false);
  expect(told).toEqual([]);
  // the page's own script, which fetches this one, says it
  const script = readFileSync("../teaching.js", "utf8");
  expect(script).toContain("if (!done && failed) failed.textContent = failed.dataset.roomFailed;");
});
