/** The lines of a text: verses end where their marks do; what is longer than the room is wrapped. */

/** First token, and the first after the last. */
export type Span = [from: number, to: number];

const END = /^[，。！？；/\n]$/;
const CLOSING = /^[”’」』）》…]$/;
const SPACE = /^[\s·]$/;

/** A line ends after a mark that ends a verse or a clause; marks that follow it belong to it. */
export function linesOf(tokens: readonly string[]): Span[] {
  const lines: Span[] = [];
  let from = 0;
  tokens.forEach((token, t) => {
    const next = tokens[t + 1];
    const goes = next !== undefined && (END.test(next) || CLOSING.test(next));
    const ended = END.test(token) || (CLOSING.test(token) && t > from && END.test(tokens[t - 1]!));
    if (next !== undefined && (!ended || goes)) return;
    lines.push([from, t + 1]);
    from = t + 1;
  });
  return lines;
}

/** Lines no wider than `room`, broken after a space where they have one; a token that is wider has a row to itself. */
export function rowsOf(
  tokens: readonly string[],
  lines: readonly Span[],
  width: (t: number) => number,
  room: number,
): Span[] {
  const rows: Span[] = [];
  for (const [first, end] of lines) {
    let [from, used] = [first, 0];
    for (let t = first; t < end; t++) {
      if (t > from && used + width(t) > room) {
        const space = lastSpace(tokens, from, t);
        rows.push([from, space]);
        from = space;
        used = 0;
        for (let left = from; left < t; left++) used += width(left);
      }
      used += width(t);
    }
    rows.push([from, end]);
  }
  return rows;
}

/** Where a row from `from` may end before `t`: after its last space, else at `t`. */
function lastSpace(tokens: readonly string[], from: number, t: number): number {
  for (let at = t; at > from; at--) if (SPACE.test(tokens[at - 1]!)) return at;
  return t;
}
