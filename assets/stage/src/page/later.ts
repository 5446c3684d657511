/** Scripts of the stage's that a page does without at first: each sets one name, and may have come with the stage's own. */
import type { DrawStill } from "../cell/still";
import type { Member } from "../family/member";
import type { Dispatch, Frame, MakePane, Room, State } from "../frame";
import type { Kind } from "../kinds/names";
import type { Lang } from "../payload";
import type { Ballot } from "../vote/ballot";

const REST = 4000; // ms after the stage is there

/** What drill.js draws into an element. */
export interface View {
  draw(frame: Frame, room: Room): void;
}

/** What a page without a picture has in its place. */
export type Slide = Pick<Frame, "palette"> & { state: Pick<State, "present"> };

/** What present.js draws over the window, while the state asks for it. */
export interface Presenting {
  draw(shown: Frame | Slide | null, dispatch: Dispatch): void;
  moment(ms: number): void;
}

/** What becomes of a picture; one that is laid on paper is there for as long as the page is printed. */
export type Saved = "svg" | "png" | "paper";

declare global {
  var gwDrill: ((element: HTMLElement, dispatch: Dispatch) => View) | undefined;
  var gwDrawing:
    | ((frame: Frame, kind: Saved, still: DrawStill, link: string | null) => Promise<void>)
    | undefined;
  var gwText: MakePane | undefined;
  var gwUploads: ((uploader: Element) => void) | undefined; // says from now on why its file was not taken
  var gwMarks: object | undefined; // frames the stage's step in the figures below it
  var gwPresent: Presenting | undefined;
  var gwBallot: typeof Ballot | undefined;
  var gwRemote: ((host: HTMLElement, code: string, key: string, lang: Lang) => void) | undefined;
  var gwBack: ((code: string) => void) | undefined;
  var gwFamily: Readonly<Record<Exclude<Kind, "lstm">, Member>> | undefined;
}

export type Later =
  | "drill"
  | "drawing"
  | "text"
  | "family"
  | "marks"
  | "present"
  | "uploads"
  | "ballot"
  | "remote";

/** What a script sets when it has come: drill.js gwDrill. */
const nameOf = (script: Later): string => `gw${script[0]!.toUpperCase()}${script.slice(1)}`;

let awaited = 0;
let failures = 0;

/** Whether one of them is on its way. */
export const isAwaited = (): boolean => awaited > 0;

/** Fetches one of them, once; after a failure, which browsers keep by its address, by another address. */
export async function later(name: Later): Promise<void> {
  if (nameOf(name) in globalThis) return;
  const address = `./${name}.js${failures ? `?${failures}` : ""}`; // beside the script that this is part of
  awaited += 1;
  try {
    await import(address);
  } catch (why) {
    failures += 1;
    throw why;
  } finally {
    awaited -= 1;
  }
}

/** Fetches what any page may need once it has come to rest, so that it is there without a connection, too; a kind of cell comes with a payload. */
export function fetchLater(): void {
  const names = ["drill", "drawing", "text", "marks", "uploads"] as const;
  setTimeout(() => Promise.allSettled(names.map((name) => later(name))), REST); // whoever needs one that failed asks again
}
