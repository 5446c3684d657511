/** The plan that is followed, and plans that were changed here: in the browser's one record. A room hears the notes of the item that is shown, Python nothing. */
import { isMarked, markTab } from "../classroom/tab";
import { ENTRY, read } from "../telling/record";
import { checked, type Plan } from "./plan";

export const FOLLOWS = "gatewalk-plan"; // of this tab: it goes by the plan; assets/teaching.js looks for it
const NOW = "now";

/** Which item is shown, since when, and since when the lesson runs, in ms. */
export interface Now {
  plan: Plan;
  at: number;
  since: number;
  began: number;
}

/** Seconds that are left of the item, less than none once it is over, and that the lesson runs. */
export function clocks({ plan, at, since, began }: Now): { left: number; gone: number } {
  const seconds = (from: number): number => Math.floor((Date.now() - from) / 1000);
  return { left: 60 * plan.items[at]!.minutes - seconds(since), gone: seconds(began) };
}

/** Which of how many items is shown, as it is printed. */
export const placeOf = ({ plan, at }: Now): string => `${at + 1} / ${plan.items.length}`;

/** `told` is called where another tab has changed what is kept. */
export function onKept(told: () => void): void {
  addEventListener("storage", ({ key }) => {
    if (key === ENTRY || key === null) told();
  });
}

const moment = (value: unknown): number => (typeof value === "number" && value > 0 ? value : Date.now());

/** The plan that was begun last in this browser. */
export function now(): Now | null {
  const { plan: raw, at, since, began } = (read()?.plans?.[NOW] ?? {}) as Partial<Now>;
  const plan = checked(raw);
  if (!plan) return null;
  const within = Number.isInteger(at) ? Math.max(0, Math.min(at!, plan.items.length - 1)) : 0;
  return { plan, at: within, since: moment(since), began: moment(began) };
}

/** Whether it could be kept: storage may be full or forbidden. */
function keep(name: string, value: unknown): boolean {
  const entry = read();
  if (!entry) return false;
  const plans = { ...entry.plans, [name]: value };
  if (value === null) delete plans[name];
  try {
    localStorage.setItem(ENTRY, JSON.stringify({ ...entry, plans }));
    return true;
  } catch {
    return false;
  }
}

export const keepNow = (value: Now | null): boolean => keep(NOW, value);

/** A plan of this name as it was changed here. */
export const changed = (name: string): Plan | null => checked(read()?.plans?.[`own ${name}`]);
export const keepChanged = (name: string, plan: Plan | null): boolean => keep(`own ${name}`, plan);

/** Whether this tab follows the plan. */
export const follows = (): boolean => isMarked(FOLLOWS);
export const follow = (on: boolean): boolean => markTab(FOLLOWS, on);
