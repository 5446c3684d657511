/** A student's page in a room: it follows the teacher's stage, or is walked by hand until it is to follow again. */

import { speakPage } from "../classroom/language";
import { pause } from "../classroom/pause";
import { Polite } from "../classroom/polite";
import { fetchJson, filler, type Words } from "../classroom/words";
import { AT, type Spot } from "../page/follow";
import { later } from "../page/later";
import { LANGS, type Lang } from "../payload";
import { hide, make, mark, say } from "../primitives/dom";
import { dressAsSystem } from "../primitives/theme";
import type { Ballot } from "../vote/ballot";
import { button } from "./button";
import { Channel, type State, type Trouble } from "./channel";
import { Page, type Sent } from "./page";
import { Runs } from "./runs";

export class Room {
  private readonly place = make("div", "gw-page-stage");
  private readonly name = make("h1");
  private readonly chip = button("gw-room-chip", () => this.follow(!this.following));
  private readonly count = make("span", "gw-room-count");
  private readonly told = new Polite();
  private readonly own = make("a", "gw-button gw-room-own", { target: "_blank", rel: "noopener" });
  private readonly tongue = button("gw-page-lang", () => void this.speak(this.other));
  private readonly cardText = make("p");
  private readonly cardWay = make("a", "gw-button", { target: "_blank", rel: "noopener" });
  private readonly card = make("section", "gw-room-card", { role: "status" }, this.cardText, this.cardWay);
  private readonly foot = make("span");
  private readonly labels: Record<Lang, Record<string, string>> = { zh: {}, en: {} };
  private readonly words: Partial<Record<Lang, Words>> = {};
  private readonly runs: Runs;
  private retry = 0; // for one that did not come
  private readonly page: Page;
  private readonly ballots = make("div");
  private ballot: Ballot | null = null; // from the first vote on
  private fetching: Promise<void> | null = null;
  private state: State | null = null;
  private trouble: Trouble | null = null;
  private shown = ""; // the digest of the run on the stage
  private sent: Sent | null = null;
  private following = true;
  private led = ""; // the run and place that the teacher led to last
  private isLed = false; // what moves the stage now is the teacher
  private isTouched = false; // since the teacher moved it last, a hand was on the stage or the keys

  constructor(
    host: HTMLElement,
    private readonly code: string,
    private lang: Lang,
    private readonly root = `room/${code}/`,
  ) {
    dressAsSystem(host); // before there is a stage, too
    this.page = new Page(this.place, this.labels, lang);
    this.runs = new Runs(root);
    const head = make(
      "header",
      "gw-page-head",
      {},
      this.name,
      this.chip,
      this.count,
      this.told.element,
      this.own,
    );
    const foot = make("footer", "gw-page-foot gw-room-foot", {}, this.foot, this.tongue);
    host.replaceChildren(head, make("main", "", {}, this.ballots, this.card, this.place), foot);
    this.place.addEventListener("pointerdown", () => this.touch(), { capture: true });
    document.addEventListener("keydown", (event) => !head.contains(event.target as Node) && this.touch(), {
      capture: true,
    });
    this.place.addEventListener(AT, () => {
      if (this.isTouched && !this.isLed) this.follow(false);
    });
  }

  /** Listens, once its words are there. */
  async open(): Promise<Channel> {
    await this.speak(this.lang);
    return new Channel(this.root, {
      state: (state) => {
        this.trouble = null;
        this.state = state;
        void this.catchUp();
      },
      trouble: (what) => {
        this.trouble = what;
        this.tell();
      },
    });
  }

  private get other(): Lang {
    return LANGS.find((lang) => lang !== this.lang)!;
  }

  private touch(): void {
    this.isTouched = true;
  }

  private follow(on: boolean): void {
    this.following = on;
    this.led = "";
    void this.catchUp();
  }

  /** Shows what the teacher shows, if this page follows and the run is there. */
  private async catchUp(): Promise<void> {
    this.tell();
    const { run, at = {} } = this.state ?? {};
    if (!run || !this.following) return;
    const leads = JSON.stringify([run, at]);
    if (leads === this.led) return; // a vote or a newcomer is no reason to take a hand off the stage
    if (run === this.shown) {
      this.led = leads;
      return this.lead(() => this.page.go(at));
    }
    let sent: Sent;
    try {
      sent = await this.runs.fetch(run);
    } catch {
      clearTimeout(this.retry);
      this.retry = window.setTimeout(() => void this.catchUp(), pause());
      return;
    }
    const now = this.state;
    if (now?.run !== run || !this.following || run === this.shown) return;
    this.shown = run;
    this.led = JSON.stringify([run, now.at ?? {}]);
    this.sent = sent;
    this.lead(() => this.page.show(sent, now.at));
    this.tell();
  }

