/** Negation: how sure of "positive" the model is after each token, as a bar over the token. */
import { make } from "../dom";
import { face } from "../films/tiles";
import { decimal } from "../format";
import type { Dispatch, Frame } from "../frame";
import { ownVerdict } from "../verdict";
import { Line } from "./line";

export class Story extends Line {
  constructor(dispatch: Dispatch) {
    super("gw-story", dispatch);
  }

  lay({ run, label }: Frame): void {
    const name = ownVerdict(run)!;
    this.cells = run.payload.tokens.map((token, t) => {
      const shares = run.verdict(name, t)!;
      const share = shares[shares.length - 1]!;
      const bar = make("i");
      bar.style.height = `${(100 * share).toFixed(2)}%`;
      const cell = make("span", "gw-sentence-cell", {}, make("span", "gw-story-bar", {}, bar), make("b", "", {}, face(token)));
      cell.title = label("answer_story", { token, value: decimal(share, 4) });
      return cell;
    });
    this.row.replaceChildren(...this.cells);
  }
}
