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
