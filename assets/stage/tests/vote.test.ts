import "./page";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Ballot } from "../src/vote/ballot";
import { Board } from "../src/vote/board";
import type { Vote } from "../src/vote/vote";
import { table, voteOn } from "./fixture";

const words = { ...table("en", "room"), ...table("en", "desk") };
const fill = (key: string, slot: string | number = ""): string =>
  words[key]!.replace(/\{\w+\}/, String(slot));
const choices = { A: "1.40", B: "0.45", C: "0.51" };
const question = { zh: { text: "还剩多少？", choices }, en: { text: "How much is left?", choices } };
const vote = (over: Partial<Vote> = {}): Vote =>
  voteOn(question, { id: "forget_gate.left.7", until: 61_000, now: 1000, ...over });
const REVEALED: Partial<Vote> = {
  state: "revealed",
  counts: [{ A: 2, B: 1 }, { B: 3 }],
  right: "B",
  mixup: { zh: { A: "加", C: "开关" }, en: { A: "it adds", C: "a switch" } },
  why: { zh: { A: "甲", B: "乙", C: "丙" }, en: { A: "because A", B: "because B", C: "because C" } },
};
const settled = async () => {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
};

let sent: Record<string, unknown>[];
let answers: (number | Error)[]; // one an asking, then 204

