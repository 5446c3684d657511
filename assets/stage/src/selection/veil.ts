/** Fades all of the cell's picture that is not lit: a veil over its canvas, with the lit places cut out. */
import type { Box, Scene } from "../cell/scene";
import type { Lit } from "../frame";
import type { Palette } from "../primitives/palette";
import type { Area } from "../primitives/pen";
import { isDoor, type Vector } from "../run";

const FADED = 0.72; // of the surface over what is at 28 %
const BELT = 0.55; // over the belt's ground
const HALO = { width: 5, out: 4, strength: 0.28, radius: 8 };

/** The places of a scene that stay as they are. */
function holesOf(scene: Scene, { pieces, unit }: Lit): Area[] {
  const places = [
    ...scene.stretches.map((one) => ({ ...one, out: 0 })),
    ...scene.columns.map((one) => ({ ...one, id: one.vector, out: isDoor(one.vector) ? 4 : 1 })),
  ];
  return places.flatMap(({ id, x, width, rows, out }) => {
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
  });
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
