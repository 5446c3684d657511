/** What this browser keeps of its visits: one entry of its storage, with a version. Python is told once a visit. */
import type { Answer, Payload } from "../payload";

export const ENTRY = "gatewalk";
const VERSION = 1;
const COOKIE = "gw_seen";
const YEAR = 31_536_000;

/** Plans and room keys are others' to fill; whatever an entry has beside what is written here stays in it. */
interface Entry {
  version: number;
  done: Record<string, string[]>;
  answers: Record<string, Answer>;
  plans?: Record<string, unknown>;
  rooms?: Record<string, string>;
}

export type Told = Pick<Entry, "done" | "answers"> & { cleared?: true }; // in another tab: this visit forgets, too

const isTable = (value: unknown): value is Record<string, never> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The entry; a new one where there is none or it cannot be read; null where it is not ours to touch: forbidden, or of a later version. */
export function read(): Entry | null {
  const empty = { version: VERSION, done: {}, answers: {} };
  let raw: string | null;
  try {
    raw = localStorage.getItem(ENTRY);
  } catch {
    return null;
  }
  try {
    const found: unknown = JSON.parse(raw!);
    if (!isTable(found)) return empty;
    const { version, done, answers } = found as Partial<Entry>;
    if (version! > VERSION) return null;
    return {
      ...found,
      version: VERSION,
      done: isTable(done) ? done : {},
      answers: isTable(answers) ? answers : {},
    };
  } catch {
    return empty;
  }
}

/** The entry with what this visit has added: what is done stays done, of each lesson the latest answer stands. */
export function merged(entry: Entry, { done, answers }: Told): Entry {
  const both = { ...entry.done };
  for (const [lesson, names] of Object.entries(done))
    both[lesson] = [...new Set([...(Array.isArray(both[lesson]) ? both[lesson] : []), ...names])].sort();
  return { ...entry, done: both, answers: { ...entry.answers, ...answers } };
}

const holds = (entry: Entry | null) => Object.keys({ ...entry?.done, ...entry?.answers }).length > 0;

function store(entry: Entry | null): void {
  try {
    if (entry) localStorage.setItem(ENTRY, JSON.stringify(entry));
    else localStorage.removeItem(ENTRY);
  } catch {
    // full or forbidden: this visit goes on without, and there is nothing to forget
  }
}

/** "1": a stage has been on screen. "2": and there is a record, for which the page is to wait. */
function flag(value: "1" | "2", age = YEAR): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store needs https
  document.cookie = `${COOKIE}=${value}; max-age=${age}; SameSite=Lax`;
}

/** The first minute is over: the next visit opens on the stage. */
export const passed = (): void => flag(holds(read()) ? "2" : "1");

export class BrowserRecord {
  private visit = "";
  private telling = false;
  private forgotten = 0;
  private isCleared = false;
  private tell: (told: Told) => void = () => {};

  receive(
    { visit, record, first }: Pick<Payload, "visit" | "record" | "first">,
    tell: (told: Told) => void,
  ): void {
    if (!record) return;
    this.tell = tell;
    const entry = read();
    if (record.forget > this.forgotten) {
      this.forgotten = record.forget;
      this.isCleared = false;
      flag("1", 0);
      if (holds(entry)) store(null); // other tabs hear of that, once
      if (entry?.plans || entry?.rooms) store({ ...entry, done: {}, answers: {} });
      return;
    }
    if (this.isCleared) return; // what this visit still says was forgotten
    const opens = this.visit !== visit; // later in a visit the entry is what the visit itself has written
    this.visit = visit;
    if (record.recall && this.telling && !opens) return;
    this.telling = opens && record.recall && (holds(entry) || record.awaited);
    if (this.telling) tell({ done: entry?.done ?? {}, answers: entry?.answers ?? {} });
    else if (entry) {
      const after = merged(entry, record);
      if (holds(after)) store(after); // where nothing is new, no other tab hears of it
    }
    if (!first && (!this.forgotten || holds(read()))) passed();
  }

  /** Whether Python was told and has not said that it has heard. */
  isTelling(): boolean {
    return this.telling;
  }

  /** Another tab has cleared the entry. */
  cleared(): void {
    this.isCleared = true;
    this.tell({ done: {}, answers: {}, cleared: true });
  }
}
