/** The lights of the cell's picture: a veil between its canvas and its overlay, and what of the overlay stays. */

import type { Scene } from "../cell/layout/scene";
import type { Overlay } from "../cell/overlay/overlay";
import type { Frame, Lit } from "../frame";
import { cellOf } from "../kinds/kinds";
import { pointOn } from "../legend/ruler";
import { make, mark } from "../primitives/dom";
import { piecesOf } from "./terms";
import { laneAt, paintVeil } from "./veil";
import "./selection.css";

const PIECES = ".gw-box, .gw-wire, .gw-write, .gw-pill, .gw-sign";

export class CellLights {
  readonly veil = make("canvas", "gw-cell-veil", { "aria-hidden": "true" });
  private scene: Scene | null = null;
  private frame: Frame | null = null;

  constructor(private readonly overlay: Overlay) {
    overlay.svg.addEventListener("pointermove", (event) => this.point(event));
  }

  /** The drawing that is lit from now on. */
  arrange(scene: Scene, frame: Frame): void {
    Object.assign(this, { scene, frame });
  }

  light({ lit: selected, state, palette }: Frame): void {
    const { svg } = this.overlay;
    const lit = selected && this.scene ? inScene(selected, this.scene) : null;
    const isOn = lit !== null && (lit.pieces !== null || lit.unit !== null);
    svg.classList.toggle("gw-selecting", isOn);
    this.veil.classList.toggle("gw-on", isOn);
    for (const piece of svg.querySelectorAll<Element & { __data__?: { id?: string; vector?: string } }>(
      PIECES,
    )) {
      const { id = "", vector } = piece.__data__ ?? {};
      const isFollowed = (vector || id.startsWith("followed")) && lit?.unit === state.unit;
      piece.classList.toggle("gw-lit", isFollowed || (lit?.pieces?.has(id) ?? false));
    }
    if (isOn) this.paint(lit, palette);
  }

  private paint(lit: Lit, palette: Frame["palette"]): void {
    const { veil } = this;
    const scene = this.scene!;
    const density = globalThis.devicePixelRatio || 1;
    veil.width = Math.round(scene.width * density);
    veil.height = Math.round(scene.height * density);
    const context = veil.getContext("2d");
    if (!context) return;
    context.scale(density, density);
    paintVeil(context, scene, lit, palette);
  }

  /** A lane has no element of its own: the drawing says which one lies under the pointer. */
  private point({ clientX, clientY, target }: PointerEvent): void {
    const { svg } = this.overlay;
    if (!this.scene || !this.frame) return;
    const { left, top } = svg.getBoundingClientRect();
    const lane = target === svg && laneAt(this.scene, clientX - left, clientY - top);
    mark(svg, "data-term", lane ? lane.id : null);
    if (target !== svg) return;
    const { run, state } = this.frame;
    const value = lane && run.reader(state.direction).value(lane.vector, state.step, lane.unit);
    pointOn(svg.closest(".gw-stage")!, lane ? (value as number) : null);
  }
}

/** A selection in a drawing that may show one phase only: a state that it has not is there as the last step's; what it has nothing of leaves it as it is. */
function inScene(lit: Lit, { kind, columns, stretches, boxes }: Scene): Lit {
  const shown = [
    ...columns.map(({ id }) => id),
    ...[...stretches, ...boxes.filter(({ kind }) => kind === "tap")].map(({ id }) => id),
  ];
  const last = lit.term === "c" || lit.term === "h" ? `${lit.term}p` : "";
  const all = [lit.pieces, new Set(piecesOf(cellOf(kind), last))];
  return { ...lit, pieces: all.find((pieces) => shown.some((id) => pieces?.has(id))) ?? null };
}
