/** Fades all of the cell's picture that is not lit: a veil over its canvas, with the lit places cut out. */
import type { Box, Point, Scene } from "../cell/layout/scene";
import type { Lit } from "../frame";
import { isDoor, type Vector } from "../kinds/names";
import type { Palette } from "../primitives/palette";
import type { Area } from "../primitives/pen";

const FADED = 0.72; // of the surface over what is at 28 %
const BELT = 0.55; // over the belt's ground
const HALO = { width: 5, out: 4, strength: 0.28, radius: 8 };

/** The places of a scene that stay as they are. */
function holesOf(scene: Scene, { pieces, unit }: Lit): Area[] {
  const points = pieces?.has("fan") ? scene.threads.flatMap((thread) => thread.points) : [];
  const places = [
    ...scene.stretches.map((one) => ({ ...one, out: 0 })),
    ...scene.columns.map((one) => ({ ...one, out: isDoor(one.vector) ? 4 : 1 })),
  ];
  const fan = points.length ? [areaOf(points)] : [];
  return [
    ...fan,
    ...places.flatMap(({ id, x, width, rows, out }) => {
      if (unit === null && !pieces?.has(id)) return [];
      const [first, last] = unit === null ? [rows[0], rows.at(-1)] : [rows[unit], rows[unit]];
      if (!first || !last || (unit !== null && id === "x")) return [];
      return [
        {
          x: x - out,
          y: first.y - out,
          width: width + 2 * out,
          height: last.y + last.height - first.y + 2 * out,
        },
      ];
    }),
  ];
}

/** What lies round points, with the room of a line. */
function areaOf(points: readonly Point[]): Area {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [x, y] = [Math.min(...xs) - 4, Math.min(...ys) - 4];
  return { x, y, width: Math.max(...xs) + 4 - x, height: Math.max(...ys) + 4 - y };
}

const haloed = ({ boxes }: Scene, { pieces }: Lit): Box[] =>
  boxes.filter(({ id, kind }) => kind === "door" && pieces?.has(id));

export function paintVeil(context: CanvasRenderingContext2D, scene: Scene, lit: Lit, palette: Palette): void {
  const fill = (strength: number, { x, y, width, height }: Area) => {
    context.clearRect(x, y, width, height);
    context.globalAlpha = strength;
    context.fillRect(x, y, width, height);
  };
  context.fillStyle = palette.surface;
  fill(FADED, { x: 0, y: 0, width: scene.width, height: scene.height });
  for (const box of scene.boxes) if (box.kind === "belt") fill(BELT, box);
  for (const { x, y, width, height } of holesOf(scene, lit)) context.clearRect(x, y, width, height);
  context.lineWidth = HALO.width;
  context.globalAlpha = HALO.strength;
  for (const { x, y, width, height, tone } of haloed(scene, lit)) {
    context.strokeStyle = palette[tone];
    context.beginPath();
    context.roundRect(x - HALO.out, y - HALO.out, width + 2 * HALO.out, height + 2 * HALO.out, HALO.radius);
    context.stroke();
  }
}

/** The lane under a point: its unit, and the door that it has come through. */
export function laneAt(
  scene: Scene,
  x: number,
  y: number,
): { id: string; unit: number; vector: Vector } | null {
  for (const stretch of scene.stretches) {
    if (x < stretch.x || x > stretch.x + stretch.width) continue;
    const unit = stretch.rows.findIndex((row) => y >= row.y && y <= row.y + row.height);
    if (unit < 0) continue;
    return { id: `unit:${unit}${stretch.door ? `:${stretch.door}` : ""}`, unit, vector: stretch.vector };
  }
  return null;
}
