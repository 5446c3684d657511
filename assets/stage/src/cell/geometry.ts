/** Sizes, the followed unit and the reader's direction → the places of everything in the cell. */
import { closeUp, leastHeight } from "./closeup";
import { clamp } from "./rows";
import { mirrored, type Scene, type Wish } from "./scene";
import { LEAST_WIDE, ROOMY, single } from "./single";
import { BOARD, whole } from "./whole";

const BIG = { width: 860, height: 430, most: 1.4 };
const LOW = 260; // px: of one lane and what is written to it
const CLOSE = 340; // px: the least width of a phase

/** The smallest board for what the camera shows. */
function boardOf({ camera, width, H }: Wish): { width: number; height: number } {
  if (camera === "whole") return BOARD;
  if (camera === "single") return width < ROOMY ? { width: LEAST_WIDE, height: LOW } : BOARD;
  return { width: CLOSE, height: leastHeight(camera, H) };
}

function drawing(width: number, height: number, wish: Wish): Scene {
  const { camera } = wish;
  if (camera === "whole") return whole(width, height, wish);
  return camera === "single"
    ? single(whole(width, height, wish))
    : closeUp(width, height, { ...wish, camera });
}

/** The drawing for a room. Its own measures may differ from the room's: it is then shown larger or smaller. */
export function sceneFor(wish: Wish): Scene {
  const board = boardOf(wish);
  const big = clamp(Math.min(wish.width / BIG.width, wish.height / BIG.height), 1, BIG.most);
  const scale = Math.min(big, wish.width / board.width, wish.height / board.height);
  const [width, height] = [wish.width / scale, wish.height / scale];
  const scene = drawing(width, height, wish);
  return wish.mirrored ? mirrored(scene) : scene;
}
