/** Before and after: at every place the likeliest label and its share in both runs, the bar as it is now. */

import { percent } from "../format";
import type { Dispatch, Frame } from "../frame";
import { make } from "../primitives/dom";
import type { Run } from "../run";
import { face } from "../sentence/tokens";
import { Line } from "./line";
import { argmax, className, ownVerdict } from "./verdict";

export class Changes extends Line {
  constructor(dispatch: Dispatch) {
    super("gw-changes", dispatch);
  }

  lay({ run, label }: Frame): void {
    const [before, after] = run.shown === "before" ? [run, run.other!] : [run.other!, run];
    this.cells = after.payload.tokens.map((token, t) => {
      const [old, now] = [before, after].map((one) => likeliest(one, t)) as [Likeliest, Likeliest];
      const [bar, tick] = [make("i"), make("u")];
      bar.style.width = `${100 * now.share}%`;
      tick.style.left = `${100 * old.share}%`;
      const said = ({ name, share }: Likeliest) => `${name} ${percent(share)}`;
      const cell = make(
        "span",
        "gw-sentence-cell gw-change",
        {},
        make(
          "span",
          "gw-change-labels",
          {},
          make("b", "", {}, face(token)),
          make("small", "", {}, said(old)),
          make("small", "gw-change-now", {}, said(now)),
        ),
        make("span", "gw-change-bar", {}, bar, tick),
      );
      cell.classList.toggle("gw-differs", old.name !== now.name);
      const words = [old, now].map(
        ({ name, share }) => `${className({ run, label }, name)} ${percent(share)}`,
      );
      cell.title = label("answer_change", { token: face(token), old: words[0]!, new: words[1]! });
      return cell;
    });
    this.row.replaceChildren(...this.cells);
  }
}

interface Likeliest {
  name: string;
  share: number;
}

function likeliest(run: Run, step: number): Likeliest {
  const shares = run.verdict(ownVerdict(run)!, step)!;
  const best = argmax(shares);
  return { name: run.payload.classes[best]!, share: shares[best]! };
}
