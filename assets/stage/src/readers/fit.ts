/** How the two readers fit their room, beside names as wide as their words, and beside or above the verdicts. */
import type { Frame, Room } from "../frame";
import { DIRECTIONS } from "../payload";
import type { Measure } from "../primitives/text-width";
import { face } from "../sentence/tokens";
import { type Layout, layoutOf } from "./geometry";
import { unitOf } from "./signs";

const PANEL = { least: 248, share: 0.23 }; // width of the verdicts
const NAMES = 140; // px, room for the ruler
const GAP = 8; // between the readers and the verdicts under them
const EDGE = 22; // px beyond what is joined
const SHORT = 3; // characters from which a token may need to be written downwards

/** Beside a lesson's words the verdicts stand under the readers. */
export const isStacked = ({ run, narrow }: Frame): boolean => run.payload.look !== null && !narrow;

/** The layout, its whole width, and whether tokens fit their tiles. `panel`: height of the verdicts. */
export function fitted(
  frame: Frame,
  room: Room,
  panel: number,
  measure: Measure,
): { layout: Layout; width: number; isUpright: boolean } {
  const { run, narrow, label } = frame;
  const { T, H } = run;
  const isBelow = isStacked(frame);
  const beside = narrow || isBelow ? 0 : Math.max(PANEL.least, PANEL.share * room.width);
  const widest = (texts: string[], type: number) =>
    Math.max(...texts.map((text) => Math.ceil(measure(text, type, 600))));
  const named = DIRECTIONS.map((direction) => label(`readers_${direction}`));
  const layout = layoutOf({
    width: room.width - beside,
    height: room.height - (isBelow ? panel + GAP : 0),
    T,
    H,
    narrow,
    tags: run.payload.task === "segmentation",
    names: Math.max(NAMES, widest(named, 2) + 24),
    beside: widest(
      DIRECTIONS.flatMap((direction) => unitOf(label, direction, H - 1)),
      4,
    ),
  });
  const width = narrow ? room.width : layout.join.x + layout.join.width + EDGE;
  const isUpright = run.payload.tokens.every(
    (token) => measure(face(token), 4) <= layout.column - 2 || [...token].length < SHORT,
  );
  return { layout, width, isUpright };
}
