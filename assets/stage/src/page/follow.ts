/** A stage that others follow, or that follows another: it says where it stands, and goes where it is sent. */
import type { State } from "../frame";
import { picked } from "../telling/rest";

export const GO = "gw-go"; // into the stage's element: any of the fields of a `Spot`
export const AT = "gw-at"; // out of it, bubbling: a whole `Spot`, once for every change of one
const FIELDS = ["step", "unit", "phase", "direction", "view", "part", "shown"] as const;
export const SIDE = "gw-side"; // on the document: the wall may show another step of three cells side by side, or a stage again
export type Spot = Pick<State, (typeof FIELDS)[number]>;
export type Said = Spot & { three?: number }; // the step, where the wall shows three cells

declare global {
  var gwSpot: Spot | undefined; // said last, for who comes later
}

export class Follow {
  private said = "";

  constructor(
    private readonly root: HTMLElement,
    go: (to: Partial<Spot>) => void,
    signal: AbortSignal,
  ) {
    root.addEventListener(GO, (event) => go(picked((event as CustomEvent<Spot>).detail, FIELDS)), {
      signal,
    });
  }

  draw(state: State): void {
    const spot = picked(state, FIELDS);
    const words = JSON.stringify(spot);
    if (words === this.said) return;
    this.said = words;
    globalThis.gwSpot = spot;
    this.root.dispatchEvent(new CustomEvent(AT, { detail: spot, bubbles: true }));
  }
}
