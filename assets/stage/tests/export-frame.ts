/** Frames of which pictures are saved, and what is written in them. */
import { stillOf } from "../src/cell/still";
import { drawing as drawn } from "../src/drawing/sheet";
import type { Frame, State } from "../src/frame";
import type { Part, Payload, ReaderPayload } from "../src/payload";
import { decode, Run } from "../src/run";
import { linesOf } from "./export-boxes";
import { atRest, encode, fixture, START, type Wish } from "./fixture";

/** The picture that is saved of a frame. */
export const drawing = (frame: Frame): SVGSVGElement => drawn(frame, stillOf);

/** The frame of a picture, with what a lesson or a hold adds to its payload. */
export function framed(wish: Wish, more: Partial<Payload> = {}, state: Partial<State> = {}): Frame {
  const payload = { ...fixture(wish), ...more };
  const { step, unit, direction, view } = payload.address;
  const resting = { ...START, step, unit, direction, view, ...state };
  return { ...atRest(new Run(payload), resting, wish.lang ?? "zh"), room: () => ({ width: 0, height: 0 }) };
}

/** Numbers of which those at a step are not to be seen. */
function blanked(floats: string, T: number, step: number): string {
  const array = decode(floats).slice();
  array.fill(Number.NaN, (step * array.length) / T, ((step + 1) * array.length) / T);
  return encode(array);
}

/** What Python sends while a question is open that hides parts of the forward reader at the step. */
export function asked(wish: Wish, names: string[]): Partial<Payload> {
  const { forward, verdicts, tags, sizes } = fixture(wish);
  const reader = { ...forward! };
  for (const name of names)
    if (name in reader) {
      const key = name as "c";
      reader[key] = blanked(reader[key]!, sizes.T, wish.step!);
    }
  const hides = names.includes("answer");
  const shares = Object.entries(verdicts).map(([name, all]) => [name, blanked(all!, sizes.T, wish.step!)]);
  const answer = hides && { verdicts: Object.fromEntries(shares), tags: tags.map(() => ""), answer: "" };
  return { forward: reader as ReaderPayload, curtain: names, ...answer };
}

export const look = (phase: State["phase"], films: Part[], answer = false): Payload["look"] => ({
  phase,
  films,
  answer,
  view: "cell",
});

export const said = (frame: Frame): string =>
  linesOf(drawing(frame))
    .map(({ text }) => text)
    .join("\n");
