/** The lit phase of the cell, over the whole width. */

import { sceneFor } from "../../cell/layout/geometry";
import type { Scene } from "../../cell/layout/scene";
import { hasLong, type Light, labelOf, lightOf, quoted, wishOf, zonesIn } from "../../cell/light";
import { fontOf, type Metrics, PRINTED, plateOf, writeNumbers } from "../../cell/overlay/numbers";
import { Overlay } from "../../cell/overlay/overlay";
import { paintCell } from "../../cell/paint/canvas";
import { wasShort } from "../../comparison";
import { Drapes } from "../../curtain/drapes";
import type { Frame, Room } from "../../frame";
import { make, mark, say } from "../../primitives/dom";
import { CanvasPen } from "../../primitives/pen";
import { typeOf, widthIn } from "../../primitives/text-width";
import { forCanvas } from "../../scale";
import { face } from "../../sentence/tokens";
import { around, isCrowded, type Span, within } from "./lanes";

const NAMES = 14; // the drawing's own unit: its places are made for names of this size
const BESIDE = 26; // of that unit: there the last number hangs out, which is larger than a page's

/** All lanes, or a few. */
export interface Lanes extends Span {
  all: boolean;
  fits: boolean; // in the room that there is, in type of these sizes
}

export class Cell {
  private readonly canvas = make("canvas", "gw-squares", { "aria-hidden": "true" });
  private readonly overlay = new Overlay();
  private readonly drapes = new Drapes();
  readonly element = make("div", "gw-present-cell", {}, this.canvas, this.overlay.svg, this.drapes.element);
  private scene: Scene | null = null;
  private shown: Light | null = null;
  private by = 1;

  /** In so much room, with names of `sizes`; returns which lanes are drawn. */
  draw(frame: Frame, room: Room, sizes: readonly number[], isFew: boolean): Lanes {
    const { H } = frame.run;
    const by = (this.by = sizes[3]! / NAMES);
    const board = { width: room.width / by - BESIDE, height: room.height / by };
    const words = hasLong(frame.run);
    const part = (span: Span): { frame: Frame; scene: Scene } => {
      const state = { ...frame.state, unit: frame.state.unit - span.from };
      const run = span.to - span.from < H ? within(frame.run, span) : frame.run;
      const seen = { ...frame, run, state, narrow: true, first: null, drag: null };
      return { frame: seen, scene: sceneFor(wishOf(seen, board, words)) };
    };
    let span: Span = { from: 0, to: H };
    let drawn = part(span);
    if (isCrowded(drawn.scene, H, NAMES, isFew)) {
      span = around(frame.state.unit, H);
      drawn = part(span);
    }
    this.lay(drawn.frame, drawn.scene, room, sizes, words);
    const fits = drawn.scene.width <= board.width + 1 && drawn.scene.height <= board.height + 1;
    return { ...span, all: span.to - span.from === H, fits };
  }

  private lay(frame: Frame, scene: Scene, room: Room, sizes: readonly number[], words: boolean): void {
    const { overlay, canvas, by } = this;
    const { run, state, label } = frame;
    const { step, unit, direction } = state;
    sizes.forEach((size, n) => this.overlay.svg.style.setProperty(`--gw-type-${5 - n}`, `${size / by}px`));
    this.scene = scene;
    overlay.arrange(scene, labelOf(frame));
    const [left, wide] = [this.left, scene.width + BESIDE];
    mark(overlay.svg, "viewBox", `${-left} 0 ${wide} ${scene.height}`);
    const token = run.payload.tokens[step]!;
    const type = this.metrics();
    if (overlay.token) {
      say(overlay.token, words ? quoted(token, frame.lang) : face(token));
      overlay.token.style.fontSize = words ? "" : `${type.number}px`;
    }
    mark(
      overlay.svg,
      "aria-label",
      label("cell_aria", { step: step + 1, steps: run.T, token, unit: unit + 1 }),
    );
    const light = lightOf(
      forCanvas(frame),
      state.phase,
      words ? null : { text: face(token), font: fontOf(type.number) },
    );
    writeNumbers(overlay, light, (vector) => wasShort(frame, direction, vector, step, unit), type);
    light.pill = plateOf(overlay, scene, run.cell.belt, type);
    this.shown = light;
    const density = globalThis.devicePixelRatio || 1;
    canvas.width = Math.round(room.width * density);
    canvas.height = Math.round(room.height * density);
    const zones = zonesIn(scene, frame).map((zone) => ({
      ...zone,
      x: (zone.x + left) * by,
      y: zone.y * by,
      width: zone.width * by,
      height: zone.height * by,
    }));
    mark(this.drapes.element, "data-phase", state.phase);
    this.drapes.draw(zones, label("curtain_open"), false);
    this.show(frame.ms);
  }

  /** Where the drawing begins: numbers hang out where the reader goes to. */
  private get left(): number {
    return this.scene?.mirrored ? BESIDE : 0;
  }

  /** Numbers on lanes are larger than the names beside them. */
  private metrics(): Metrics {
    const { svg } = this.overlay;
    const { sizes, measure } = typeOf(svg);
    const [number, was] = [sizes[2]!, sizes[4]!];
    const { fontFamily: family } = getComputedStyle(svg);
    if (widthIn(`600 ${number}px ${family}`, "0") === null) return { ...PRINTED, number, was };
    const em = (text: string) => measure(text, 2, 600) / number;
    return { number, was, family, ems: { digit: em("0000000000") / 10, point: em("."), minus: em("−") } };
  }

  /** The step at a moment of its score. */
  show(ms: number): void {
    if (!this.shown || !this.scene) return;
    this.shown = { ...this.shown, ms };
    this.overlay.tell(ms, this.shown.awaits);
    const context = this.canvas.getContext("2d");
    if (!context) return;
    const { width, height } = this.scene;
    const scale = this.canvas.width / (width + BESIDE);
    context.setTransform(scale, 0, 0, scale, scale * this.left, 0);
    context.clearRect(-BESIDE, 0, width + 2 * BESIDE, height);
    paintCell(new CanvasPen(context), this.scene, this.shown);
  }
}
