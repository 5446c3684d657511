/** What a room says: its newest state, over one stream, or where none comes through by asking each second. */
import { pause } from "../classroom/pause";
import type { Said } from "../page/follow";
import type { Vote } from "../vote/vote";

/** A state of a room, each complete. */
export interface State {
  v: number;
  here: number; // who listens
  run?: string; // the digest of what is looked at; "" on a page without a stage
  at?: Partial<Said>;
  page?: string; // the chapter's path
  vote?: Vote; // that is going on
  over?: true;
}

export type Trouble = "away" | "none" | "full"; // the server does not answer, knows no such room, or the room takes no more

export interface Hears {
  state: (state: State) => void;
  trouble: (what: Trouble) => void;
}

const FIRST = 4000; // ms to wait for a first state before asking instead
const ASK = 1000; // ms between two questions
const HIDDEN = 15_000; // ms between two of a page that nobody sees
const [CUTS, SHORT] = [3, 20_000]; // streams in a row that lived no longer, ms: something on the way cuts them
const [LOST, OFTEN, FAILED] = [404, 429, 503];
const STAY = 300_000; // ms of asking before a stream is tried again
const SOON = 10_000; // and where one came through before: who only asks is not counted in the class

/** Listens while the page is seen; `address` ends in a slash, `events` is the stream's below it. */
export class Channel {
  private stream: EventSource | null = null;
  private timer = 0;
  private asks = false; // no stream comes through here
  private until = 0; // when one is tried again
  private cuts = 0;
  private comes = false; // a stream does, or did
  private trouble: Trouble | null = null; // the last that was said, until a state is heard
  private misses = 0; // how often in a row there was no such room: the server counts them
  private isOver = false;

  constructor(
    private readonly address: string,
    private readonly hears: Hears,
    private readonly events = "events",
  ) {
    document.addEventListener("visibilitychange", () => this.look());
    addEventListener("online", () => this.begin()); // a stream of the network before may be dead without a word
    this.look();
  }

  /** Hears nothing any more. */
  close(): void {
    this.isOver = true;
    this.stop();
  }

  private begin(): void {
    this.asks = false;
    this.look();
  }

  private look(): void {
    this.stop();
    if (this.isOver) return;
    const isHidden = document.visibilityState === "hidden";
    if (this.asks && performance.now() >= this.until && !isHidden) this.asks = false;
    if (this.asks && isHidden) this.wait(HIDDEN, () => void this.ask());
    else if (this.asks) void this.ask();
    else if (isHidden) return;
    else if (this.misses) void this.askWhy();
    else this.listen();
  }

  private stop(): void {
    this.stream?.close();
    this.stream = null;
    clearTimeout(this.timer);
    this.timer = 0;
  }

  private wait(ms: number, what: () => void): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(what, ms);
  }

  private listen(): void {
    const stream = new EventSource(this.address + this.events);
    let began: number | null = null; // when this connection said its first state
    this.stream = stream;
    this.wait(FIRST, () => this.poll());
    stream.onmessage = ({ data }) => {
      began ??= performance.now();
      this.comes = true;
      clearTimeout(this.timer);
      this.hear(JSON.parse(data as string) as State);
    };
    stream.onerror = () => {
      if (stream !== this.stream) return;
      if (stream.readyState === EventSource.CLOSED) return void this.askWhy();
      this.say("away");
      if (began === null) return; // it goes on trying, and FIRST goes on
      this.cuts = performance.now() - began < SHORT ? this.cuts + 1 : 1;
      began = null;
      if (this.cuts >= CUTS) this.comes = false;
      if (!this.comes) this.poll();
      else this.wait(FIRST, () => this.poll());
    };
  }

  /** A stream was refused. Where there is no such room, it is not tried again before there is one. */
  private async askWhy(): Promise<void> {
    this.stop();
    await this.fetchState();
    if (this.stream || this.timer || this.isOver) return; // the page was hidden and seen again meanwhile
    this.wait(this.pause(), () => this.look());
  }

  private pause(): number {
    return pause(Math.max(0, this.misses - 1));
  }

  /** Asks instead, for a while. */
  private poll(): void {
    this.asks = true;
    this.cuts = 0;
    this.until = performance.now() + (this.comes ? SOON : STAY);
    this.look();
  }

  private async ask(): Promise<void> {
    const isHeard = await this.fetchState();
    if (!this.asks || this.isOver) return;
    if (!isHeard) this.until = 0; // who was away may have a stream now
    const isHidden = document.visibilityState === "hidden";
    const ms = isHidden ? HIDDEN : isHeard ? ASK : this.pause();
    this.wait(ms, () => (isHeard && !isHidden ? this.look() : void this.ask()));
  }

  /** Whether the newest state was heard. */
  private async fetchState(): Promise<boolean> {
    try {
      const answer = await fetch(`${this.address}now`, { cache: "no-cache" });
      if (answer.ok) {
        this.hear((await answer.json()) as State);
        return true;
      }
      const isFull = answer.status === FAILED && (await answer.json().catch(() => null))?.full;
      if (answer.status === OFTEN) this.say(this.trouble ?? "away");
      else this.say(answer.status === LOST ? "none" : isFull ? "full" : "away");
    } catch {
      this.say("away");
    }
    return false;
  }

  private say(what: Trouble): void {
    if (this.isOver) return;
    this.trouble = what;
    this.misses = what === "none" ? this.misses + 1 : 0;
    this.hears.trouble(what);
  }

  private hear(state: State): void {
    if (this.isOver) return;
    this.trouble = null;
    this.misses = 0;
    if (state.over) this.close();
    this.hears.state(state);
  }
}
