/** The teacher's phone, or a second screen: steps on the wall, the vote and the plan's notes, and what is said in the teacher's name. */

import { speakPage } from "../classroom/language";
import { pause, sleep } from "../classroom/pause";
import { Polite } from "../classroom/polite";
import { post, pressed } from "../classroom/post";
import { type Fill, fetchJson, filler, type Words } from "../classroom/words";
import { button } from "../outside/button";
import { Channel, type State, type Trouble } from "../outside/channel";
import type { Lang } from "../payload";
import { hide, make, say } from "../primitives/dom";
import { dressAsSystem } from "../primitives/theme";
import { standsOf } from "../vote/turn";
import { PlanNotes } from "./plan-notes";
import { type Deed, TeachersVote } from "./vote";

const [FORBIDDEN, LOST] = [403, 404];
const TICK = 250; // ms
const KEYS: Record<string, Press> = { ArrowRight: "on", PageDown: "on", ArrowLeft: "back", PageUp: "back" };

type Press = "on" | "back" | "item" | "another"; // as `PRESSES` of pages/classroom/room.py

/** What an attempt gives, as soon as one succeeds. */
async function persist<T>(attempt: () => Promise<T>): Promise<T> {
  for (let before = 0; ; before++) {
    try {
      return await attempt();
    } catch {
      await sleep(pause(before));
    }
  }
}

export class Remote {
  private readonly name = make("h1");
  private readonly count = make("span", "gw-room-count");
  private readonly told = new Polite();
  private readonly failed = make("p", "gw-remote-failed", { role: "status" });
  private readonly steps = make("div", "gw-remote-steps");
  private item!: HTMLButtonElement; // to the plan's next one
  private notes!: PlanNotes;
  private vote!: TeachersVote;
  private state: State | null = null;
  private trouble: Trouble | null = null;
  private fill: Fill = (key) => key;
  private pages: Record<string, string> = {};
  private queue: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly host: HTMLElement,
    private readonly code: string,
    private readonly key: string,
    private readonly lang: Lang,
    private readonly room = `room/${code}`,
  ) {}

  /** Listens, once its words are there and the key has let it into the room. */
  async open(): Promise<void> {
    const words = await persist(() => fetchJson<Words>(`room/desk/${this.lang}.json`));
    this.fill = filler(words);
    this.pages = words.pages;
    this.lay();
    const desk = await persist(() => this.join());
    if (desk === null) return say(this.failed, this.fill("wrong_key"));
    const hears = {
      state: (state: State) => this.hear(state),
      trouble: (what: Trouble) => this.suffer(what),
    };
    new Channel(`${this.room}/`, hears, `events?desk=${desk}`);
  }

  /** Under which name it listens; null where the key is another room's. A room that is none is not opened by a link that may be old. */
  private async join(): Promise<string | null> {
    const answer = await post("room", JSON.stringify({ code: this.code, key: this.key, join: true }));
    if (answer.status === FORBIDDEN) return null;
    if (answer.status === LOST) this.suffer("none");
    if (!answer.ok) throw new Error(String(answer.status));
    return ((await answer.json()) as { desk: string }).desk;
  }

  private suffer(what: Trouble): void {
    this.trouble = what;
    this.draw();
  }

  private lay(): void {
    const { host, fill, code, key, lang, room } = this;
    this.notes = new PlanNotes(`${room}/notes`, key, fill);
    this.vote = new TeachersVote(`${room}/tally`, key, lang, fill, (deed) => void this.act(deed));
    dressAsSystem(host);
    speakPage(lang);
    document.title = `${code} · ${fill("remote")}`;
    say(this.name, document.title);
    const head = make("header", "gw-page-head", {}, this.name, this.count, this.told.element);
    const buttons = (["back", "item", "on"] as const).map((press) => {
      const name = press === "item" ? fill("item") : press === "on" ? "▶" : "◀";
      const one = button("", () => void this.press(press), name);
      if (press === "item") this.item = one;
      else one.setAttribute("aria-label", fill(`press_${press}`));
      return one;
    });
    this.steps.replaceChildren(...buttons);
    const parts = [...this.notes.elements, ...this.vote.elements, this.failed, this.steps];
    host.replaceChildren(head, make("main", "gw-remote", {}, ...parts));
    document.addEventListener("keydown", (event) => {
      const press = KEYS[event.key];
      if (!press) return;
      event.preventDefault();
      void this.press(press);
    });
    this.draw();
    setInterval(() => this.tick(), TICK);
  }

  private hear(state: State): void {
    const before = this.state;
    if (before?.page !== state.page || standsOf(before?.vote) !== standsOf(state.vote)) say(this.failed, "");
    this.trouble = null;
    this.state = state;
    this.vote.hear(state.vote, () => this.draw());
    void this.notes.look(() => this.draw());
    this.draw();
  }

  /** What is said in the teacher's name: one after the other, each once; whether it was taken. */
  private tell(said: object): Promise<boolean> {
    const telling = this.queue.then(() =>
      post(`${this.room}/say`, JSON.stringify(said), this.key).then(
        ({ ok }) => ok,
        () => false,
      ),
    );
    this.queue = telling;
    return telling;
  }

  private async press(press: Press): Promise<void> {
    const isTaken = await this.tell({ press });
    say(this.failed, isTaken ? "" : this.fill("cut"));
  }

  private readonly act = pressed(async (deed: Deed): Promise<void> => {
    if (this.vote.isTurning) return;
    if (deed === "another") return this.press(deed);
    const isTaken = await this.tell({ vote: deed });
    say(this.failed, isTaken ? "" : this.fill(deed === "ask" ? "failed_ask" : "failed_act"));
  });

  private draw(): void {
    const { fill, state, trouble } = this;
    const here = state?.here ?? 0;
    const isOver = !!state?.over;
    say(this.count, trouble ? fill(trouble, this.code) : state ? fill("here", here) : "");
    this.told.tell(this.count.textContent!);
    this.tick();
    this.notes.draw(isOver);
    this.vote.draw(here, isOver);
    hide(this.item, !this.notes.isPlanned);
    hide(this.steps, isOver);
  }

  /** What the time that is left changes. */
  private tick(): void {
    const { state } = this;
    const chapter = state?.page === undefined ? "" : this.pages[state.page || "walk"];
    if (state?.over) this.notes.end();
    else this.notes.tick(chapter ?? "");
    this.vote.tick(!!state?.over);
  }
}
