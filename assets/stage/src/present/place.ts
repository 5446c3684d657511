/** Where the picture stands: over the whole window, or in the room that a vote on the wall leaves to it. */
import type { Room } from "../frame";
import type { Palette } from "../primitives/palette";
import { boardOf, giveBack, roomOn } from "../vote/slot";
import { dressIn } from "./dress";

const WITHIN = "gw-present-within";
const SIDES = ["left", "top", "width", "height"] as const;

export class Place {
  private tried = ""; // which room a vote leaves to it; "" without a vote

  constructor(private readonly element: HTMLElement) {}

  /** Whether a vote leaves it another room than at the last draw. */
  get isOld(): boolean {
    const board = boardOf();
    return board ? this.tried !== spelled(roomOn(board)) : this.tried !== "";
  }

  /** Over the whole window; returns how large that is. */
  spread(): Room {
    this.clear();
    return { width: this.element.clientWidth, height: this.element.clientHeight };
  }

  /** Into the room beside a vote, in the palette that the wall has chosen; returns that room, null where there is none. */
  enter(palette: Palette | null): Room | null {
    const { element } = this;
    const board = boardOf();
    const area = board && roomOn(board);
    this.tried = board ? spelled(area) : "";
    if (!area) return null;
    if (palette) dressIn(board, palette);
    element.classList.add(WITHIN);
    for (const side of SIDES) element.style[side] = `${area[side]}px`;
    Object.assign(element.style, { padding: "0", gap: "0" });
    return area;
  }

  /** A question that needs all the room has it. */
  leave(): void {
    giveBack();
    this.clear();
  }

  private clear(): void {
    this.element.classList.remove(WITHIN);
    for (const side of SIDES) this.element.style[side] = "";
  }
}

const spelled = (area: DOMRect | null): string =>
  area ? SIDES.map((side) => Math.round(area[side])).join() : "none";
