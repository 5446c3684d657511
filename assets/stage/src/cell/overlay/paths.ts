/** The paths of the overlay: a wire up to its head, the head, and the disc and the strokes of a sign on each lane. */

import { type Row, signRadius } from "../layout/rows";
import type { Point, Scene } from "../layout/scene";

const HEAD = { belt: 20, usual: 8 }; // px

/** A wire's line and its head; without one the head is null. */
export function wirePaths({ id, points, head }: Scene["wires"][number]): {
  line: string;
  head: string | null;
} {
  const size = !head ? 0 : id === "belt" ? HEAD.belt : HEAD.usual;
  return { line: way(shortened(points, size)), head: size ? headOf(points, size) : null };
}

/** A sign on each row with a door: its discs and its strokes. */
export function signPaths(
  sign: Scene["marks"][number]["sign"],
  x: number,
  rows: readonly Row[],
): { disc: string; stroke: string } {
  const shown = rows
    .filter((row) => row.door)
    .map((row) => ({ y: row.y + row.height / 2, r: signRadius(row.height) }));
  const disc = shown.map(
    ({ y, r }) => `M${x - r} ${y}a${r} ${r} 0 1 1 ${2 * r} 0a${r} ${r} 0 1 1 ${-2 * r} 0`,
  );
  const stroke = shown.map(({ y, r }) => {
    const s = r * 0.6;
    const bar = (dy: number) => `M${x - s} ${y + dy}h${2 * s}`;
    return sign === "+" ? `${bar(0)}M${x} ${y - s}v${2 * s}` : bar(-s / 2) + bar(s / 2);
  });
  return { disc: disc.join(""), stroke: stroke.join("") };
}

const way = (points: readonly Point[]) => points.map(([x, y], k) => `${k ? "L" : "M"}${x} ${y}`).join("");

function last(points: readonly Point[]): { from: Point; to: Point; dx: number; dy: number } {
  const [from, to] = points.slice(-2) as [Point, Point];
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1;
  return { from, to, dx: (to[0] - from[0]) / length, dy: (to[1] - from[1]) / length };
}

function shortened(points: readonly Point[], by: number): Point[] {
  const { to, dx, dy } = last(points);
  return [...points.slice(0, -1), [to[0] - dx * by * 0.8, to[1] - dy * by * 0.8]];
}

function headOf(points: readonly Point[], size: number): string {
  const { to, dx, dy } = last(points);
  const [bx, by, half] = [to[0] - dx * size, to[1] - dy * size, size * (size > 10 ? 0.95 : 0.6)];
  return `M${to[0]} ${to[1]}L${bx - dy * half} ${by + dx * half}L${bx + dy * half} ${by - dx * half}Z`;
}
