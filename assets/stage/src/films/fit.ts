/** How the films fit their room: which of them there are, and where they lie beside names as wide as their words. */
import type { Frame, Room } from "../frame";
import type { Film } from "../kinds/names";
import { CARETS } from "../primitives/carets";
import type { Measure } from "../primitives/text-width";
import { face } from "../sentence/tokens";
import { arrange, COLUMN, type Geometry, isFlat, MARGIN } from "./geometry";

const SYMBOL = 18; // px, room for one beside its name
const LINE = 1.25; // as the names' line-height
const FOOT = 34; // px, for the legend

/** On a phone the films that the lit phase reads or makes. */
export const filmsOf = ({ run, state, narrow }: Frame): readonly Film[] =>
  run.payload.look?.films ?? ((narrow && run.cell.ofPhase[state.phase]) || run.cell.films);

/** A lesson has its legend over the cell, but on a phone. */
export const hasLegend = ({ run, narrow }: Frame): boolean => narrow || !run.payload.look;

/** What of a room the films have, above their legend. */
export const roomOf = (frame: Frame, { width, height }: Room): Room => ({
  width,
  height: Math.max(0, height - (hasLegend(frame) ? FOOT : 0)),
});

/** The geometry, and whether the names are small and stand in one line with their symbols. */
export function fitted(
  frame: Frame,
  { width, height }: Room,
  { measure, sizes }: { measure: Measure; sizes: number[] },
): { geometry: Geometry; isTight: boolean; isFlat: boolean } {
  const { run, label, narrow } = frame;
  const words = [
    ...run.cell.films.map((film) => label(`part_${film}`)),
    label("shell_step", { step: run.T, T: run.T }),
  ];
  const reads = measure(label("shell_reads_backward", { nth: run.T }), 4);
  const tokens = [run, run.other].flatMap((one) => one?.payload.tokens ?? []);
  const token = Math.max(...new Set(tokens.map((one) => measure(face(one), 4))));
  const wishIn = (type: number) => ({
    width,
    height,
    T: run.T,
    H: run.H,
    names: Math.ceil(Math.max(reads, ...words.map((word) => measure(word, type, 600)))) + 12,
    token,
    pixel: window.devicePixelRatio || 1,
    films: filmsOf(frame),
    head: Math.ceil(LINE * (sizes[type]! + sizes[4]!)),
  });
  const wide = wishIn(3);
  const isTight =
    narrow ||
    run.T * COLUMN.least > width - wide.names - 2 * MARGIN - CARETS ||
    isFlat(arrange(wide), LINE * sizes[3]!); // one line's names would touch the next film's
  const wish = isTight ? wishIn(4) : wide;
  const isByPhase = narrow && !run.payload.look; // one film or two: the same names beside them
  const isInLine = isByPhase || isFlat(arrange(wish), wish.head); // two lines would lie on the next film's
  return {
    geometry: arrange({ ...wish, names: wish.names + (isInLine ? SYMBOL : 0) }),
    isTight,
    isFlat: isInLine,
  };
}
