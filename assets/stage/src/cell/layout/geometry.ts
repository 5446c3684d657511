/** Sizes, the followed unit and the reader's direction → the places of everything in the cell, in CSS pixels. */
import { memberOf } from "../../kinds/kinds";
import { type Camera, closeUp } from "./closeup";
import { clamp } from "./rows";
import { enlarged, mirrored, type Scene, type Wish } from "./scene";
import { single } from "./single";
import { whole } from "./whole";

const BIG = { width: 860, height: 430, most: 1.4 };

function drawing(wish: Wish): Scene {
  const { camera } = wish;
  const other = memberOf(wish.kind);
  if (other) return other.scene(wish);
  if (camera === "whole") return whole(wish);
  return camera === "single" ? single(whole(wish)) : closeUp({ ...wish, camera: camera as Camera });
}

/** The drawing for a room. In a large one lanes, squares and doors are larger; the type is as large as it says. */
export function sceneFor(wish: Wish): Scene {
  const by = clamp(Math.min(wish.width / BIG.width, wish.height / BIG.height), 1, BIG.most);
  const scene = enlarged(drawing({ ...wish, width: wish.width / by, height: wish.height / by }), by);
  return wish.mirrored ? mirrored(scene) : scene;
}
