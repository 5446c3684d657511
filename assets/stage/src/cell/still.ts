/** The cell of a frame as SVG that stands on no page: what a saved picture is made of. */
import { wasShort } from "../comparison";
import type { Zone } from "../curtain/zones";
import type { Frame, Room } from "../frame";
import { say } from "../primitives/dom";
import { VectorPen } from "../primitives/pen";
import { SIZES } from "../primitives/text-width";
import { face } from "../sentence/tokens";
import { sceneFor } from "./layout/geometry";
import type { Scene } from "./layout/scene";
import { cameraOf, hasLong, labelOf, lightOf, quoted, sizeOnTile, wishOf, zonesIn } from "./light";
import { PRINTED, plateOf, writeNumbers } from "./overlay/numbers";
import { Overlay } from "./overlay/overlay";
import { paintCell } from "./paint/canvas";

export interface Still {
  scene: Scene;
  ground: SVGGElement; // what lies on the canvas on a page
  overlay: SVGSVGElement; // over it, dressed by classes
  zones: Zone[]; // what stands behind a curtain
}

export type DrawStill = (frame: Frame, board: Room) => Still;

/**
 * On a board of this size, in the projector's type; drawing.js is handed it, and need not bring the cell along once more.
 * `printed` stands in the pills instead of the numbers of these vectors.
 */
export function stillOf(frame: Frame, board: Room, printed?: Record<string, string>): Still {
  const { run, state } = frame;
  const { step, unit, direction } = state;
  const words = hasLong(run);
  const scene = sceneFor(wishOf(frame, board, words));
  const overlay = new Overlay();
  overlay.arrange(scene, labelOf(frame));
  const token = face(run.payload.tokens[step]!);
  const size = sizeOnTile(token, SIZES);
  if (overlay.token) {
    say(overlay.token, words ? quoted(token, frame.lang) : token);
    if (!words) overlay.token.setAttribute("font-size", String(size));
  }
  const light = lightOf(
    frame,
    cameraOf(frame, board.width),
    words ? null : { text: token, font: `650 ${size}px sans-serif` },
  );
  if (printed) light.printed = printed;
  writeNumbers(overlay, light, (vector) => wasShort(frame, direction, vector, step, unit), PRINTED);
  light.pill = plateOf(overlay, scene, run.cell.belt, PRINTED);
  overlay.tell(frame.ms, light.awaits);
  const pen = new VectorPen();
  paintCell(pen, scene, light);
  return { scene, ground: pen.group, overlay: overlay.svg, zones: zonesIn(scene, frame) };
}
