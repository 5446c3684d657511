/** What a teacher's script, which may come later, knows of the page: the last payload's room, and the way to Python. */
import type { Payload } from "../payload";

export const TAUGHT = "gw-taught"; // on the document: Python has said something

export interface Taught extends Pick<Payload, "visit" | "jump" | "room"> {
  tell: (room: { code: string; key: string; another?: string } | null) => void; // `another`: the question in the place of which one of its kind is to be asked
}

declare global {
  var gwTaught: Taught | undefined;
}

export function teach(taught: Taught): void {
  globalThis.gwTaught = taught;
  document.dispatchEvent(new Event(TAUGHT));
}
