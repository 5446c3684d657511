/** Sizes, the followed unit and the reader's direction → the places of everything in the cell. */
import { closeUp, leastHeight } from "./closeup";
import { clamp } from "./rows";
import { mirrored, type Scene, type Wish } from "./scene";
import { BOARD, whole } from "./whole";

const BIG = { width: 860, height: 430, most: 1.4 };
const CLOSE = 340; // px: the least width of a phase

/** The drawing for a room. Its own measures may differ from the room's: it is then shown larger or smaller. */
export function sceneFor(wish: Wish): Scene {
  const board = wish.camera === "whole" ? BOARD : { width: CLOSE, height: leastHeight(wish.camera, wish.H) };
  const big = clamp(Math.min(wish.width / BIG.width, wish.height / BIG.height), 1, BIG.most);
  const scale = Math.min(big, wish.width / board.width, wish.height / board.height);
  const [width, height] = [wish.width / scale, wish.height / scale];
  const scene =
    wish.camera === "whole"
      ? whole(width, height, wish)
      : closeUp(width, height, { ...wish, camera: wish.camera });
  return wish.mirrored ? mirrored(scene) : scene;
}
