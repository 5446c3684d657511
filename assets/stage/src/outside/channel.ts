/** What a room says: its newest state, over one stream, or where none comes through by asking each second. */
import { pause } from "../classroom/pause";
import type { Spot } from "../page/follow";
import type { Vote } from "../vote/vote";

/** A state of a room, each complete. */
export interface State {
  v: number;
  here: number; // who listens
  run?: string; // the digest of what is looked at; "" on a page without a stage
  at?: Partial<Spot>;
  page?: string; // the chapter's path
  vote?: Vote; // that is going on
  over?: true;
}

export type Trouble = "away" | "none"; // the server does not answer, or knows no such room

export interface Hears {
  state: (state: State) => void;
  trouble: (what: Trouble) => void;
}

const FIRST = 4000; // ms to wait for a first state before asking instead
const ASK = 1000; // ms between two questions

/** Listens while the page is seen; `address` ends in a slash. */
export class Channel {
  private stream: EventSource | null = null;
  private timer = 0;
  private asks = false; // no stream comes through here
  private isOver = false;

  constructor(
    private readonly address: string,
    private readonly hears: Hears,
  ) {
    document.addEventListener("visibilitychange", () => this.look());
    this.look();
  }

  private look(): void {
    this.stop();
    if (document.visibilityState === "hidden" || this.isOver) return;
    if (this.asks) void this.ask();
    else this.listen();
  }

  private stop(): void {
    this.stream?.close();
    this.stream = null;
    clearTimeout(this.timer);
  }

  private wait(ms: number, what: () => void): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(what, ms);
  }

  private listen(): void {
    const stream = new EventSource(`${this.address}events`);
    this.stream = stream;
    this.wait(FIRST, () => {
      this.asks = true;
      this.look();
    });
    stream.onmessage = ({ data }) => {
      clearTimeout(this.timer);
      this.hear(JSON.parse(data as string) as State);
    };
    stream.onerror = () => {
      if (stream !== this.stream) return;
      const isRefused = stream.readyState === EventSource.CLOSED;
      clearTimeout(this.timer); // a browser goes on trying by itself where it was not refused
      if (!isRefused) return this.hears.trouble("away");
      this.wait(pause(), () => this.look());
      void this.fetchState(); // which says why
    };
  }

  private async ask(): Promise<void> {
    await this.fetchState();
    if (this.asks) this.wait(ASK, () => this.look());
  }

  private async fetchState(): Promise<void> {
    try {
      const answer = await fetch(`${this.address}now`, { cache: "no-cache" });
      if (answer.ok) this.hear((await answer.json()) as State);
      else this.hears.trouble(answer.status === 404 ? "none" : "away");
    } catch {
      this.hears.trouble("away");
    }
  }

  private hear(state: State): void {
    if (this.isOver) return;
    if (state.over) {
      this.isOver = true;
      this.stop();
    }
    this.hears.state(state);
  }
}
