/** The first minute's one lane: the sentence, under each character what the lane holds after it, and the cell's lane. */
import type { DrawStill } from "../../cell/still";
import { short } from "../../format";
import type { Frame, Room } from "../../frame";
import { restOf } from "../../motion/score";
import { markInk, signed } from "../../primitives/colour-ruler";
import { face } from "../../sentence/tokens";
import { add, fitted, TYPE, write } from "../svg";
import { cell } from "./cell";

const PITCH = { most: 112, gap: 8 };
const NOTE = 190; // px: what stands beside the rows

export function first(
  svg: Element,
  frame: Frame,
  room: Room & { x: number; y: number },
  still: DrawStill,
): void {
  const { run, state, palette, ms } = frame;
  const { told, story } = frame.first!;
  const pitch = Math.min(PITCH.most, (room.width - NOTE) / run.T);
  const width = pitch - PITCH.gap;
  const faint = { fill: "none", stroke: palette.muted, "stroke-opacity": 0.55, "stroke-dasharray": "3 2" };
  run.payload.tokens.forEach((token, t) => {
    const x = room.x + t * pitch;
    const isNow = t === state.step && story.beat > 1;
    const middle = { x: x + width / 2, "text-anchor": "middle" };
    const ground = isNow ? palette.ink : palette.surface;
    add(svg, "rect", { x, y: room.y, width, height: 56, rx: 8, fill: ground, stroke: palette.line });
    const sign = fitted(face(token), width - 4, [TYPE.xxl, TYPE.xl, TYPE.l, TYPE.m, TYPE.s]);
    const ink = isNow ? palette.surface : palette.ink;
    write(svg, sign.text, {
      ...middle,
      y: room.y + 28 + 0.35 * sign.size,
      "font-size": sign.size,
      fill: ink,
    });
    const isThere = t < state.step || (t === state.step && ms >= restOf("update"));
    const value = run.reader("forward").value("c", t, state.unit);
    const box = { x, y: room.y + 64, width, height: 24, rx: 6 };
    add(svg, "rect", { ...box, ...(isThere ? { fill: signed(palette, value) } : faint) });
    const number = { ...middle, y: room.y + 81, "font-weight": 600, fill: markInk(palette, value) };
    if (isThere) write(svg, short(value), { ...number, "font-size": width < 52 ? TYPE.s : TYPE.m });
    add(svg, "rect", { ...box, y: room.y + 96, ...faint });
    write(svg, "?", { ...middle, y: room.y + 113, "font-size": TYPE.m, fill: palette.muted });
  });
  const x = room.x + run.T * pitch + 8;
  const note = { x, "font-size": TYPE.m, "font-weight": 600 };
  write(svg, told.words.after ?? "", { ...note, y: room.y + 81, fill: palette.c });
  write(svg, told.words.answer_later ?? "", { ...note, y: room.y + 113, fill: palette.muted });
  cell(svg, frame, { ...room, y: room.y + 140, height: room.height - 140 }, still);
}
