/** A stage that others follow, or that follows another: it says where it stands, and goes where it is sent. */
import type { State } from "../frame";
import { picked } from "../telling/rest";

export const GO = "gw-go"; // into the stage's element: any of the fields of a `Spot`
export const AT = "gw-at"; // out of it, bubbling: a whole `Spot`, once for every change of one
const FIELDS = ["step", "unit", "phase", "direction", "view", "part", "shown"] as const;
export type Spot = Pick<State, (typeof FIELDS)[number]>;

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
    this.root.dispatchEvent(new CustomEvent(AT, { detail: spot, bubbles: true }));
  }
}
