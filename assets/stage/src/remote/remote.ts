/** The teacher's phone, or a second screen: steps on the wall, what can be done with a vote, and its bars before the class sees them. */

import { clock } from "../classroom/clock";
import { speakPage } from "../classroom/language";
import { pause, sleep } from "../classroom/pause";
import { Polite } from "../classroom/polite";
import { fetchSecret, post } from "../classroom/post";
import { type Fill, fetchJson, filler, type Words } from "../classroom/words";
import { Channel, type State, type Trouble } from "../outside/channel";
import type { Lang } from "../payload";
import { hide, make, say } from "../primitives/dom";
import { dressAsSystem } from "../primitives/theme";
import { type Act, actsOf, proposed, votesIn } from "../vote/acts";
import { standsOf, Turn } from "../vote/turn";
import { Choices, type Vote } from "../vote/vote";

const [FORBIDDEN, LOST] = [403, 404];
const LOOK = 1000; // ms between two looks at the plan's notes
const TICK = 250; // ms
const KEYS: Record<string, Press> = { ArrowRight: "on", PageDown: "on", ArrowLeft: "back", PageUp: "back" };

type Press = "on" | "back" | "item" | "another"; // as `PRESSES` of pages/classroom/room.py
/** What a lesson plan says of the item that is shown; empty where none is followed (`notes` of pages/classroom/room.py). */
type Notes = Partial<Record<"place" | "what" | "note" | "next", string>> & { left?: number };
type Tally = Pick<Vote, "counts" | "right" | "mixup" | "why">; // what the teacher may know at any time

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
  private readonly page = make("p", "gw-remote-page");
  private readonly note = make("p", "gw-remote-note");
  private readonly next = make("p", "gw-remote-next");
  private readonly clock = make("p", "gw-remote-clock", { role: "timer" });
  private readonly text = make("h2", "gw-vote-question");
  private readonly votes = make("p", "gw-remote-votes");
  private readonly choices = new Choices();
  private readonly proposal = make("p", "gw-remote-proposal");
  private readonly acts = make("div", "gw-remote-acts");
  private readonly failed = make("p", "gw-remote-failed", { role: "status" });
  private readonly vote = make(
    "section",
    "gw-vote",
    {},
    this.text,
    this.votes,
    this.clock,
    this.choices.element,
  );
  private readonly steps = make("div", "gw-remote-steps");
  private readonly turn = new Turn(this.acts);
  private item!: HTMLButtonElement; // to the plan's next one
  private notes: Notes = {};
  private ends = 0; // of the open vote, on this page's own clock
  private itemEnds = 0; // of the plan's item
  private looked = Number.NEGATIVE_INFINITY; // for notes
  private state: State | null = null;
  private trouble: Trouble | null = null;
  private tally: Tally | null = null; // of the vote as it stands
  private tallied = ""; // for which it was asked
  private fill: Fill = (key) => key;
  private pages: Record<string, string> = {};
  private queue: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly host: HTMLElement,
    private readonly code: string,
    private readonly key: string,
    private readonly lang: Lang,
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
    new Channel(`room/${this.code}/`, hears, `events?desk=${desk}`);
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
    const { host, fill, code } = this;
    dressAsSystem(host);
    speakPage(this.lang);
    document.title = `${code} · ${fill("remote")}`;
    say(this.name, document.title);
    const head = make("header", "gw-page-head", {}, this.name, this.count, this.told.element);
    const buttons = (["back", "item", "on"] as const).map((press) => {
      const name = press === "item" ? fill("item") : press === "on" ? "▶" : "◀";
      const one = this.button(name, () => void this.press(press));
      if (press === "item") this.item = one;
      else one.setAttribute("aria-label", fill(`press_${press}`));
      return one;
    });
    this.steps.replaceChildren(...buttons);
    const main = make(
      "main",
      "gw-remote",
      {},
      this.page,
      this.note,
      this.next,
      this.vote,
      this.proposal,
      this.acts,
      this.failed,
      this.steps,
    );
    host.replaceChildren(head, main);
    document.addEventListener("keydown", (event) => {
      const press = KEYS[event.key];
      if (!press) return;
      event.preventDefault();
      void this.press(press);
    });
    this.draw();
    setInterval(() => this.tick(), TICK);
  }

  private button(name: string, act: () => void): HTMLButtonElement {
    const made = make("button", "gw-button", { type: "button" }, name);
    made.addEventListener("click", act);
    return made;
  }

  private hear(state: State): void {
    const before = this.state;
    if (before?.page !== state.page || standsOf(before?.vote) !== standsOf(state.vote)) say(this.failed, "");
    this.trouble = null;
    this.state = state;
    const { until = 0, now = 0 } = state.vote ?? {};
    this.ends = performance.now() + until - now;
    void this.look();
    void this.lookAtNotes();
    this.draw();
  }

  /** What is said in the teacher's name: one after the other, each once; whether it was taken. */
  private tell(said: object): Promise<boolean> {
    const telling = this.queue.then(() =>
      post(`room/${this.code}/say`, JSON.stringify(said), this.key).then(
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

  private async act(act: Act | "ask"): Promise<void> {
    if (this.turn.isOn) return;
    if (act === "another") return this.press(act);
    const isTaken = await this.tell({ vote: act });
    say(this.failed, isTaken ? "" : this.fill(act === "ask" ? "failed_ask" : "failed_act"));
  }

  /** The bars of a vote that is closed, for the teacher alone. */
  private async look(): Promise<void> {
    const vote = this.state?.vote;
    const about = vote && vote.state !== "open" ? `${vote.number} ${vote.round} ${vote.state} ${vote.n}` : "";
    if (about === this.tallied) return;
    this.tallied = about;
    if (!about) this.tally = null;
    if (!about) return;
    try {
      const tally = await fetchSecret<Tally>(`room/${this.code}/tally`, this.key);
      if (about !== this.tallied) return;
      this.tally = tally;
      this.draw();
    } catch {
      await sleep(pause());
      if (about !== this.tallied) return;
      this.tallied = "";
      await this.look();
    }
  }

  /** Where a plan is followed: its item, and what its note says. */
  private async lookAtNotes(): Promise<void> {
    const now = performance.now();
    if (now < this.looked + LOOK) return;
    this.looked = now;
    await sleep(LOOK); // the page that goes by the plan has said it by then
    try {
      this.notes = await fetchSecret<Notes>(`room/${this.code}/notes`, this.key);
      this.itemEnds = performance.now() + 1000 * (this.notes.left ?? 0);
    } catch {
      // it is asked for again at the next state
    }
    this.draw();
  }

  private draw(): void {
    const { fill, state, trouble, lang } = this;
    const here = state?.here ?? 0;
    const vote = state?.over ? undefined : state?.vote;
    say(this.count, trouble ? fill(trouble, this.code) : state ? fill("here", here) : "");
    this.told.tell(this.count.textContent!);
    const { place, note = "", next = "" } = this.notes;
    this.tick();
    say(this.note, note);
    hide(this.note, !note || !!state?.over);
    say(this.next, fill("next_item", next));
    hide(this.next, !next || !!state?.over);
    hide(this.item, !place);
    hide(this.vote, !vote);
    hide(this.steps, !!state?.over);
    this.offer(vote);
    hide(this.proposal, true);
    if (!vote) return;
    const known = vote.state !== "open" && this.tally;
    say(this.text, vote.question[lang].text);
    const { counts: _, right: __, mixup: ___, ...bare } = vote; // no bars before they are asked for
    this.choices.draw({ ...bare, ...known }, lang, fill);
    const { counts, right } = known || {};
    const n = known ? votesIn(counts?.at(-1) ?? {}) : vote.n;
    const votes = `${fill("votes", n)} / ${fill("here", here)}`;
    const who = vote.state === "closed" ? ` · ${fill("only_you")}` : "";
    say(this.votes, `${fill("round", vote.round)} · ${votes}${who}`);
    this.votes.classList.toggle("gw-vote-many", n > here);
    const wise = known && vote.state === "closed" && right ? proposed(counts?.at(-1) ?? {}, right) : null;
    hide(this.proposal, !wise);
    if (!wise) return;
    say(this.proposal, fill(`propose_${wise.what}`, Math.round(100 * wise.share)));
    for (const one of this.acts.children)
      one.classList.toggle("gw-primary", (one as HTMLElement).dataset.act === wise.what);
  }

  /** What the time that is left changes. */
  private tick(): void {
    const { fill, state } = this;
    const left = (ends: number): number => Math.ceil((ends - performance.now()) / 1000);
    const { place, what } = this.notes;
    const page = state?.page === undefined ? "" : this.pages[state.page || "walk"];
    const shown = place ? `${place} · ${what} · ${clock(left(this.itemEnds))}` : (page ?? "");
    say(this.page, state?.over ? fill("over") : shown);
    const isOpen = !state?.over && state?.vote?.state === "open";
    hide(this.clock, !isOpen);
    if (isOpen) say(this.clock, clock(Math.max(0, left(this.ends))));
  }

  private offer(vote: Vote | undefined): void {
    this.turn.to(vote);
    const acts: (Act | "ask")[] = this.state?.over ? [] : vote ? actsOf(vote) : ["ask"];
    const drawn = acts.join();
    if (this.acts.dataset.acts === drawn) return;
    this.acts.dataset.acts = drawn;
    this.acts.replaceChildren(
      ...acts.map((act, k) => {
        const one = this.button(this.fill(act), () => void this.act(act));
        one.dataset.act = act;
        one.classList.toggle("gw-primary", !k && vote?.state !== "closed");
        return one;
      }),
    );
  }
}
