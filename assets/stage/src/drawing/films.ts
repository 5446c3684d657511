/** Tiles and the six films under them. */

import { OF_COLUMN } from "../cell/timing";
import { SYMBOLS } from "../films/pane";
import type { Frame } from "../frame";
import { SCORE } from "../motion/score";
import { VectorPen } from "../primitives/pen";
import { FILMS, runsOf } from "../run";
import { colourOf } from "../scale";
import { isRead } from "../sentence/tokens";
import { ruler } from "./ruler";
import { squares, tiles } from "./squares";
import { add, write } from "./svg";

const NAMES = 96;
const TILE = 32;
const FILM = 74;
const PITCH = 82;
const TOP = 42;
const RULER = 200;

export function films(parent: Element, frame: Frame, shown: [number, number], width: number): void {
  const { run, state, palette, label } = frame;
  const [from, to] = shown;
  const column = Math.min(44, (width - NAMES) / (to - from));
  const row = FILM / run.H;
  tiles(parent, frame, shown, { x: NAMES, y: 0, column, height: TILE });
  FILMS.forEach((film, n) => {
    const top = TOP + n * PITCH;
    const colour = (value: number) => colourOf(palette, film, value);
    const pen = new VectorPen();
    write(parent, label(`part_${film}`), {
      x: NAMES - 10,
      y: top + FILM / 2,
      "text-anchor": "end",
      fill: palette[film],
      "font-size": 13,
      "font-weight": 600,
    });
    write(parent, SYMBOLS[film], {
      x: NAMES - 10,
      y: top + FILM / 2 + 17,
      "text-anchor": "end",
      fill: palette.muted,
      "font-size": 12,
    });
    for (let t = from; t < to; t++) {
      const at = { x: NAMES + (t - from) * column, y: top, width: column - 1, row, opacity: 1 };
      const isDue = t === state.step && frame.ms < SCORE[OF_COLUMN[film]][1];
      if (isDue || !isRead(t, state.step, state.direction)) {
        const box = { x: at.x, y: top, width: at.width, height: FILM, fill: "none", stroke: palette.muted };
        add(parent, "rect", { ...box, "stroke-opacity": 0.45, "stroke-dasharray": "2 3" });
        continue;
      }
      squares(parent, frame, run.reader(state.direction).column(film, t), at, colour);
      for (const [first, last] of runsOf(run.reader(state.direction).heldColumn(film, t)))
        pen.frame(
          {
            x: at.x + 1,
            y: top + first * row + 0.5,
            width: column - 3,
            height: (last - first + 1) * row - 1.5,
          },
          palette.ink,
          palette.surface,
        );
    }
    parent.append(pen.group);
    const high = Math.max(5, row + 2);
    add(parent, "rect", {
      x: NAMES - 3,
      y: top + (state.unit + 0.5) * row - high / 2 - 0.5,
      width: (to - from) * column + 5,
      height: high,
      rx: 2,
      fill: "none",
      stroke: palette.ink,
      "stroke-dasharray": "3 2",
    });
  });
  ruler(parent, palette, { x: NAMES, y: TOP + 6 * PITCH + 2, width: RULER });
  add(parent, "rect", {
    x: NAMES + (state.step - from) * column - 2,
    y: TILE + 4,
    width: column + 3,
    height: 6 * PITCH,
    rx: 4,
    fill: "none",
    stroke: palette.ink,
    "stroke-width": 2,
  });
}
