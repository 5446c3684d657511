/** Segmentation: the characters with their tags, underlined word by word. */

import { CURTAIN } from "../format";
import type { Dispatch, Frame } from "../frame";
import { make } from "../primitives/dom";
import type { Run } from "../run";
import { face, spans } from "../sentence/tokens";
import { Line } from "./line";
import { argmax, ownVerdict } from "./verdict";

/** The read-out's own label at each step, and the tag that decoding made of it where the two differ. */
export function tagText(run: Run, step: number): string {
  const shares = run.verdict(ownVerdict(run)!, step)!;
  if (Number.isNaN(shares[0]!)) return CURTAIN;
  const own = run.payload.classes[argmax(shares)]!;
  const tag = run.payload.tags[step] || own;
  return own === tag ? own : `${own}→${tag}`;
}

export class Words extends Line {
  constructor(dispatch: Dispatch) {
    super("gw-words", dispatch);
  }

  lay({ run, label }: Frame): void {
    const { tokens, tags } = run.payload;
    this.cells = tokens.map((token, t) => {
      const text = tagText(run, t);
      const cell = make(
        "span",
        "gw-sentence-cell",
        {},
        make("b", "", {}, face(token)),
        make("small", "", {}, text),
      );
      if (text.includes("→")) cell.title = label("answer_decoded", { tag: text });
      return cell;
    });
    this.row.replaceChildren(
      ...spans(tags).map(([from, to]) =>
        make("span", "gw-word", { "data-term": `word:${from}:${to}` }, ...this.cells.slice(from, to + 1)),
      ),
    );
  }
}
