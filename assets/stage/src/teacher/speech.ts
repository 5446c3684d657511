/** What a class hears of where the wall stands: one word after the other, of those that wait the newest alone. */

import { pause, sleep } from "../classroom/pause";
import { AT, type Said, SIDE, type Spot } from "../page/follow";

const BRAKE = 50; // ms between two words

/** The step of the three cells, too, where the wall shows them instead of the stage. */
function saidOf(spot: Spot): Said {
  const { place } = document.querySelector<HTMLElement>(".gw-present")?.dataset ?? {};
  return place ? { ...spot, three: Number(place) } : spot;
}

export class Speech {
  private spot = globalThis.gwSpot; // where the stage stands
  private waiting = ""; // the newest word that was not sent
  private sent = "";
  private isSending = false;

  /** `has` tells whether there is a class; `send` has it hear a word, and resolves to whether it is to be sent again. */
  constructor(
    private readonly has: () => boolean,
    private readonly send: (word: string) => Promise<boolean>,
  ) {
    document.addEventListener(AT, (event) => {
      this.spot = (event as CustomEvent<Spot>).detail;
      this.speak();
    });
    document.addEventListener(SIDE, () => this.speak());
  }

  /** What there is to be said now. */
  speak(): void {
    const { room, visit } = globalThis.gwTaught ?? {};
    if (!room?.run) this.waiting = ""; // a page without a picture: what was to be said of the one before is late
    if (!this.has() || !room?.run || !this.spot) return;
    const word = JSON.stringify({ run: room.run, at: saidOf(this.spot), page: room.page, visit });
    if (word === (this.waiting || this.sent)) return;
    this.waiting = word;
    if (!this.isSending) void this.sendAll();
  }

  /** A room that was opened has heard nothing. */
  begin(): void {
    this.sent = "";
    this.speak();
  }

  end(): void {
    this.waiting = "";
  }

  private async sendAll(): Promise<void> {
    this.isSending = true;
    while (this.has() && this.waiting) {
      const { waiting: word } = this;
      this.waiting = "";
      this.sent = word;
      if (await this.send(word)) {
        this.waiting ||= word;
        await sleep(pause());
      }
      await sleep(BRAKE);
    }
    this.isSending = false;
  }
}
