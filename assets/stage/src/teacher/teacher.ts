/** The teacher's side of a room: opens and ends it, says where the stage stands, and shows the lobby. */

import { FIELD } from "../classroom/keys";
import { pageLang } from "../classroom/language";
import { pause, sleep } from "../classroom/pause";
import { addressOf, post, pressed } from "../classroom/post";
import { fetchJson, filler, once, type Words } from "../classroom/words";
import { TAUGHT } from "../page/taught";
import type { Taught } from "../payload";
import { make, say } from "../primitives/dom";
import { Board } from "../vote/board";
import type { Vote } from "../vote/vote";
import { Lead } from "./lead";
import { Lobby } from "./lobby";
import { type Pressed, Presses } from "./presses";
import { keepRoom, type RoomKey, roomOf } from "./room-key";
import { Speech } from "./speech";
import { hang, lift } from "./veil";

const LATE = 3000; // ms after which a word that is not answered counts as not heard, for the time being
const [DONE, WRONG, FORBIDDEN, LOST] = [204, 400, 403, 404];
const PRESSES = ["Enter", " "]; // a button that has the focus
const MODAL = "dialog[open]"; // under which nothing else can be seen to

interface State {
  here: number;
  vote?: Vote;
  over?: true;
  pressed?: Pressed;
}

const isHeard = (status: number): boolean => [DONE, WRONG].includes(status);

/** The class has been told: the page's own question is shown its answer, so that nothing hangs over the picture. */
function unveil(question: string): void {
  const card = document
    .querySelector(`[data-ask="${CSS.escape(question)}"][data-focus]`)
    ?.closest('[class*="st-key-gw-ask"]');
  card?.querySelector<HTMLElement>('[class*="st-key-gw-show-me"] button')?.click();
}

export class Teacher {
  private room: RoomKey | null = roomOf("tab");
  private desk = ""; // under which it listens, uncounted; the server says it with the room
  private visit = "";
  private stream: EventSource | null = null;
  private here = 0;
  private insisting = 0; // until Python is told of the room once more
  private replaces: Pick<Taught, "asks" | "page"> | null = null; // the question in the place of which the page is to ask another one
  private term = 0; // counts the rooms that were left: what began in one of them is meant no more
  private coming = -1; // the term in which a room is being opened again
  private vote: Vote | undefined;
  private presses: Presses | null = null; // of the stream
  private readonly wordsOf = once((lang) => fetchJson<Words>(addressOf(`room/desk/${lang}.json`)));
  private readonly board = new Board((what) => void (what === "another" ? this.another() : this.do(what)));
  private readonly lobby = new Lobby();
  private readonly lead = new Lead(() => this.room?.code);
  private readonly speech = new Speech(
    () => this.room !== null,
    (word) => this.tell(word),
  );
  private readonly cut = make("p", "gw-room-cut", { role: "status" });

  constructor() {
    addEventListener("keydown", (event) => this.key(event), { capture: true }); // before present mode's
    document.addEventListener(TAUGHT, () => this.receive());
    addEventListener("online", () => this.stream && this.room && this.listen(this.room)); // the one before may be dead without a word
    this.receive();
  }

  /** Carries out what a button says; whether that could be done. */
  readonly press = pressed(async (wish: string): Promise<boolean> => {
    if (wish === "open" && !(await this.enter(roomOf("browser")))) return false;
    if (wish === "ask") return this.do("ask");
    if (wish === "end") await this.end();
    else this.lobby.cover(wish !== "begin");
    return true;
  });

  /** Python has said something: a visit that knows nothing of this tab's room is told of it. */
  private receive(): void {
    const { visit, room } = globalThis.gwTaught ?? {};
    if (visit === undefined || !this.room) return;
    if (room?.away) this.insist();
    else if (visit !== this.visit && room?.code !== this.room.code) void this.again(0);
    else if (!this.stream) this.desk ? this.listen(this.room) : void this.again(0);
    this.visit = visit;
    if (this.replaces && this.replaces.page !== room?.page) {
      this.replaces = null;
      globalThis.gwTaught?.tell(this.room); // or the page would ask it once it is come back to
      void this.refuse();
    }
    if (room?.asks === this.vote?.id) this.board.refuse("");
    if (this.replaces && room?.asks && room.asks !== this.replaces.asks) {
      this.replaces = null;
      void this.do("ask");
    }
    queueMicrotask(() => this.speech.speak()); // once the stage has taken it: one that has not moved says nothing itself
  }

  /** The store did not answer Python: it is told again, until all of the room is there. */
  private insist(): void {
    if (this.insisting) return;
    this.insisting = window.setTimeout(() => {
      this.insisting = 0;
      if (this.room && globalThis.gwTaught?.room?.away) globalThis.gwTaught.tell(this.room);
    }, pause());
  }

