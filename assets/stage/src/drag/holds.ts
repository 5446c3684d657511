/** What is set by hand, as it stands in the address: entries `o:forward:2:10:0` joined by `;`, as pages/state/holds.py reads them. */

import type { Pull, Spread } from "./wish";

const MOST = 24; // entries

export const entriesOf = (hold = ""): string[] => (hold ? hold.split(";") : []);

/** With one more door held; at its old height it is held no longer. */
export function withDoor(
  hold: string | undefined,
  { part, direction, step, unit, old }: Pull,
  value: number,
): string {
  const door = `${part}:${direction}:${step}:${unit}:`;
  const others = entriesOf(hold).filter((entry) => !entry.startsWith(door));
  return [...others, ...(value === old ? [] : [`${door}${value}`])].slice(-MOST).join(";");
}

/** Without the entry at a place. */
export const without = (hold: string | undefined, at: number): string =>
  entriesOf(hold)
    .filter((_, n) => n !== at)
    .join(";");

const ALL = "*";

/** An entry's twin in the other reader. */
const twinOf = (entry: string): string =>
  entry.replace(/forward|backward/, (way) => (way === "forward" ? "backward" : "forward"));

/** Whether an entry goes over every step or all units, or stands for both readers. */
export function isSpread(hold: string | undefined, at: number, over: Spread): boolean {
  const entries = entriesOf(hold);
  const entry = entries[at] ?? "";
  if (over === "readers") return entries.includes(twinOf(entry));
  return entry.split(":")[over === "steps" ? 2 : 3] === ALL;
}

/** With an entry spread, or no longer: it then holds at the place that is followed. */
export function spread(
  hold: string | undefined,
  at: number,
  over: Spread,
  place: { step: number; unit: number },
): string {
  const entries = entriesOf(hold);
  const entry = entries[at];
  if (entry === undefined) return entries.join(";");
  const isOn = isSpread(hold, at, over);
  const twin = twinOf(entry);
  if (over === "readers") {
    const others = entries.filter((one) => one !== twin);
    return (isOn ? others : [...entries, twin].slice(-MOST)).join(";");
  }
  const fields = entry.split(":");
  fields[over === "steps" ? 2 : 3] = isOn ? String(over === "steps" ? place.step : place.unit) : ALL;
  entries[at] = fields.join(":");
  return entries.join(";");
}
