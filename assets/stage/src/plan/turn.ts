/** What PageDown and PageUp do while a plan is followed: the page's own, a phase, or another item. */
import { LAST_PHASES, type Way } from "./plan";
import type { Spot } from "./spot";

export const KEYS: Record<string, 1 | -1> = { PageDown: 1, PageUp: -1 };

/** Pixels that a page can still be scrolled, down or up. */
export const leftOf = ({ scrollHeight, clientHeight, scrollTop }: Element, way: 1 | -1): number =>
  way > 0 ? scrollHeight - clientHeight - scrollTop : scrollTop;

/** `spot` is null on a page without a stage, which scrolls first; `left` says how far it can still scroll. */
export type Turn = "page" | "phase" | "scroll" | "item";

export function turned(by: Way, way: 1 | -1, spot: Spot | null, left: number): Turn {
  if (by === "item") return "item";
  if (!spot) return left > 1 ? "scroll" : "item";
  if (by === "phase" && spot.phase) {
    const isEnd = way > 0 ? LAST_PHASES.includes(spot.phase) : spot.phase === "concat";
    return isEnd ? "item" : "phase";
  }
  return spot.step === (way > 0 ? spot.T - 1 : 0) ? "item" : "page";
}
