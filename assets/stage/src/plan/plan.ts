/** A lesson plan: links into the app, each with minutes and a note, as pages/classroom/plans.py reads it. */
import { withoutSeat } from "../page/address";
import { PARAMETERS } from "../payload";

export const MOST = { items: 100, note: 500, title: 100, link: 9000, minutes: 600 };
export const WAYS = ["step", "phase", "item"] as const;
export type Way = (typeof WAYS)[number]; // how far PageDown goes before the next item comes

/** The phases of all cells; a step begins with the first. */
export const PHASES = [
  "concat",
  ...["forget", "input", "update", "output"],
  ...["sum", "tanh", "overwrite"],
  ...["reset", "candidate", "blend"],
];
export const LAST_PHASES = ["output", "overwrite", "blend"]; // of an LSTM, an RNN, a GRU

export interface Item {
  link: string; // a chapter's path, or the worksheet's, and the parameters of its address
  minutes: number;
  note: string;
  ask?: string; // the question that the class votes on
  rounds?: number;
  by?: Way; // "item" where something is asked, else "step"
  phase?: string;
}

export interface Plan {
  title: string;
  minutes: number;
  items: Item[];
}

const ASK = /^[a-z_]{1,32}\.[a-z]{1,32}\.[0-9]{1,9}$/;
const spelled = (mark: string): string => (mark === " " ? mark : encodeURIComponent(mark));
const isText = (value: unknown, most: number): value is string =>
  typeof value === "string" && value.length <= most;
const isWhole = (value: unknown, least: number): value is number =>
  Number.isInteger(value) && (value as number) >= least && (value as number) <= MOST.minutes;

/** A chapter's path, "" of the first page, and its parameters; null for what leads anywhere but into the app. */
export function parsed(link: string): { path: string; query: URLSearchParams } | null {
  const [, path, rest = ""] = /^([a-z-]{0,40})(?:\?([^#]*))?$/s.exec(link) ?? [];
  if (path === undefined || link.length > MOST.link) return null;
  const query = new URLSearchParams(rest);
  for (const name of query.keys()) if (!(name in PARAMETERS) || name === "go") return null;
  return { path, query };
}

/** Whether an item is a worksheet: a page of its own, which no script of the app's can open within the visit. */
export const isSheet = ({ link }: Item): boolean => parsed(link)?.path === "sheet";

/** The items with some of them replaced. */
export const replaced = (items: readonly Item[], at: number, count: number, ...by: Item[]): Item[] => [
  ...items.slice(0, at),
  ...by,
  ...items.slice(at + count),
];

/** The link of an address of this app, as a plan spells it; null for any other. `base` is where the first page is, at any replica's seat. */
export function linkOf(typed: string, base: string): string | null {
  let url: URL;
  try {
    url = new URL(withoutSeat(new URL(typed.trim(), base).href));
  } catch {
    return null;
  }
  const home = new URL("./", withoutSeat(base));
  if (url.origin !== home.origin || !url.pathname.startsWith(home.pathname)) return null;
  const kept = [...url.searchParams].filter(
    ([name]) => name in PARAMETERS && !["go", "ask", "present"].includes(name),
  );
  const search = kept.map(([name, value]) => `${name}=${value.replace(/[%&#+\s]/g, spelled)}`).join("&");
  const link = url.pathname.slice(home.pathname.length) + (search && `?${search}`);
  return parsed(link) ? link : null;
}

export const minutesOf = (items: readonly Item[]): number =>
  items.reduce((sum, { minutes }) => sum + minutes, 0);

export const wayOf = ({ by, ask }: Item): Way => by ?? (ask ? "item" : "step");

/** Where an item is, as seen from the first page. */
export function hrefOf({ link, ask }: Item, more: Record<string, string> = {}): string {
  const { path, query } = parsed(link)!;
  for (const [name, value] of Object.entries({ ...(ask && { ask }), ...more })) query.set(name, value);
  return `./${path}${query.size ? `?${query}` : ""}`;
}

function isItem(value: unknown): value is Item {
  if (typeof value !== "object" || value === null) return false;
  const { link, minutes, note = "", ask, rounds = 0, by = "step", phase = "concat", ...more } = value as Item;
  return (
    isText(link, MOST.link) &&
    parsed(link) !== null &&
    isWhole(minutes, 1) &&
    isText(note, MOST.note) &&
    (ask === undefined || (typeof ask === "string" && ASK.test(ask))) &&
    isWhole(rounds, 0) &&
    WAYS.includes(by) &&
    PHASES.includes(phase) &&
    Object.keys(more).length === 0
  );
}

/** What may be a plan, from a file or from the browser's record; null for what is none. Nothing of it is ever markup. */
export function checked(value: unknown): Plan | null {
  const { title, items } = (value ?? {}) as Partial<Plan>;
  if (!isText(title, MOST.title) || !Array.isArray(items)) return null;
  if (items.length < 1 || items.length > MOST.items || !items.every(isItem)) return null;
  const plan = items.map((item) => ({ ...item, note: item.note ?? "" }));
  return { title, items: plan, minutes: minutesOf(plan) };
}