  private key(event: KeyboardEvent): void {
    if (!this.takes(event)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  /** Whether a key was for the vote, the lobby, or to ask for one of them: V and Q, where no field has the focus. */
  private takes(event: KeyboardEvent): boolean {
    const { key, target, ctrlKey, metaKey, altKey, shiftKey, repeat } = event;
    if (!this.room || ctrlKey || metaKey || altKey || /^F\d/.test(key)) return false;
    const at = target as Element;
    if (this.board.isShown)
      return (
        (!repeat && this.board.press(key, shiftKey)) || !(PRESSES.includes(key) && at.closest?.("button"))
      );
    const isLobbys = this.lobby.takes(event);
    if (isLobbys !== null) return isLobbys;
    if (repeat || at.closest?.(FIELD) || document.querySelector(MODAL)) return false;
    const letter = key.toLowerCase();
    if (letter === "v") void this.do("ask");
    if (letter === "q") this.lobby.cover(true);
    return letter === "v" || letter === "q";
  }

  /** Opens a room, the one of this key where it can be had; whether it is open. Python then puts there what it shows. */
  private async enter(known: RoomKey | null): Promise<boolean> {
    const { term } = this;
    try {
      let answer = await post("room", JSON.stringify(known ?? {}));
      if (answer.status === FORBIDDEN && known && term === this.term) answer = await post("room", "{}");
      if (!answer.ok) return false;
      const { desk, ...room } = (await answer.json()) as RoomKey & { desk: string };
      if (term !== this.term) return false;
      Object.assign(this, { room, desk });
    } catch {
      return false;
    }
    const room = this.room!;
    keepRoom(room);
    globalThis.gwTaught?.tell(room);
    this.listen(room);
    this.speech.begin();
    void this.wordsOf(pageLang()).catch(() => {}); // so that they are there when the server is not
    return true;
  }

  private async again(ms = pause()): Promise<void> {
    const { term } = this;
    if (this.coming === term) return;
    this.coming = term;
    for (;;) {
      await sleep(ms);
      if (term !== this.term || !this.room) return;
      if (await this.enter(this.room)) break;
      if (term !== this.term) return;
      void this.tellCut(true);
      ms = pause();
    }
    this.coming = -1;
  }

  private async end(): Promise<void> {
    const { room } = this;
    if (!room) return;
    this.leave();
    await post(`room/${room.code}/say`, '{"over":true}', room.key).catch(() => {}); // it is forgotten after hours
  }

  private leave(): void {
    this.term += 1;
    this.room = null;
    this.replaces = null;
    this.speech.end();
    this.stream?.close();
    this.stream = null;
    this.vote = undefined;
    void this.show();
    void this.tellCut(false);
    this.lobby.cover(false);
    keepRoom(null);
    globalThis.gwTaught?.tell(null);
  }

  /** Who is here. A stream that is refused says that the room has to be opened again. */
  private listen({ code }: RoomKey): void {
    this.stream?.close();
    const stream = new EventSource(addressOf(`room/${code}/events?desk=${this.desk}`));
    this.stream = stream;
    this.presses = new Presses(
      () => this.another(),
      () => this.lead.isHere,
    );
    this.lead.tell();
    stream.onmessage = ({ data }) => {
      const { here, vote, over, pressed } = JSON.parse(data as string) as State;
      if (over) return this.leave(); // from another window of the teacher's
      if (this.vote?.state === "revealed" && !vote) unveil(this.vote.id); // whoever ended it
      this.here = here;
      this.vote = vote;
      if (this.replaces?.asks !== vote?.id) this.replaces = null;
      void this.tellCut(false);
      this.lobby.count(here);
      void this.show();
      this.presses?.take(pressed);
    };
    stream.onerror = () => {
      if (stream !== this.stream) return;
      void this.tellCut(true);
      if (stream.readyState === EventSource.CLOSED) void this.again();
    };
  }

  /** Does the next thing with a vote; whether it could be done. */
  private readonly do = pressed(async (what: string): Promise<boolean> => {
    const { room } = this;
    if (!room) return false;
    return (await this.post(room, JSON.stringify({ vote: what }))) === DONE;
  });

  /** The answer's status, 0 without one. The page says so where the class may not have heard it. */
  private async post({ code, key }: RoomKey, word: string): Promise<number> {
    const late = setTimeout(() => void this.tellCut(true), LATE);
    const status = await post(`room/${code}/say`, word, key).then(
      (answer) => answer.status,
      () => 0,
    );
    clearTimeout(late);
    if (![FORBIDDEN, LOST].includes(status)) void this.tellCut(!isHeard(status));
    return status;
  }

  /** Has Python ask another question of the kind; it is put to the class once it is there. */
  private another(): void {
    if (!this.room || this.vote?.state !== "revealed") return;
    const here = globalThis.gwTaught?.room;
    if (here && !here.away && here.asks !== this.vote.id) return void this.refuse();
    this.replaces = { asks: this.vote.id, page: here?.page ?? "" };
    globalThis.gwTaught?.tell({ ...this.room, another: this.vote.id });
  }

  /** Says that the page has no question of the kind. */
  private async refuse(): Promise<void> {
    const words = await this.wordsOf(pageLang());
    this.board.refuse(filler(words)("another_left"));
  }

  /** The vote that is going on, on the wall; in the page's language, as it is then. */
  private async show(): Promise<void> {
    if (!this.room || !this.vote) {
      this.board.clear();
      return lift();
    }
    const lang = pageLang();
    const words = await this.wordsOf(lang);
    const { room, vote, here } = this;
    if (!room || !vote) return;
    this.board.draw(vote, { lang, fill: filler(words), code: room.code, here });
    hang(vote);
  }

  /** Says on the page that the class does not hear it, as long as that is so. */
  private async tellCut(isCut: boolean): Promise<void> {
    if (!isCut) return this.cut.remove();
    const words = await this.wordsOf(pageLang()).catch(() => null);
    if (!words || !this.room) return;
    document.body.append(this.cut);
    say(this.cut, filler(words)("cut"));
  }

  /** Has the class hear a word; whether it is to be told again. */
  private async tell(word: string): Promise<boolean> {
    const { room, term } = this;
    const status = await this.post(room!, word);
    if (term !== this.term) return false;
    if (status === FORBIDDEN) this.leave();
    else if (status === LOST) await this.enter(room);
    else return !isHeard(status);
    return false;
  }
}
