/** The words of the reader's language. */
import type { Label } from "./frame";

/** A missing key shows itself, so that a test finds it. */
export function labels(table: Record<string, string>): Label {
  return (key, slots = {}) =>
    (table[key] ?? key).replace(/\{(\w+)\}/g, (whole, name: string) => String(slots[name] ?? whole));
}
