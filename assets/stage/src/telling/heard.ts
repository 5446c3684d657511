/** What Python has heard, as the page says beside the stage: the stage's last word, and what stands in the text box. */
import { crc32 as crcOf } from "../primitives/crc32";

const HEARD = "[data-heard]";
const FIELDS = { text: ".st-key-gw-box input", sequence: ".st-key-gw-sequence input" } as const;

/** The text boxes of which the stage walks what is typed. */
export const BOXES = Object.values(FIELDS).join(", ");

const said = (): DOMStringMap => document.querySelector<HTMLElement>(HEARD)?.dataset ?? {};

export const heard = (): number => Number(said().heard ?? 0);

/** The mark that Python leaves of a text: its CRC-32 in UTF-8. */
export const crc32 = (text: string): number => crcOf(new TextEncoder().encode(text));

/** What was typed last and may never have been seen, whatever stands in the box since: another visit may have filled it. */
let last: { name: string; value: string } | null = null;

export function typed(box: HTMLInputElement): void {
  const [name] = Object.entries(FIELDS).find(([, where]) => box.matches(where))!;
  last = { name, value: box.value };
}

/** What is lost when the page is opened again, by its parameter of the address. */
export function lost(): Record<string, string> {
  if (last && said().typed === String(crc32(last.value))) last = null;
  return last ? { [last.name]: last.value } : {};
}

/** Whether Python has seen what stands in the page's text box. */
export function isSeen(): boolean {
  const box = document.querySelector<HTMLInputElement>(BOXES);
  const mark = said().typed;
  return !box || mark === undefined || Number(mark) === crc32(box.value);
}

/** Whether the server is there, as far as Streamlit knows. */
export const isThere = (): boolean =>
  (document.querySelector<HTMLElement>(".stApp")?.dataset.testConnectionState ?? "CONNECTED") === "CONNECTED";
