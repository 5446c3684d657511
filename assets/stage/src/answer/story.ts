/** How sure of its last class the model is after each token, as a bar over the token: of "positive", where it judges. */

import { decimal } from "../format";
import type { Dispatch, Frame } from "../frame";
import { make } from "../primitives/dom";
import { face } from "../sentence/tokens";
import { Line } from "./line";
import { className, ownVerdict } from "./verdict";

export class Story extends Line {
  constructor(dispatch: Dispatch) {
    super("gw-story", dispatch);
  }

  lay({ run, label }: Frame): void {
    const name = ownVerdict(run)!;
    const story = run.payload.task === "negation" ? "answer_story" : "answer_class_story";
    const answer = className({ run, label }, run.payload.classes.at(-1)!);
    this.cells = run.payload.tokens.map((token, t) => {
      const shares = run.verdict(name, t)!;
      const share = shares[shares.length - 1]!;
      const bar = make("i");
      bar.style.height = `${(100 * share).toFixed(2)}%`;
      const was = run.other?.verdict(name, t)?.at(-1);
      const line = make("u", "gw-story-was");
      if (was !== undefined) line.style.bottom = `${(100 * was).toFixed(2)}%`;
      const cell = make(
        "span",
        "gw-sentence-cell",
        { "data-term": `token:${t}` },
        make("span", "gw-story-bar", {}, bar, ...(was === undefined ? [] : [line])),
        make("b", "", {}, face(token)),
      );
      const before =
        was === undefined ? "" : ` · ${label(`run_was_${run.other!.shown}`, { value: decimal(was, 4) })}`;
      cell.title = label(story, { token, value: decimal(share, 4), answer }) + before;
      return cell;
    });
    this.row.replaceChildren(...this.cells);
  }
}
