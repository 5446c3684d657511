/** What of the cell stands behind a curtain while a lesson's question is open: pure numbers, in the scene's pixels. */
import type { Column, Scene } from "../cell/layout/scene";
import type { Cell } from "../kinds/cell";
import { isDoor, type Vector } from "../kinds/names";
import type { Area } from "../primitives/pen";

/** How far a lane runs out of its door before the curtain: room for the pill of a negative number, at least. */
const LEAD = { least: 62, share: 0.35, most: 80 };
const PAD = { side: 8, above: 5, below: 9, door: 6, edge: 3 }; // px; a followed lane is outlined nearly to the edge
const SMALL = { width: 40, height: 20 };
const SIGN = 84; // px: of the longest formula sign of a drawing, about
const ASCENT = 12; // px

export interface Zone extends Area {
  id: string;
  asks: boolean; // bears the question mark: lines and formulas do where no column does
}

/** A curtain over a whole formula of a cell; null where no question hides it. */
export function overFormulas(
  named: readonly string[],
  { columns }: Pick<Cell, "columns">,
  size: { width: number; height: number },
): Zone | null {
  if (!named.includes("formulas") || !size.width) return null;
  const asks = !named.some((name) => name.split(".").at(-1)! in columns);
  return { id: "formulas", x: 0, y: 0, ...size, asks };
}

/** Words and lines that Python may name beside the parts, by the ids of the pieces that tell them. */
const PIECES: Record<string, RegExp> = {
  bus: /^(bus|dense|tap-[fgiohurzn])$/,
  plus: /^add$/,
  tanh: /^tanh$/,
  ways: /^(answer|next)$/,
};

/** The length of a lane that is seen between its door and the curtain, of a way this long. */
export const leadOf = (gap: number): number =>
  Math.min(gap, LEAD.most, Math.max(LEAD.least, LEAD.share * gap));

/** Curtains over neighbouring columns that are hidden, and over the pieces `named`; what may be seen stands free. */
export function zonesOf(scene: Scene, isHidden: (vector: Vector) => boolean, named: string[]): Zone[] {
  const turn = <A extends { x: number; width: number }>(area: A): A =>
    scene.mirrored ? { ...area, x: scene.width - area.x - area.width } : area;
  const columns = scene.columns.map(turn).sort((a, b) => a.x - b.x);
  const zones: Zone[] = [];
  for (let first = 0; first < columns.length; first++) {
    if (!isHidden(columns[first]!.vector)) continue;
    let last = first;
    while (last + 1 < columns.length && isHidden(columns[last + 1]!.vector)) last++;
    zones.push(over(columns.slice(first, last + 1), columns[first - 1], columns[last + 1], scene.width));
    first = last;
  }
  const low = Math.max(0, ...zones.map(({ y, height }) => y + height));
  const pieces = Object.keys(PIECES).filter((name) => named.includes(name));
  const asks = !zones.length && !named.includes("formulas");
  return [
    ...zones.map(turn),
    ...pieces.flatMap((name) => piece(scene, name, low)).map((one) => ({ ...one, asks })),
  ];
}

/** Over columns side by side, from where what is before them has been seen to where the next one is. */
function over(hidden: Column[], before: Column | undefined, after: Column | undefined, width: number): Zone {
  const { vector, x, rows } = hidden[0]!;
  const seen = before && !isDoor(vector) ? before.x + before.width : x;
  const left = Math.min(before ? x - PAD.side : PAD.edge, seen + leadOf(x - seen));
  const right = after ? after.x - PAD.side - (isDoor(after.vector) ? PAD.door : 0) : width - PAD.edge;
  const [top, end] = [rows[0]!.y, rows.at(-1)!.y + rows.at(-1)!.height];
  const height = end - top + PAD.above + PAD.below;
  return { id: vector, x: left, y: top - PAD.above, width: right - left, height, asks: true };
}

/** Over wires, taps and signs; below the curtains over columns it begins where those end. */
function piece(scene: Scene, name: string, low: number): Zone[] {
  const is = ({ id }: { id: string }) => PIECES[name]!.test(id);
  const points = [
    ...scene.wires.filter(is).flatMap(({ points }) => points),
    ...scene.boxes
      .filter((box) => box.kind === "tap" && is(box))
      .flatMap((box) => [[box.x, box.y] as const, [box.x + box.width, box.y + box.height] as const]),
    ...scene.writings
      .filter((one) => one.size !== "tap" && is(one))
      .flatMap(({ x, y, anchor }) => [
        [x, y - ASCENT] as const,
        [x + { start: SIGN, middle: 0, end: -SIGN }[anchor], y] as const,
      ]),
  ];
  if (!points.length) return [];
  const [left, right] = spread(points.map(([x]) => x));
  const [y, end] = spread(points.map(([, y]) => y));
  const { rows } = scene.columns[0]!;
  const foot = rows.at(-1)!.y + rows.at(-1)!.height;
  const width = Math.max(SMALL.width, right - left + 2 * PAD.side);
  const across = { id: name, asks: false, x: (left + right - width) / 2, width };
  if (end < foot) {
    const bottom = Math.min(end + 4, rows[0]!.y - PAD.above - 2);
    const top = Math.max(0, Math.min(y - 2, bottom - SMALL.height));
    return [{ ...across, y: top, height: bottom - top }];
  }
  const top = Math.max(y, foot + PAD.below, low + 2);
  return [{ ...across, y: top, height: Math.max(SMALL.height, end + 4 - top) }];
}

const spread = (values: number[]): [least: number, most: number] => [
  Math.min(...values),
  Math.max(...values),
];
