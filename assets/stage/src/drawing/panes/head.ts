/** Over the cell: its phases with the one at work, what is set by hand, and what the dashes mean. */
import type { Frame } from "../../frame";
import { phaseAt } from "../../motion/score";
import { add, TYPE, widthOf, write } from "../svg";

const HIGH = 24; // px
const GAP = 8;

export function head(parent: Element, frame: Frame, width: number): void {
  const { run, state, palette, label, ms } = frame;
  const lit = run.payload.look ? state.phase : phaseAt(ms, run.cell);
  let x = 0;
  for (const phase of run.cell.phases) {
    const text = label(`cell_phase_${phase}`);
    const wide = widthOf(text, TYPE.m) + 18;
    if (phase === lit)
      add(parent, "rect", {
        x,
        y: 0,
        width: wide,
        height: HIGH,
        rx: 12,
        fill: palette[run.cell.tones[phase] ?? "ink"],
      });
    const fill = phase === lit ? palette.surface : palette.muted;
    const place = {
      x: x + wide / 2,
      y: 17,
      "text-anchor": "middle",
      "font-size": TYPE.m,
      "font-weight": 600,
    };
    write(parent, text, { ...place, fill });
    x += wide + 2;
  }
  const key = run.anyHeld || run.other?.anyHeld ? label("cell_key_held") : "";
  const end = width - (key ? widthOf(key, TYPE.s) + 24 : 0);
  if (key) {
    const box = { x: end + 6, y: 5, width: 11, height: 13, rx: 2, fill: "none", stroke: palette.ink };
    add(parent, "rect", { ...box, "stroke-width": 1.5, "stroke-dasharray": "3 2" });
    write(parent, key, { x: end + 22, y: 16, "font-size": TYPE.s, fill: palette.muted });
  }
  chips(parent, frame, x + GAP, end - GAP);
}

/** What is held, a dashed chip each; what has no room is counted. */
function chips(parent: Element, { run, drag, palette }: Frame, from: number, to: number): void {
  const held = drag ? (run.payload.drags?.held ?? []) : [];
  let x = from;
  for (const [at, name] of held.entries()) {
    const wide = widthOf(name, TYPE.s) + 18;
    const more = `+${held.length - at}`;
    if (x + wide + (at < held.length - 1 ? 36 : 0) > to)
      return void write(parent, more, { x: x + 2, y: 16, "font-size": TYPE.s, fill: palette.muted });
    const box = { x, y: 0.75, width: wide, height: HIGH - 1.5, rx: 11, fill: "none", stroke: palette.ink };
    add(parent, "rect", { ...box, "stroke-width": 1.5, "stroke-dasharray": "4 3" });
    write(parent, name, { x: x + wide / 2, y: 16, "text-anchor": "middle", "font-size": TYPE.s });
    x += wide + GAP;
  }
}
