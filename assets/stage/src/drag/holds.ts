/** What is set by hand, as it stands in the address: entries `o:forward:2:10:0` joined by `;`, as pages/state/holds.py reads them. */

import type { Pull } from "./wish";

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
