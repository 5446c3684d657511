/** The lights of the cell's picture: a veil between its canvas and its overlay, and what of the overlay stays. */
import type { Overlay } from "../cell/overlay";
import type { Scene } from "../cell/scene";
import type { Frame } from "../frame";
import { pointOn } from "../legend/ruler";
import { make, mark } from "../primitives/dom";
import { laneAt, paintVeil } from "./veil";
import "./selection.css";

const PIECES = ".gw-box, .gw-wire, .gw-write, .gw-pill, .gw-sign";

export class CellLights {
  readonly veil = make("canvas", "gw-cell-veil", { "aria-hidden": "true" });
  private scene: Scene | null = null;
  private scale = 1;
  private frame: Frame | null = null;

  constructor(private readonly overlay: Overlay) {
    overlay.svg.addEventListener("pointermove", (event) => this.point(event));
  }

  /** The drawing that is lit from now on; `scale` is CSS pixels to one of its own. */
  arrange(scene: Scene, scale: number, frame: Frame): void {
    Object.assign(this, { scene, scale, frame });
  }

  light({ lit, state, palette }: Frame): void {
    const { svg } = this.overlay;
    const isOn = !!lit && (lit.pieces !== null || lit.unit !== null);
    svg.classList.toggle("gw-selecting", isOn);
    this.veil.classList.toggle("gw-on", isOn);
    if (!isOn || !this.scene) return;
    for (const piece of svg.querySelectorAll<Element & { __data__?: { id?: string; vector?: string } }>(
      PIECES,
    )) {
      const { id = "", vector } = piece.__data__ ?? {};
      const isFollowed = (vector || id.startsWith("followed")) && lit.unit === state.unit;
      piece.classList.toggle("gw-lit", isFollowed || (lit.pieces?.has(vector ?? id) ?? false));
    }
    this.paint(lit, palette);
  }

  private paint(lit: NonNullable<Frame["lit"]>, palette: Frame["palette"]): void {
    const { veil, scale } = this;
    const scene = this.scene!;
    const density = globalThis.devicePixelRatio || 1;
    veil.width = Math.round(scene.width * scale * density);
    veil.height = Math.round(scene.height * scale * density);
    const context = veil.getContext("2d");
    if (!context) return;
    context.scale(scale * density, scale * density);
    paintVeil(context, scene, lit, palette);
  }

  /** A lane has no element of its own: the drawing says which one lies under the pointer. */
  private point({ clientX, clientY, target }: PointerEvent): void {
    const { svg } = this.overlay;
    if (!this.scene || !this.frame) return;
    const { left, top } = svg.getBoundingClientRect();
    const lane =
      target === svg && laneAt(this.scene, (clientX - left) / this.scale, (clientY - top) / this.scale);
    mark(svg, "data-term", lane ? lane.id : null);
    if (target !== svg) return;
    const { run, state } = this.frame;
    const value = lane && run.reader(state.direction).value(lane.vector, state.step, lane.unit);
    pointOn(svg.closest(".gw-stage")!, lane ? (value as number) : null);
  }
}
