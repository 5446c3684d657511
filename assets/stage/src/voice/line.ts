/** A line of the voice: words, some of them in the colour of a part. */

import type { Label } from "../frame";
import type { Part } from "../payload";

export interface Words {
  text: string;
  tone?: Part | "ink";
}

export type Line = readonly Words[];

/** Who listens is told of a walk at its end, and of playing every other second: ms after a step. */
export const QUIET = { stepping: 300, playing: 1900 };

const MARKED = /\[([figcohr]|ink)\|(.+?)\]/;

/** A text of ours as a line: `[f|0.157]` has the forget gate's colour, `[ink|…]` is set in bold. Slots are always text. */
export function lineOf(label: Label, key: string, slots: Record<string, string | number> = {}): Line {
  const fill = (text: string) =>
    text.replace(/\{(\w+)\}/g, (whole, name: string) => String(slots[name] ?? whole));
  const parts = label(key).split(MARKED); // text, tone, words, text, tone, words, …, text
  return parts.flatMap((text, n): Words[] =>
    n % 3 === 1 || !text
      ? []
      : [{ text: fill(text), ...(n % 3 ? { tone: parts[n - 1] as Words["tone"] } : {}) }],
  );
}

export const plain = (text: string): Line => [{ text }];

export const textOf = (line: Line): string => line.map(({ text }) => text).join("");
