/** What the model says at the playhead, each reader alone and both together: bars with their shares. */
import { className } from "../../answer/verdict";
import { CURTAIN, percent } from "../../format";
import type { Frame, Room } from "../../frame";
import { make } from "../../primitives/dom";

export class Verdicts {
  readonly element = make("div", "gw-present-verdicts");

  draw(frame: Frame, { width, height }: Room): void {
    const { run, state, label } = frame;
    const { classes } = run.payload;
    Object.assign(this.element.style, { width: `${width}px`, height: `${height}px` });
    this.element.replaceChildren(
      ...run.verdictNames.map((name) => {
        const shares = run.verdict(name, state.step)!;
        const best = Math.max(...shares);
        const rows = classes.map((one, n) => {
          const share = shares[n]!;
          const isHidden = Number.isNaN(share);
          const bar = make("i", "");
          bar.style.width = isHidden ? "0" : `${100 * share}%`;
          return make(
            "div",
            share === best ? "gw-present-row gw-on" : "gw-present-row",
            {},
            make("span", "", {}, className(frame, one)),
            make("u", "", {}, bar),
            make("span", "", {}, isHidden ? CURTAIN : percent(share)),
          );
        });
        return make("section", "", {}, make("b", "", {}, label(`readers_verdict_${name}`)), ...rows);
      }),
    );
  }
}
