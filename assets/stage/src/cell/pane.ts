/** The cell at the playhead: lanes, doors, and one unit followed through all of it. */

import { wasShort } from "../comparison";
import { Drapes, isAnswered } from "../curtain/drapes";
import type { Dispatch, Frame, Pane } from "../frame";
import type { Vector } from "../kinds/names";
import { momentAt, phaseAt } from "../motion/score";
import { make, mark, say } from "../primitives/dom";
import { canvasAsSvg } from "../primitives/painted";
import { CanvasPen, VectorPen } from "../primitives/pen";
import { forCanvas } from "../scale";
import { CellLights } from "../selection/cell";
import { face } from "../sentence/tokens";
import type { Hold, Setting } from "../setting";
import { Bar, hasKeys } from "./bar";
import "./cell.css";
import { sceneFor } from "./layout/geometry";
import type { Scene, Wish } from "./layout/scene";
import {
  cameraOf,
  hasLong,
  type Light,
  labelOf,
  lightOf,
  quoted,
  sizeOnTile,
  wishOf,
  zonesIn,
} from "./light";
import { fontOf, measure, plateOf, typeSizes, writeNumbers } from "./overlay/numbers";
import { Overlay } from "./overlay/overlay";
import { paintCell } from "./paint/canvas";

const PADDING = { x: 8, y: 6 };
const BAR = { wide: 30, keyedWide: 54, narrow: 40, keyed: 70, crowded: 32 };
const BESIDE = { cells: 880, none: 712 }; // px: room for the phases beside the head's choices, with a switch of cells or without

/** Height of the bar: keys have a row of their own, for the head's choices stand beside the phases. */
function barOf({ run, narrow }: Frame, isCrowded: boolean): number {
  if (narrow) return hasKeys(run) ? BAR.keyed : BAR.narrow;
  return (hasKeys(run) && !run.payload.look ? BAR.keyedWide : BAR.wide) + (isCrowded ? BAR.crowded : 0);
}

/** Whether the phases have no room beside the head's choices, and stand under them. */
const crowds = ({ run, narrow }: Frame, width: number): boolean =>
  !narrow && !run.payload.look && width < ((run.payload.cells?.length ?? 0) > 1 ? BESIDE.cells : BESIDE.none);

class Cell implements Pane {
  readonly element = make("div", "gw-cell");
  private readonly canvas = make("canvas", "gw-cell-canvas gw-squares", { "aria-hidden": "true" });
  private readonly overlay = new Overlay();
  private readonly lights = new CellLights(this.overlay);
  private readonly drapes = new Drapes();
  private readonly bar: Bar;
  private readonly holds: Hold[];
  private scene: Scene | null = null;
  private arranged = "";
  private words = false;
  private token: Light["token"] = null;
  private shown: Light | null = null;
  private moment = -1;
  private was: (vector: Vector) => string = () => "";

  constructor(dispatch: Dispatch, { chips, holds }: Pick<Setting, "chips" | "holds">) {
    this.bar = new Bar(dispatch, chips?.(dispatch));
    const board = make(
      "div",
      "gw-cell-board",
      {},
      this.canvas,
      this.lights.veil,
      this.overlay.svg,
      this.drapes.element,
    );
    this.holds = holds?.(board, dispatch) ?? [];
    this.element.append(this.bar.element, board);
  }

  stand(): void {} // all of it is a step at a moment of its score