  /** Moves the stage as the teacher's. */
  private lead(move: () => void): void {
    this.isLed = true;
    this.isTouched = false;
    try {
      move();
    } finally {
      this.isLed = false;
    }
  }

  /** A page that nobody asks anything does without; while it cannot be had, the stage stays and it is asked for again. */
  private fetchBallot(): Promise<void> {
    this.fetching ??= later("ballot")
      .then(() => {
        if (!globalThis.gwBallot) return;
        this.ballot = new globalThis.gwBallot(`${this.root}vote`, () => this.tell());
        this.ballots.append(this.ballot.element);
        this.tell();
      })
      .catch(() => void setTimeout(() => this.tell(), pause()))
      .finally(() => {
        this.fetching = null;
      });
    return this.fetching;
  }

  private async speak(lang: Lang): Promise<void> {
    const words = (this.words[lang] ??= await fetchJson<Words>(`room/words/${lang}.json`));
    this.lang = lang;
    Object.assign(this.labels[lang], words.stage);
    speakPage(lang);
    this.page.speak(lang);
    this.tell();
  }

  private tell(): void {
    const { state, trouble, sent, following, code } = this;
    const words = this.words[this.lang]!;
    const fill = filler(words);
    const isOver = !!state?.over;
    const vote = isOver ? undefined : state?.vote;
    if (vote && !this.ballot) void this.fetchBallot();
    const votes = !!this.ballot?.draw(vote, this.lang, fill, state?.v ?? 0);
    const isStaged = !!state?.run && !isOver;
    const title = words.pages[state?.page ?? ""] ?? "";
    say(this.name, fill("name", code));
    document.title = fill("name", code);
    say(this.chip, fill(following ? "following" : "alone"));
    mark(this.chip, "aria-pressed", following);
    hide(this.chip, isOver || !state);
    const count = trouble ? fill(trouble, code) : fill("here", state?.here);
    say(this.count, isOver || !state ? "" : count);
    this.told.tell(this.count.textContent!);
    say(this.own, fill("own"));
    mark(this.own, "href", inApp(code, this.lang, sent, this.page.at, state?.page));
    hide(this.own, !sent || isOver);
    say(this.tongue, fill("other"));
    mark(this.tongue, "lang", this.other);
    const elsewhere = state?.page !== undefined && !state.run && !isOver;
    const three = isStaged ? state.at?.three : undefined; // instead of the stage
    const isAside = elsewhere || three !== undefined;
    hide(this.card, votes || (isStaged && !isAside) || (isAside && !following && !!sent));
    const waits = trouble && !state ? fill(trouble, code) : fill("wait");
    const aside = three === undefined ? fill("elsewhere", title) : fill("side_by_side", three + 1);
    say(this.cardText, isOver ? fill("over") : isAside ? aside : waits);
    const isUnknown = trouble === "none" && !state;
    say(this.cardWay, isAside ? fill("visit", title) : fill(isUnknown ? "entry_again" : "app"));
    mark(this.cardWay, "href", isAside ? `./${state?.page}?back=${code}` : isUnknown ? "./?r=" : "./");
    mark(this.cardWay, "target", isUnknown ? "_self" : "_blank");
    hide(this.cardWay, !isAside && !isOver && !isUnknown);
    hide(this.place, votes || !this.card.hidden);
    say(this.foot, fill("privacy"));
  }
}

/** Where the app shows the same, with a way back. */
function inApp(back: string, lang: Lang, sent: Sent | null, at: Partial<Spot>, page = ""): string {
  const { step, unit, direction, view, part } = at;
  const fields = Object.entries({ ...sent?.address, lang, step, unit, direction, view, part, back });
  const said = fields
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => [name, String(value)]);
  return `./${page}?${new URLSearchParams(said)}`;
}

const langOf = (): Lang => (navigator.language.startsWith("zh") ? "zh" : "en");

/** The page of the teacher's phone, as soon as its script is there. */
export function openRemote(host: HTMLElement, code: string, key: string): void {
  const again = (): void => void setTimeout(() => openRemote(host, code, key), pause());
  later("remote").then(() => globalThis.gwRemote?.(host, code, key, langOf()), again);
}

export function openRoom(host: HTMLElement, code: string): void {
  const lang = langOf();
  const room = new Room(host, code, lang);
  const open = (): void => void room.open().catch(() => setTimeout(open, pause()));
  open();
}
