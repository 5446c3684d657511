/** The pieces every drawing of the cell is put together from; each leaves its places in the scene. */
import { type Door, isDoor, TONES, type Tone, type Vector } from "../../kinds/names";
import type { Row } from "./rows";
import type { Box, Part, Point, Scene, Thread, Wish, Writing } from "./scene";

const SQUARE = 24;
export const DOOR = { width: 24, frame: 4, above: 3 };
const TAP = { sigma: 46, tanh: 66 };
const PILL_GAP = 4;
const FACE = { width: 30, height: 32 };

/** The rows moved down to `top`. */
export const placed = (rows: Row[], top: number): Row[] => rows.map((row) => ({ ...row, y: row.y + top }));
const middle = (row: Row) => row.y + row.height / 2;
const bottom = (rows: Row[]) => rows.at(-1)!.y + rows.at(-1)!.height;

export class Sketch {
  readonly scene: Scene;

  private readonly unit: number;
  private readonly previous: "t−1" | "t+1";
  private readonly hard: boolean; // the gates' σ

  constructor({ kind = "lstm", width, height, unit, mirrored, hard }: Wish) {
    this.unit = unit;
    this.hard = hard;
    this.previous = mirrored ? "t+1" : "t−1";
    const empty = {
      columns: [],
      stretches: [],
      pills: [],
      boxes: [],
      wires: [],
      writings: [],
      threads: [],
      marks: [],
    };
    this.scene = { kind, mirrored: false, width, height, ...empty };
  }

  /** A column of squares or doors around `x`, with the followed unit's number beside it; returns its two edges. */
  column(
    vector: Vector,
    x: number,
    rows: Row[],
    part: Part,
    width = SQUARE,
    pill = true,
    id: string = vector,
  ): { left: number; right: number } {
    this.scene.columns.push({ id, vector, x: x - width / 2, width, rows, part });
    let reach = width / 2;
    if (isDoor(vector)) {
      reach += DOOR.frame;
      const [y, end] = [rows[0]!.y - DOOR.above, bottom(rows) + DOOR.above];
      this.box(`door-${vector}`, "door", x - reach, y, 2 * reach, end - y, part, TONES[vector]);
    }
    const followed = rows[this.unit];
    if (pill && followed)
      this.scene.pills.push({
        id,
        vector,
        x: x + reach + PILL_GAP,
        y: middle(followed),
        anchor: "start",
        part,
      });
    return { left: x - width / 2, right: x + width / 2 };
  }

  stretch(
    id: string,
    vector: Vector,
    [from, to]: [number, number],
    rows: Row[],
    part: Part,
    door: Door | null = null,
  ): void {
    this.scene.stretches.push({ id, vector, door, x: from, width: to - from, rows, part });
  }

  /** The outline of the followed unit's lane. */
  follow(id: string, from: number, to: number, rows: Row[], part: Part): void {
    const row = rows[this.unit]!;
    this.box(`followed-${id}`, "followed", from - 1.5, row.y - 1, to - from + 3, row.height + 2, part, "ink");
  }

  box(
    id: string,
    kind: Box["kind"],
    x: number,
    y: number,
    width: number,
    height: number,
    part: Part,
    tone: Tone,
  ): void {
    this.scene.boxes.push({ id, kind, x, y, width, height, part, tone });
  }

  wire(id: string, points: Point[], part: Part, tone: Tone, head = true): void {
    this.scene.wires.push({ id, points, part, tone, head });
  }

  write(id: string, x: number, y: number, part: Part, tone: Tone, text: Partial<Writing>): void {
    const symbol = text.symbol?.replaceAll("prev", this.previous);
    this.scene.writings.push({
      id,
      x,
      y,
      anchor: "middle",
      size: "name",
      part,
      tone,
      ...text,
      ...(symbol && { symbol }),
    });
  }

  /** The token that is read, on a tile like its own in the sentence. */
  face(x: number, middle: number): void {
    this.box(
      "token",
      "face",
      x - FACE.width / 2,
      middle - FACE.height / 2,
      FACE.width,
      FACE.height,
      "concat",
      "ink",
    );
    this.write("token", x, middle + 6.5, "concat", "ink", { label: "token", size: "token" });
  }

  /** A tap on the dense layer's bus. */
  tap(gate: "f" | "i" | "o" | "r" | "z" | "g", x: number, y: number, part: Part, height = 20): void {
    const width = gate === "g" ? TAP.tanh : TAP.sigma;
    this.box(`tap-${gate}`, "tap", x - width / 2, y - height / 2, width, height, part, TONES[gate]);
    const hard = this.hard && gate !== "g"; // its name takes the room of W
    const symbol = gate === "g" ? "tanh W_{C}" : hard ? "σ" : `σ W_{${gate}}`;
    this.write(`tap-${gate}`, x, y + 4, part, TONES[gate], {
      symbol,
      size: "tap",
      ...(hard && { label: "cell_hard" }),
    });
  }

  /** A product on its way to the followed unit's sum. */
  thread(of: Thread["of"], points: Point[], part: Part): void {
    this.scene.threads.push({ of, points, part });
  }

  followedY(rows: Row[]): number {
    return middle(rows[this.unit]!);
  }
}
