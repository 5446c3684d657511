/** The sentence as tokens: what each shows, how they are joined, which words they make, and what of them has been read. */
import type { Direction } from "../payload";

const BLANK = /^[\p{White_Space}]+$/u;
const UNSEEN = /^[\p{C}\p{M}]+$/u;

/** What is shown of a token that would show nothing. */
export function face(token: string): string {
  if (BLANK.test(token)) return "␣";
  if (!UNSEEN.test(token)) return token;
  return /^\p{M}+$/u.test(token) ? `◌${token}` : "▯";
}

/** What stands between the tokens of a sentence: a space where they are English words, not letters. */
const gapOf = (tokens: readonly string[]): string =>
  tokens.some((token) => /[A-Za-z]{2}/.test(token)) ? " " : "";

/** The tokens from `start` to before `end` as a piece of their sentence. */
export const textOf = (tokens: readonly string[], start: number, end: number): string =>
  tokens.slice(start, end).map(face).join(gapOf(tokens));

/** First and last token of each word that the legal tags make: a word ends at E and at S. */
export function spans(tags: readonly string[]): [number, number][] {
  const found: [number, number][] = [];
  let start = 0;
  tags.forEach((tag, t) => {
    if (tag !== "E" && tag !== "S" && t < tags.length - 1) return;
    found.push([start, t]);
    start = t + 1;
  });
  return found;
}

/** Whether a reader that stands at `step` has read the place `t`. */
export const isRead = (t: number, step: number, direction: Direction): boolean =>
  direction === "forward" ? t <= step : t >= step;

/** What a reader standing at `step` has read, in sentence order, shortened in its middle. */
export function hasRead(tokens: readonly string[], step: number, direction: Direction, most = 14): string {
  const read = tokens.filter((_, t) => isRead(t, step, direction));
  const half = Math.floor((most - 1) / 2);
  const told = read.length <= most ? read : [...read.slice(0, half), "…", ...read.slice(-half)];
  return told.join(gapOf(tokens));
}
