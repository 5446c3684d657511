/** The keyboard goes into the drill when it opens, and back to what opened it. */
import type { Gate } from "../kinds/names";

export function handOver(
  root: HTMLElement,
  before: Gate | null | undefined,
  now: Gate | null | undefined,
): void {
  if (!before === !now) return;
  const opener = `.gw-formula-${before} .gw-drill-open`;
  if (!now && document.activeElement !== document.body) return; // it is elsewhere already
  const element = root.querySelector<HTMLElement>(now ? ".gw-drill" : opener) ?? root;
  element.focus({ preventScroll: true });
}
