/** When Python is told where the playhead rests: after a second of rest, or at once when the reader leaves the stage. */
import type { State } from "./frame";

export const REST = 1000;
const FIELDS = ["step", "unit", "direction", "view"] as const;
export type Place = Pick<State, (typeof FIELDS)[number]>;

const placeOf = ({ step, unit, direction, view }: Place): Place => ({ step, unit, direction, view });
const same = (a: Place, b: Place) => FIELDS.every((field) => a[field] === b[field]);

/** `rested` is called once a rest, whatever the walk before it was; nothing is told twice. */
export class Rest {
  private told: Place | null = null;
  private place: Place | null = null;
  private playing = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly rested: (place: Place) => void) {}

  /** Python knows this place: it said so itself. */
  know(place: Place): void {
    clearTimeout(this.timer);
    this.told = this.place = placeOf(place);
  }

  /** The playhead stands here now. Playing is not rest. */
  note(state: Place & Pick<State, "playing">): void {
    const stirred = !this.place || !same(this.place, state) || this.playing !== state.playing;
    this.place = placeOf(state);
    this.playing = state.playing;
    if (!stirred) return;
    clearTimeout(this.timer);
    if (!state.playing) this.timer = setTimeout(() => this.flush(), REST);
  }

  flush(): void {
    clearTimeout(this.timer);
    if (!this.place || (this.told && same(this.told, this.place))) return;
    this.told = this.place;
    this.rested(this.place);
  }

  end(): void {
    clearTimeout(this.timer);
  }
}
