import type { Lang } from "../payload";

/** What room/words/LANG.json holds: words of the class, labels of the stage, names of the chapters by path. */
export interface Words {
  room: Record<string, string>;
  stage: Record<string, string>;
  pages: Record<string, string>;
}

/** A word with its slot filled. */
export type Fill = (key: string, slot?: string | number) => string;

export const filler =
  ({ room }: Pick<Words, "room">): Fill =>
  (key, slot = "") =>
    room[key]!.replace(/\{\w+\}/, String(slot));

export async function fetchJson<T>(address: string): Promise<T> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return (await answer.json()) as T;
}

/** What `fetched` gives for a language, fetched once; again where it did not come. */
export function once<T>(fetched: (lang: Lang) => Promise<T>): (lang: Lang) => Promise<T> {
  const known = new Map<Lang, Promise<T>>();
  return (lang) => {
    const coming = known.get(lang) ?? fetched(lang);
    known.set(lang, coming);
    coming.catch(() => known.delete(lang));
    return coming;
  };
}
