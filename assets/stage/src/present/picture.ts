/** What present mode shows over the window. */
import type { Dispatch } from "../frame";
import type { Wish } from "./keys";
import type { Wall } from "./wall";

export interface Picture {
  readonly wall: Wall;
  /** What a key asks for; null where it is left to the browser. */
  wish(event: KeyboardEvent): Wish | null;
  /** Does it, but for what is the whole's. */
  take(wish: Wish, event: KeyboardEvent, dispatch: Dispatch): void;
  redraw(): void;
  /** The page under it has changed. */
  look(): void;
  /** A vote on the wall has been drawn, or is gone. */
  turnVote(): void;
  end(): void;
}
