/** What a teacher can do with a vote, by its state (`FOLLOWS` of pages/classroom/poll.py). */
import type { Vote } from "./vote";

/** The last one is the page's: it asks the class another question of the kind. */
export type Act = "close" | "more" | "undo" | "discuss" | "bars" | "hide" | "reveal" | "done" | "another";

/** The first is what comes next, and what the keys do. */
export function actsOf({ state, round, rounds }: Vote): Act[] {
  if (state === "open") return ["close", "more", "done"];
  if (state === "bars") return ["reveal", "hide", "done"];
  if (state === "revealed") return ["done", "another"];
  return round < rounds
    ? ["discuss", "bars", "reveal", "undo", "done"]
    : ["bars", "reveal", "discuss", "undo", "done"];
}

export const votesIn = (counts: Record<string, number>): number =>
  Object.values(counts).reduce((sum, n) => sum + n, 0);

/** Below the first share of right answers a talk has too few who know, above the second nothing is left to talk about. */
const [FEW, MANY] = [0.35, 0.7];

/** What is proposed after a round of which so many answers were right; nothing without an answer. */
export function proposed(counts: Record<string, number>, right: string): Proposal | null {
  const all = votesIn(counts);
  if (!all) return null;
  const share = (counts[right] ?? 0) / all;
  return { share, what: share < FEW ? "explain" : share <= MANY ? "discuss" : "reveal" };
}

export interface Proposal {
  share: number;
  what: "explain" | "discuss" | "reveal";
}
