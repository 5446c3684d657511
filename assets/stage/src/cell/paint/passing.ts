/** What is seen only while its mark of the score lasts: the character on its way, the plus that swells, the frame that closes. */
import type { Cell } from "../../kinds/cell";
import { easedInOut, type Mark, SCORE, shareOf } from "../../motion/score";
import type { Pen, Way } from "../../primitives/pen";
import { signRadius } from "../layout/rows";
import type { Scene } from "../layout/scene";
import type { Light } from "../light";

const FALL = 46; // px
const SWOLLEN = 0.35; // beyond its own size

/** How far a mark has come that has begun and not ended; else null. */
const under = (ms: number, mark: Mark): number | null => {
  const [from, to] = SCORE[mark];
  return ms >= from && ms < to ? shareOf(ms, mark) : null;
};

function drawToken(pen: Pen, { writings, boxes }: Scene, { ms, token, palette }: Light): void {
  const share = under(ms, "token");
  const place = writings.find(({ id }) => id === "token");
  if (share === null || !token || !place || !boxes.some(({ kind }) => kind === "face")) return;
  pen.write(token.text, { x: place.x, y: place.y - FALL * (1 - easedInOut(share)) }, token.font, palette.ink);
}

/** Whether the signs of addition are larger than they stand. */
export const isSwelling = (ms: number, { plus }: Cell): boolean => !!plus && under(ms, plus) !== null;

function drawPlus(pen: Pen, { marks }: Scene, { ms, palette, reader }: Light): void {
  const { plus } = reader.cell;
  const share = plus ? under(ms, plus) : null;
  if (share === null) return;
  const size = 1 + SWOLLEN * Math.sin(Math.PI * share);
  for (const { sign, x, rows } of marks)
    for (const row of sign === "+" ? rows.filter(({ door }) => door) : []) {
      const [y, r] = [row.y + row.height / 2, signRadius(row.height) * size];
      const disc = { x: x - r, y: y - r, width: 2 * r, height: 2 * r };
      pen.fill(disc, palette.surface, r);
      pen.outline(disc, palette.ink, 1, r);
      const bars: Way[] = [
        [
          [x - 0.6 * r, y],
          [x + 0.6 * r, y],
        ],
        [
          [x, y - 0.6 * r],
          [x, y + 0.6 * r],
        ],
      ];
      for (const bar of bars) pen.line(bar, palette.ink, 1.2);
    }
}

function drawFrame(pen: Pen, { boxes }: Scene, { ms, palette }: Light): void {
  const share = under(ms, "frame");
  const frame = boxes.find(({ id }) => id === "source");
  if (share === null || !frame) return;
  const { x, y, width, height } = frame;
  const [right, bottom] = [x + width, y + height];
  pen.strength(share);
  const way: Way = [
    [x, y],
    [right, y],
    [right, bottom],
    [x, bottom],
    [x, y],
  ];
  pen.dotted([way], palette.ink);
  pen.strength(1);
}

export function drawPassing(pen: Pen, scene: Scene, light: Light): void {
  drawFrame(pen, scene, light);
  drawToken(pen, scene, light);
  drawPlus(pen, scene, light);
}
