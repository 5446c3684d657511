/** The key of the room that was opened last: the browser's record has it, and this tab knows whether it teaches there. */
import { ENTRY, read } from "../telling/record";

const TEACHES = "gatewalk-room"; // of this tab, as long as it is open: the code; assets/teaching.js looks for it

export interface RoomKey {
  code: string;
  key: string;
}

/** The room that this tab teaches in, or that any tab of this browser did. */
export function roomOf(whose: "tab" | "browser"): RoomKey | null {
  try {
    const [code, key] = Object.entries(read()?.rooms ?? {}).at(-1) ?? [];
    if (!code || !key || (whose === "tab" && sessionStorage.getItem(TEACHES) !== code)) return null;
    return { code, key };
  } catch {
    return null; // storage is forbidden
  }
}

/** Keeps a room in the place of the one before it, or none; where storage is full or forbidden the tab goes on without. */
export function keepRoom(room: RoomKey | null): void {
  const entry = read();
  try {
    if (room) sessionStorage.setItem(TEACHES, room.code);
    else sessionStorage.removeItem(TEACHES);
    const rooms = room ? { [room.code]: room.key } : {};
    if (entry) localStorage.setItem(ENTRY, JSON.stringify({ ...entry, rooms }));
  } catch {
    // full or forbidden
  }
}
