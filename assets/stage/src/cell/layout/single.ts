/** One lane of the cell alone, in plain words: what the first minute tells of. */
import type { Row, Rows } from "./rows";
import type { Part, Point, Scene, Writing } from "./scene";

const LANE = { share: 0.56, most: 100 };

/** The followed lane as high as its share of a space, the others no more than a line. */
export function oneLane(H: number, unit: number, space: number): Rows {
  const height = Math.min(LANE.most, space * LANE.share);
  const rows = Array.from(
    { length: H },
    (_, k): Row =>
      k === unit ? { y: 0, height, door: true } : { y: k < unit ? 0 : height, height: 0, door: false },
  );
  return { rows, height };
}

const LEFT_OUT = new Set(["tanh", "followed-h_prev"]);

const NAMES: Record<string, string> = {
  c_prev: "old",
  f: "part_f",
  f_c_prev: "kept",
  c: "new",
  g: "wish",
  i: "part_i",
  i_g: "written",
  x: "source",
};

const plain = (writing: Writing): Writing[] => {
  const { symbol: _, label: __, ...place } = writing;
  if (writing.id === "token") return [writing];
  const name = NAMES[writing.id];
  if (!name) return [];
  return [
    {
      ...place,
      label: name.startsWith("part_") ? name : `first_${name}`,
      ...(writing.id === "x" && { anchor: "start" as const }),
    },
  ];
};

/** In less room only the lane itself is told of: what feeds its doors is left out. */
export const ROOMY = 800;

/** Where the columns of the lane stand in a narrow room; the rest of the cell has no place. */
export const narrowPlaces = (width: number) => ({
  token: 0,
  x: 0,
  h_prev: 0,
  c_prev: 0.045 * width,
  f: 0.302 * width,
  g: 0.14 * width,
  f_c_prev: 0.522 * width,
  i: 0.42 * width,
  plus: 0.737 * width,
  c: 0.797 * width,
  o: 0,
  h: 0,
  next: 0,
  end: width + 16,
});

const LANE_PARTS = new Set(["c_prev", "f", "f_c_prev", "c", "g", "i", "i_g"]);
const LANE_BOXES = new Set(["belt", "door-f", "door-i", "followed-belt", "followed-input"]);

function narrow(scene: Scene): Scene {
  return {
    ...scene,
    columns: scene.columns.filter(({ vector }) => LANE_PARTS.has(vector)),
    stretches: scene.stretches.filter(({ vector }) => LANE_PARTS.has(vector)),
    boxes: scene.boxes
      .filter(({ id }) => LANE_BOXES.has(id))
      .map((box) => (box.id === "belt" ? { ...box, x: 2, width: scene.width - 4 } : box)),
    wires: scene.wires.filter(({ id }) => id === "add"),
    pills: scene.pills.filter(({ vector }) => LANE_PARTS.has(vector)),
    writings: scene.writings
      .filter(({ id }) => LANE_PARTS.has(id))
      .map((one) => (one.id === "c_prev" ? { ...one, x: 4, anchor: "start" as const } : one)),
  };
}

/** The whole cell's scene without signs: names in plain words, dots for the dense layer's ways out. */
export function single(scene: Scene): Scene {
  const plain = plainly(scene);
  return scene.width < ROOMY ? narrow(plain) : plain;
}

/** What shows the lane to the next step is not told of. */
const told = ({ part }: { part: Part }): boolean => part !== "output";

/** A line that ends at `x`, for what it leads on to is not told of. */
const short = (points: Point[], x: number): Point[] => points.map(([at, y]) => [Math.min(at, x), y]);

function plainly(scene: Scene): Scene {
  const end = Math.max(
    ...scene.wires
      .filter(({ id }) => id.startsWith("tap-"))
      .filter(told)
      .map(({ points }) => points[0]![0]),
  );
  return {
    ...scene,
    columns: scene.columns.filter(told),
    stretches: scene.stretches.filter(told),
    wires: scene.wires
      .filter(told)
      .map((wire) => (wire.id === "bus" ? { ...wire, points: short(wire.points, end) } : wire)),
    writings: scene.writings.filter(told).flatMap(plain),
    boxes: scene.boxes
      .filter((box) => told(box) && box.kind !== "dense" && !LEFT_OUT.has(box.id))
      .map((box) =>
        box.kind === "tap"
          ? {
              ...box,
              kind: "dot" as const,
              x: box.x + box.width / 2 - 6,
              width: 12,
              y: box.y + box.height / 2 - 6,
              height: 12,
            }
          : box,
      ),
    pills: scene.pills.filter((pill) => told(pill) && pill.vector !== "h_prev"),
  };
}
