/** An address below the page's, and what a teacher's page says there, with the room's key. */
export const addressOf = (path: string): string => new URL(path, document.baseURI).href;

const signed = (key: string): Record<string, string> => (key ? { authorization: `Bearer ${key}` } : {});

export function post(path: string, said: string, key = ""): Promise<Response> {
  const headers = { "content-type": "application/json", ...signed(key) };
  return fetch(addressOf(path), { method: "POST", headers, body: said });
}

/** What a press asks for; pressed again before its answer is there, it is not asked again, and has the same answer. */
export function pressed<Wish, T>(ask: (wish: Wish) => Promise<T>): (wish: Wish) => Promise<T> {
  const asked = new Map<Wish, Promise<T>>();
  return (wish) => {
    const answer = asked.get(wish) ?? ask(wish).finally(() => asked.delete(wish));
    asked.set(wish, answer);
    return answer;
  };
}

/** What only who has the key may know, as it is now. */
export async function fetchSecret<T>(path: string, key: string): Promise<T> {
  const answer = await fetch(addressOf(path), { headers: signed(key), cache: "no-store" });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return (await answer.json()) as T;
}
