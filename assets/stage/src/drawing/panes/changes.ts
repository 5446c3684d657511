/** Before and after: at every place the likeliest label in both runs, the bar as it is now, a dashed tick as it was. */

import { argmax, ownVerdict } from "../../answer/verdict";
import { percent } from "../../format";
import type { Frame } from "../../frame";
import type { Run } from "../../run";
import { face } from "../../sentence/tokens";
import { add, fitted, TYPE, write } from "../svg";
import type { Window } from "../tiles";

function likeliest(run: Run, step: number): { text: string; name: string; share: number } {
  const shares = run.verdict(ownVerdict(run)!, step)!;
  const best = argmax(shares);
  const name = run.payload.classes[best]!;
  return { name, share: shares[best]!, text: `${name} ${percent(shares[best]!)}` };
}

export function changes(parent: Element, frame: Frame, window: Window, room: number): void {
  const { run, palette } = frame;
  const [before, after] = run.shown === "before" ? [run, run.other!] : [run.other!, run];
  const least = 152;
  const most = Math.max(1, Math.floor(room / least));
  const half = Math.floor(most / 2);
  const from = Math.max(window[0], Math.min(window[1] - most, frame.state.step - half));
  const to = Math.min(window[1], from + most);
  const pitch = Math.min(190, room / (to - from));
  for (let t = from; t < to; t++) {
    const [old, now] = [likeliest(before, t), likeliest(after, t)];
    const x = (t - from) * pitch;
    const wide = pitch - 18;
    const differs = old.name !== now.name;
    const token = fitted(face(after.payload.tokens[t]!), wide - 120, [TYPE.l, TYPE.m, TYPE.s]);
    const isNow = t === frame.state.step;
    write(parent, token.text, { x, y: 15, "font-size": token.size, "font-weight": isNow ? 700 : 400 });
    const end = { "text-anchor": "end", "font-size": TYPE.s };
    write(parent, old.text, { ...end, x: x + wide - 60, y: 15, fill: palette.muted });
    if (differs)
      add(parent, "rect", {
        x: x + wide - 55,
        y: 0,
        width: 58,
        height: 20,
        rx: 4,
        fill: palette.o,
        opacity: 0.16,
      });
    write(parent, now.text, { ...end, x: x + wide, y: 15, "font-weight": differs ? 700 : 400 });
    add(parent, "rect", { x, y: 26, width: wide, height: 8, rx: 3, fill: palette.zero });
    add(parent, "rect", {
      x,
      y: 26,
      width: wide * now.share,
      height: 8,
      rx: 3,
      fill: differs ? palette.ink : palette.muted,
    });
    add(parent, "path", {
      d: `M${x + wide * old.share} 23v14`,
      stroke: palette.ink,
      "stroke-width": 2,
      "stroke-dasharray": "3 2",
    });
  }
}
