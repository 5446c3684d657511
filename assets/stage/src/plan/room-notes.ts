/** What the plan says of an item, told in the class's room to who has its key: the teacher's phone, or another screen. */
import { roomOf } from "../teacher/room-key";
import type { Now } from "./kept";
import { named, type Says } from "./list";
import { type Item, MOST } from "./plan";

const seconds = (from: number): number => Math.floor((Date.now() - from) / 1000);
const titled = (item: Item | undefined, says: Says): string =>
  item ? named(item, says).filter(Boolean).join(" · ").slice(0, MOST.note) : "";

export class RoomNotes {
  private told = ""; // of which room and item

  /** Each item once, where this tab teaches in a room. */
  async tell({ plan, at, since, began }: Now, words: () => Promise<Says>): Promise<void> {
    const room = roomOf("tab");
    const about = `${room?.code} ${at} ${since} ${document.documentElement.lang}`;
    if (!room || about === this.told) return;
    this.told = about;
    const [says, item] = [await words(), plan.items[at]!];
    const notes = {
      place: `${at + 1} / ${plan.items.length}`,
      what: titled(item, says),
      note: item.note,
      next: titled(plan.items[at + 1], says),
      left: 60 * item.minutes - seconds(since),
      gone: seconds(began),
    };
    const headers = { "content-type": "application/json", authorization: `Bearer ${room.key}` };
    const address = new URL(`room/${room.code}/say`, document.baseURI).href;
    const isTaken = await fetch(address, { method: "POST", headers, body: JSON.stringify({ notes }) }).then(
      ({ ok }) => ok,
      () => false,
    );
    if (!isTaken && this.told === about) this.told = "";
  }
}
