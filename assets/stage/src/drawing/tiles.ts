/** The sentence as tiles: a token that does not fit its tile is written downwards, one that fits in no way is cut short. */
import { differing } from "../comparison";
import type { Frame } from "../frame";
import type { Direction } from "../payload";
import { face, isRead } from "../sentence/tokens";
import { add, fitted, TYPE, widthOf, write } from "./svg";

export type Window = readonly [from: number, to: number];

const SIZES = [TYPE.xl, TYPE.l, TYPE.m, TYPE.s];
const WIDE = /[\u1100-\u11ff\u2e80-\uffef]/u;
const MARGIN = 4; // px: between a token and its tile's edges

interface Place {
  x: number;
  y: number;
  column: number;
  height: number;
  upright: boolean;
}

/** `reads`: whose reading makes a tile pale that has not been read; null: nobody's. */
export function tiles(
  parent: Element,
  frame: Frame,
  [from, to]: Window,
  at: Place,
  reads: Direction | null,
): void {
  const { run, state, palette } = frame;
  const { tokens, unknown } = run.payload;
  const faces = tokens.slice(from, to).map(face);
  const size =
    SIZES.find((one) => faces.every((token) => widthOf(token, one) <= at.column - MARGIN)) ?? TYPE.s;
  const marked = differing(frame, reads ? [reads] : run.directions);
  faces.forEach((token, n) => {
    const t = from + n;
    const isNow = t === state.step;
    const x = at.x + n * at.column;
    add(parent, "rect", {
      x: x + 1,
      y: at.y,
      width: at.column - 2,
      height: at.height,
      rx: 5,
      fill: isNow ? palette.ink : palette.surface,
      stroke: palette.line,
    });
    const pale = reads !== null && !isRead(t, state.step, reads);
    const fill = isNow ? palette.surface : pale ? palette.muted : palette.ink;
    const look = { "text-anchor": "middle", "font-weight": isNow ? 600 : 400, fill };
    const middle = { x: x + at.column / 2, y: at.y + at.height / 2 };
    if (at.upright) {
      const { text } = fitted(token, at.column - 2, [size]);
      write(parent, text, { ...look, x: middle.x, y: middle.y + 0.35 * size, "font-size": size });
    } else downwards(parent, token, middle, at.height - 2 * MARGIN, look);
    if (unknown[t])
      line(parent, { ...middle, y: at.y + at.height - 5 }, at.column, {
        stroke: fill,
        "stroke-dasharray": "1.5 2",
      });
    if (marked?.[t]) line(parent, { ...middle, y: at.y + 1.5 }, 18, { stroke: fill, "stroke-width": 3 });
  });
}

function line(
  parent: Element,
  { x, y }: { x: number; y: number },
  column: number,
  look: Record<string, string | number>,
): void {
  const half = Math.min(10, column / 2 - 4);
  add(parent, "path", { d: `M${x - half} ${y}h${2 * half}`, fill: "none", ...look });
}

/** Ideographs one below the other, letters turned. */
function downwards(
  parent: Element,
  token: string,
  { x, y }: { x: number; y: number },
  room: number,
  look: Record<string, string | number>,
): void {
  const { text } = fitted(token, room, [TYPE.s]);
  if (!WIDE.test(text)) {
    const left = x - 0.35 * TYPE.s;
    write(parent, text, {
      ...look,
      x: left,
      y,
      "font-size": TYPE.s,
      transform: `rotate(90 ${left.toFixed(2)} ${y})`,
    });
    return;
  }
  const letters = [...text];
  letters.forEach((letter, n) => {
    const line = y + (n - (letters.length - 1) / 2) * TYPE.s + 0.35 * TYPE.s;
    write(parent, letter, { ...look, x, y: line, "font-size": TYPE.s });
  });
}
