/** What the plan says of an item, told in the class's room to who has its key: the teacher's phone, or another screen. */
import { post } from "../classroom/post";
import { type RoomKey, roomOf } from "../teacher/room-key";
import { clocks, type Now, placeOf } from "./kept";
import { type Says, titled } from "./list";
import { type Item, MOST } from "./plan";

const MINUTE = 60_000; // ms

const short = (item: Item | undefined, says: Says): string =>
  item ? titled(item, says).slice(0, MOST.note) : "";

const say = (room: RoomKey, notes: object): Promise<boolean> =>
  post(`room/${room.code}/say`, JSON.stringify({ notes }), room.key).then(({ ok }) => ok);

export class RoomNotes {
  private told = ""; // of which room and item, in which visit and minute: a store may lose a room, and has it again without a word

  /** Each item once a minute at most, where this tab teaches in a room. */
  async tell(now: Now, words: () => Promise<Says>): Promise<void> {
    const room = roomOf("tab");
    const minute = Math.floor(Date.now() / MINUTE);
    const about = `${globalThis.gwTaught?.visit} ${minute} ${room?.code} ${now.at} ${now.since} ${document.documentElement.lang}`;
    if (!room || about === this.told) return;
    this.told = about;
    const isTaken = await words()
      .then((says) => say(room, this.notes(now, says)))
      .catch(() => false);
    if (!isTaken && this.told === about) this.told = "";
  }

  /** The plan was left: nothing of it holds any more. */
  async leave(): Promise<void> {
    const room = roomOf("tab");
    this.told = "";
    if (room) await say(room, {}).catch(() => {}); // it is forgotten after hours
  }

  private notes(now: Now, says: Says): object {
    const { plan, at } = now;
    const item = plan.items[at]!;
    return {
      place: placeOf(now),
      what: short(item, says),
      note: item.note,
      next: short(plan.items[at + 1], says),
      asks: item.ask ?? "",
      rounds: item.rounds ?? 0,
      ...clocks(now),
    };
  }
}