beforeEach(() => {
  vi.useFakeTimers();
  sessionStorage.clear();
  document.body.replaceChildren();
  sent = [];
  answers = [];
  vi.stubGlobal("fetch", async (_: string, { body }: { body: string }) => {
    sent.push(JSON.parse(body) as Record<string, unknown>);
    const status = answers.shift() ?? 204;
    if (status instanceof Error) throw status;
    return { status };
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("a ballot", () => {
  let ballot: Ballot;
  let now: Vote | undefined;
  let version: number; // of the room's state
  const show = (next: Vote | undefined, v = version + 1) => {
    now = next;
    version = v;
    return ballot.draw(next, "en", fill, v);
  };
  const made = () => {
    version = 0;
    ballot = new Ballot("room/K7QT/vote", () => ballot.draw(now, "en", fill, version));
    document.body.replaceChildren(ballot.element);
  };
  const rows = () => [...ballot.element.querySelectorAll<HTMLButtonElement>(".gw-vote-choice")];
  const tap = (letter: string) => rows()["ABC".indexOf(letter)]!.click();
  const chosen = () => rows().map((row) => row.getAttribute("aria-pressed") === "true");
  const foot = () => ballot.element.querySelector(".gw-vote-foot")!.textContent;

  beforeEach(made);

  it("is not there without a vote", () => {
    expect(show(undefined)).toBe(false);
    expect(ballot.element.hidden).toBe(true);
    expect(show(vote())).toBe(true);
    expect(ballot.element.hidden).toBe(false);
  });
  it("sends the last letter that was tapped, and marks it", async () => {
    show(vote());
    expect(foot()).toBe(words.choose);
    tap("A");
    await settled();
    tap("B");
    tap("C");
    await vi.advanceTimersByTimeAsync(300);
    expect(sent).toHaveLength(1); // the server takes no more in so short a time
    await vi.advanceTimersByTimeAsync(300);
    expect(sent.map(({ number, round, a }) => [number, round, a])).toEqual([
      [1, 1, "A"],
      [1, 1, "C"],
    ]);
    expect(sent[0]!.tab).toMatch(/^[0-9a-z]{8,32}$/);
    expect(sent[1]!.tab).toBe(sent[0]!.tab);
    expect(chosen()).toEqual([false, false, true]);
    expect(foot()).toContain("C is noted");
  });
  it("keeps letter and tab over a reload, and does not vote again", async () => {
    show(vote());
    tap("B");
    await settled();
    made();
    show(vote());
    await vi.advanceTimersByTimeAsync(1000);
    expect(chosen()).toEqual([false, true, false]);
    expect(sent).toHaveLength(1);
    tap("A");
    await settled();
    expect(sent[1]!.tab).toBe(sent[0]!.tab);
  });
  it("votes again by itself where a server that lost all asks the same question anew", async () => {
    show(vote(), 7);
    tap("B");
    await settled();
    show(undefined, 1);
    show(vote({ number: 2 }), 2);
    await vi.advanceTimersByTimeAsync(1000);
    expect(sent.map(({ number, a }) => [number, a])).toEqual([
      [1, "B"],
      [2, "B"],
    ]);
  });
  it.each(["open", "closed", "bars"] as const)(
    "forgets its letters of a vote that was ended without an answer while it was %s",
    async (state) => {
      show(vote());
      tap("B");
      await settled();
      show(vote({ state, round: 2 }));
      show(undefined);
      show(vote({ number: 2 }));
      await vi.advanceTimersByTimeAsync(2000);
      expect(sent).toHaveLength(1);
      expect(chosen()).toEqual([false, false, false]);
    },
  );
  it.each([
    ["its vote was ended", 9, "K7QT", false],
    ["the server lost all", 2, "K7QT", true],
    ["it came into another room", 9, "AAAA", false],
  ])(
    "over a reload, in which %s, has its letter for the question asked anew or has not",
    async (_, v, code, has) => {
      show(vote(), 7);
      tap("B");
      await settled();
      ballot = new Ballot(`room/${code}/vote`, () => ballot.draw(now, "en", fill, version));
      document.body.replaceChildren(ballot.element);
      show(vote({ number: 2 }), v);
      await vi.advanceTimersByTimeAsync(2000);
      expect(sent).toHaveLength(has ? 2 : 1);
      expect(chosen()).toEqual([false, has, false]);
    },
  );
  it("forgets its letter of a question that was revealed, and of the same question about other numbers", async () => {
    show(vote());
    tap("B");
    await settled();
    show(vote(REVEALED));
    show(undefined);
    show(vote({ number: 2 }));
    const other = { text: "另一个数？", choices };
    show(vote({ number: 3, question: { zh: other, en: other } }));
    await vi.advanceTimersByTimeAsync(2000);
    expect(sent).toHaveLength(1);
    expect(chosen()).toEqual([false, false, false]);
  });
  it("does not say that a vote is noted before the server has it, nor count one that it has not", async () => {
    answers = [new Error("lost")];
    show(vote());
    tap("B");
    await settled();
    expect(foot()).toBe(words.sending!.replace("{letter}", "B"));
    show(vote({ state: "closed" }));
    expect(chosen()).toEqual([false, false, false]);
    show(vote(REVEALED));
    expect(rows()[1]!.querySelector(".gw-vote-note")!.textContent).toBe(`✓ ${words.right}`);
  });
  it("does not take a letter of another round or another question for one of this", async () => {
    show(vote());
    tap("B");
    await settled();
    show(vote({ round: 2, talk: true }));
    expect(chosen()).toEqual([false, false, false]);
    show(vote({ id: "forget_gate.left.8", number: 2 }));
    expect(chosen()).toEqual([false, false, false]);
    await settled();
    expect(sent).toHaveLength(1);
  });
  it("tries again where a vote came too soon or was lost, and says where it came too late", async () => {
    answers = [429, new Error("lost"), 503];
    show(vote());
    tap("B");
    for (let n = 0; n < 4; n++) {
      await settled();
      await vi.advanceTimersByTimeAsync(2000);
    }
    expect(sent).toHaveLength(4);
    expect(foot()).toContain("B is noted");
    answers = [409];
    tap("A");
    await settled();
    await vi.advanceTimersByTimeAsync(5000);
    expect(sent).toHaveLength(5);
    expect(foot()).toBe(words.late);
  });
  it("takes no tap once it is closed, and keeps its letter in view", async () => {
    show(vote());
    tap("B");
    await settled();
    show(vote({ state: "closed" }));
    expect(rows().every(({ disabled }) => disabled)).toBe(true);
    tap("A");
    await settled();
    expect(sent).toHaveLength(1);
    expect(chosen()).toEqual([false, true, false]);
    expect(foot()).toBe(words.closed);
  });
  it("asks to talk in the second round alone, while it is open", () => {
    const talk = () => !ballot.element.querySelector<HTMLElement>(".gw-vote-talk")!.hidden;
    expect(
      [vote(), vote({ round: 2, talk: true }), vote({ talk: true, state: "closed" })].map(
        (v) => [show(v), talk()][1],
      ),
    ).toEqual([false, true, false]);
  });
  it("says at the end what this tab chose, why that is wrong and why the right one is right", async () => {
    show(vote());
    tap("A");
    await settled();
    show(vote({ round: 2 }));
    tap("C");
    await vi.advanceTimersByTimeAsync(1000);
    show(vote({ ...REVEALED, round: 2 }));
    const notes = rows().map((row) => row.querySelector(".gw-vote-note")!.textContent);
    expect(notes).toEqual(["your choice in round 1", `✓ ${words.right}`, "your choice in round 2"]);
    expect([...ballot.element.querySelectorAll(".gw-vote-why p")].map((p) => p.textContent)).toEqual([
      "C: because C",
      "B: because B",
    ]);
    expect(rows().map((row) => row.classList.contains("gw-vote-right"))).toEqual([false, true, false]);
  });
  it("draws bars whose lengths are the counts", () => {
    show(vote({ state: "bars", round: 2, counts: REVEALED.counts! }));
    const widths = rows().map((row) =>
      [...row.querySelectorAll<HTMLElement>("i")].map((i) => parseFloat(i.style.width)),
    );
    const counts = [
      [2, 0],
      [1, 3],
      [0, 0],
    ];
    widths.flat().forEach((width, k) => expect(width).toBeCloseTo((100 * counts.flat()[k]!) / 3, 3));
    expect(
      rows().map((row) => [...row.querySelectorAll(".gw-vote-bar > b")].map((b) => b.textContent)),
    ).toEqual(counts.map((row) => row.map(String)));
  });
});

describe("the board", () => {
  let done: string[];
  let board: Board;
  const show = (next: Vote | undefined, here = 3) =>
    next ? board.draw(next, { lang: "en", fill, code: "K7QT", here }) : board.clear();
  const buttons = () => [...document.querySelectorAll(".gw-vote-act")].map(({ textContent }) => textContent);
  beforeEach(() => {
    done = [];
    board = new Board((what) => done.push(what));
  });

  it("lies over the page while there is a vote", () => {
    show(vote());
    expect(document.querySelector(".gw-vote-board")).not.toBeNull();
    show(undefined);
    expect(document.querySelector(".gw-vote-board")).toBeNull();
    expect(document.body.className).not.toContain("vote");
  });
  it("is a dialog with the question's name, which has the focus and keeps it, and gives it back", () => {
    const before = document.body.appendChild(document.createElement("button"));
    before.focus();
    show(vote({ state: "closed" }));
    const dialog = document.querySelector<HTMLElement>(".gw-vote-board")!;
    expect([dialog.getAttribute("role"), dialog.getAttribute("aria-label")]).toEqual([
      "dialog",
      "How much is left?",
    ]);
    expect(document.activeElement).toBe(dialog);
    const acts = [...dialog.querySelectorAll("button")];
    for (const one of [...acts, acts[0]]) {
      expect(board.press("Tab")).toBe(true);
      expect(document.activeElement).toBe(one);
    }
    board.press("Tab", true);
    expect(document.activeElement).toBe(acts.at(-1));
    show(undefined);
    expect(document.activeElement).toBe(before);
    before.remove();
  });
  it("has its answers as a list that is counted and gone through one by one", () => {
    show(vote());
    const list = document.querySelector(".gw-vote-choices")!;
    expect([list, ...list.children].map((one) => one.getAttribute("role"))).toEqual([
      "list",
      ...Array(3).fill("listitem"),
    ]);
  });
  it("tells the eye of each vote, the ear at most each five seconds", () => {
    const at = (name: string) => document.querySelector(`.gw-vote-board ${name}`)!.textContent;
    for (let n = 0; n <= 40; n++) show(vote({ n }), 40);
    expect(at(".gw-vote-count")).toContain("40 / 40");
    expect(at("[role=status]")).toContain("0 / 40");
    vi.advanceTimersByTime(5000);
    expect(at("[role=status]")).toContain("40 / 40");
  });
  it("offers another question of the kind at the end alone", () => {
    for (const state of ["open", "closed", "bars", "revealed"] as const) {
      show(vote({ ...REVEALED, state }));
      expect(buttons().includes(words.another!)).toBe(state === "revealed");
    }
    vi.advanceTimersByTime(700);
    [...document.querySelectorAll<HTMLElement>(".gw-vote-act")]
      .find(({ textContent }) => textContent === words.another)!
      .click();
    expect(done).toEqual(["another"]);
  });
  it.each([
    ["open", 1, "close"],
    ["closed", 1, "discuss"],
    ["closed", 2, "bars"],
    ["bars", 2, "reveal"],
    ["revealed", 2, "done"],
  ] as const)(
    "goes on from %s in round %i by %s, by button and by the keys of a clicker",
    (state, round, next) => {
      show(vote({ ...REVEALED, state, round }));
      expect(board.press("ArrowRight")).toBe(true); // meant for the state before, which the clock has just ended
      expect(done).toEqual([]);
      vi.advanceTimersByTime(700);
      document.querySelector<HTMLElement>(".gw-vote-next")!.click();
      expect(board.press("ArrowRight")).toBe(true);
      expect(board.press("PageDown")).toBe(true);
      expect(done).toEqual([next, next, next]);
      expect(buttons().at(-1)).toBe(`${words[next]} →`);
    },
  );
  it("leaves every other key, and all of them without a vote, to the page", () => {
    show(vote());
    expect(["ArrowLeft", "Escape", " ", "a"].map((key) => board.press(key))).toEqual([
      false,
      false,
      false,
      false,
    ]);
    show(undefined);
    expect(board.press("ArrowRight")).toBe(false);
  });
  it("closes the round once when its time is up", async () => {
    show(vote({ until: 11_000, now: 1000 }));
    const clock = document.querySelector(".gw-vote-clock")!;
    expect(clock.textContent).toBe("0:10");
    await vi.advanceTimersByTimeAsync(9000);
    expect([clock.textContent, done]).toEqual(["0:01", []]);
    await vi.advanceTimersByTimeAsync(5000);
    expect([clock.textContent, done]).toEqual([words.time_up, ["close"]]);
  });
  it("marks more votes than there are people", () => {
    show(vote({ n: 4 }), 3);
    expect(document.querySelector(".gw-vote-many")!.textContent).toContain("4 / 3");
    show(vote({ n: 3 }), 3);
    expect(document.querySelector(".gw-vote-many")).toBeNull();
  });
  it("names what each answer mixes up when it is revealed and not before", () => {
    const notes = () =>
      [...document.querySelectorAll<HTMLElement>(".gw-vote-note")]
        .filter(({ hidden }) => !hidden)
        .map((n) => n.textContent);
    show(vote({ state: "bars", counts: REVEALED.counts! }));
    expect(notes()).toEqual([]);
    show(vote(REVEALED));
    expect(notes()).toEqual(["it adds", `✓ ${words.right}`, "a switch"]);
    expect(document.querySelector(".gw-vote-because")!.textContent).toBe("B: because B");
  });
});
