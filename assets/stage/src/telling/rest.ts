/** When Python is told where the playhead rests: after a second of rest, or at once when the reader leaves the stage. */
import type { State } from "../frame";

export const REST = 1000;
const FIELDS = ["step", "unit", "direction", "view", "part", "present"] as const;
export type Place = Pick<State, (typeof FIELDS)[number]>;
export type Told = Place & { word: number }; // `word` numbers what is told, so that an answer can name it

/** Some fields of something, as far as it has them. */
export const picked = <T extends object, K extends keyof T>(from: T, names: readonly K[]): Pick<T, K> =>
  Object.fromEntries(names.filter((name) => name in from).map((name) => [name, from[name]])) as Pick<T, K>;

export const placeOf = (place: Place): Place => picked(place, FIELDS);
const same = (a: Place, b: Place) => FIELDS.every((field) => a[field] === b[field]);

/** The walk of the last stage: where it stands, of which run, and the word that told of it, 0 where none has. */
let walk: { place: Place; of: string; word: number } | null = null;
let words = 0; // of all the stages this page has had

/** `rested` is called once a rest, whatever the walk before it was; nothing is told twice. */
export class Rest {
  private told: Place | null = null;
  private place: Place | null = null;
  private playing = false;
  private word = 0; // the last one told
  private muted = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly rested: (told: Told) => void) {}

  /** Python knows this place: it said so itself. */
  know(place: Place): void {
    this.stop();
    this.told = this.place = placeOf(place);
    walk = null;
  }

  /** Where a stage before this one, on another page, was left in the same run `of` before Python had heard of it. */
  inherit(of: string, heard: number): Place | null {
    return walk && walk.of === of && (!walk.word || walk.word > heard) ? walk.place : null;
  }

  /** The playhead stands here now, in the run `of`. Playing is not rest. */
  note(state: Place & Pick<State, "playing">, of: string): void {
    const stirred = !this.place || !same(this.place, state) || this.playing !== state.playing;
    this.place = placeOf(state);
    if (stirred)
      walk = { place: this.place, of, word: this.told && same(this.told, this.place) ? this.word : 0 };
    this.playing = state.playing;
    if (!stirred) return;
    this.stop();
    if (!state.playing) this.timer = setTimeout(() => this.flush(), REST);
  }

  flush(): void {
    this.stop();
    if (this.muted || !this.place || (this.told && same(this.told, this.place))) return;
    this.told = this.place;
    this.word = ++words;
    if (walk) walk.word = this.word;
    this.rested({ ...this.place, word: this.word });
  }

  /** Whether the playhead has moved and its rest is not over yet. */
  isDue(): boolean {
    return this.timer !== undefined;
  }

  /** Whether what was told last is still on its way, given the last word that Python says it has heard. */
  isAway(heard: number): boolean {
    return this.word > heard;
  }

  /** It is no longer waited for. */
  forget(): void {
    this.word = 0;
  }

  /** Another page has been asked for: a word of this one would come after it, and to nobody. */
  mute(muted: boolean): void {
    this.muted = muted;
  }

  private stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  end(): void {
    this.stop();
  }
}