  draw(frame: Frame, previous: Frame | null): void {
    const { run, state, label } = frame;
    const room = frame.room(this);
    if (room.height < 100) return;
    if (frame.layout !== previous?.layout) measure(this.overlay.svg);
    if (run !== previous?.run) this.words = hasLong(run);
    const camera = cameraOf(frame, room.width - 2 * PADDING.x);
    const isCrowded = crowds(frame, room.width);
    this.bar.element.classList.toggle("gw-crowded", isCrowded);
    const board = {
      width: room.width - 2 * PADDING.x,
      height: room.height - 2 * PADDING.y - (camera === "single" ? 0 : barOf(frame, isCrowded)),
    };
    this.arrange(frame, wishOf(frame, board, this.words), label !== previous?.label);
    this.bar.draw(frame);
    const { step, unit } = state;
    const token = run.payload.tokens[step]!;
    if (this.overlay.token) this.name(this.overlay.token, face(token), frame.lang);
    mark(this.overlay.svg, "data-lit", state.phase);
    mark(
      this.overlay.svg,
      "aria-label",
      label("cell_aria", { step: step + 1, steps: run.T, token, unit: unit + 1 }),
    );
    this.was = (vector) => wasShort(frame, state.direction, vector, step, unit);
    this.shown = lightOf(forCanvas(frame), camera, this.token);
    writeNumbers(this.overlay, this.shown, this.was);
    this.shown.pill = plateOf(this.overlay, this.scene!, run.cell.belt);
    this.lights.arrange(this.scene!, frame);
    for (const hold of this.holds) hold.draw(frame, this.scene!);
    this.drape(frame, previous);
    this.moment = -1;
    this.show(frame.ms);
  }

  /** Curtains over what an open question hides here; they are drawn aside where they stand. */
  private drape(frame: Frame, previous: Frame | null): void {
    const { state, label } = frame;
    const zones = zonesIn(this.scene!, frame);
    mark(this.drapes.element, "data-phase", state.phase);
    this.drapes.draw(zones, label("curtain_open"), isAnswered(frame, previous));
  }

  /** The step at a moment of its score. */
  show(ms: number): void {
    if (!this.shown) return;
    this.shown = { ...this.shown, ms };
    this.paint(this.shown);
    const moment = momentAt(ms);
    if (moment === this.moment) return;
    this.moment = moment;
    this.overlay.tell(ms, this.shown.awaits);
    this.bar.light(phaseAt(ms, this.shown.reader.cell));
  }

  light(frame: Frame): void {
    this.lights.light(frame);
  }

  /** The token that is read: on its tile as it is, in quotes where it stands above the columns. */
  private name(node: SVGTextElement, token: string, lang: Frame["lang"]): void {
    say(node, this.words ? quoted(token, lang) : token);
    if (this.words) {
      node.style.fontSize = "";
      this.token = null;
      return;
    }
    const size = sizeOnTile(token, typeSizes());
    node.style.fontSize = `${size}px`;
    this.token = { text: token, font: fontOf(size) };
  }

  private paint(light: Light): void {
    const scene = this.scene!;
    const context = this.canvas.getContext("2d");
    if (context) {
      const scale = this.canvas.width / scene.width;
      context.setTransform(scale, 0, 0, scale, 0, 0);
      context.clearRect(0, 0, scene.width, scene.height);
      paintCell(new CanvasPen(context), scene, light);
    }
    canvasAsSvg.set(this.overlay.svg, () => {
      const pen = new VectorPen();
      paintCell(pen, scene, light);
      return pen.group;
    });
  }

  private arrange(frame: Frame, wish: Wish, relabelled: boolean): void {
    const density = globalThis.devicePixelRatio || 1;
    const key = [density, ...Object.values(wish)].join();
    if (key === this.arranged && !relabelled) return;
    this.arranged = key;
    this.scene = sceneFor(wish);
    this.overlay.arrange(this.scene, labelOf(frame));
    this.canvas.width = Math.round(wish.width * density);
    this.canvas.height = Math.round(wish.height * density);
    mark(this.canvas.parentElement!, "style", `width: ${wish.width}px; height: ${wish.height}px`);
    const { camera } = wish;
    mark(this.element, "data-camera", camera === "whole" || camera === "single" ? camera : "phase");
  }
}

export const cellPane = (dispatch: Dispatch, setting: Pick<Setting, "chips" | "holds"> = {}): Pane =>
  new Cell(dispatch, setting);
