/** Sizes, the followed unit and the reader's direction → the places of everything in the cell, in CSS pixels. */
import { type Camera, closeUp } from "./closeup";
import { closeUpOfGru } from "./gru/closeup";
import { wholeOfGru } from "./gru/whole";
import { closeUpOfRnn } from "./rnn/closeup";
import { wholeOfRnn } from "./rnn/whole";
import { clamp } from "./rows";
import { enlarged, mirrored, type Scene, type Wish } from "./scene";
import { single } from "./single";
import { whole } from "./whole";

const BIG = { width: 860, height: 430, most: 1.4 };

function drawing(wish: Wish): Scene {
  const { camera } = wish;
  if (wish.kind === "gru") return camera === "whole" ? wholeOfGru(wish) : closeUpOfGru(wish);
  if (wish.kind === "rnn") return camera === "whole" ? wholeOfRnn(wish) : closeUpOfRnn(wish);
  if (camera === "whole") return whole(wish);
  return camera === "single" ? single(whole(wish)) : closeUp({ ...wish, camera: camera as Camera });
}

/** The drawing for a room. In a large one lanes, squares and doors are larger; the type is as large as it says. */
export function sceneFor(wish: Wish): Scene {
  const by = clamp(Math.min(wish.width / BIG.width, wish.height / BIG.height), 1, BIG.most);
  const scene = enlarged(drawing({ ...wish, width: wish.width / by, height: wish.height / by }), by);
  return wish.mirrored ? mirrored(scene) : scene;
}
