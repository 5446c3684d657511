/** Answers the buttons of what is taken along, which the server draws: the link of this moment, the picture as a file, a program. */
import { stillOf } from "../cell/still";
import type { Frame } from "../frame";
import type { Address } from "../payload";
import { say } from "../primitives/dom";
import { placeOf } from "../telling/rest";
import { addressed, withoutSeat } from "./address";
import { later, type Saved } from "./later";

const COPIED = 2000; // ms

export interface Shared {
  address: Address;
  frame: Frame | null; // null where the page has no picture
}

/** The live address, the step of this moment included, and the question of the page: the same for all who open it. */
function linkOf({ address, frame }: Shared): string {
  const ask = document.querySelector<HTMLElement>("[data-ask]")?.dataset.ask;
  const place = frame ? placeOf(frame.state) : address;
  return addressed(withoutSeat(location.href), address, place, { ask });
}

/** The text is marked where the browser does not let it be copied: where it stands, a link beside its button. */
async function copy(button: HTMLElement, text: string, stands?: Element | null): Promise<void> {
  const done = button.parentElement!.querySelector<HTMLElement>("[data-share-done]")!;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    if (!stands) say(done, text);
    return void getSelection()?.selectAllChildren(stands ?? done);
  }
  say(done, done.dataset.shareDone!);
  setTimeout(() => say(done, ""), COPIED);
}

/** The picture names the link that opens what it shows; a page of its own has none. */
async function save(frame: Frame, kind: Saved, address: Address): Promise<void> {
  const link = frame.run.payload.alone ? null : linkOf({ address, frame });
  await later("drawing");
  await globalThis.gwDrawing!(frame, kind, stillOf, link);
}

export function answerShare(what: (kind: string) => Shared | null, signal: AbortSignal): void {
  document.addEventListener(
    "click",
    ({ target }) => {
      const button = (target as Element).closest?.<HTMLElement>("[data-share]");
      const kind = button?.dataset.share;
      const shared = kind && what(kind);
      if (!button || !shared) return;
      const program = document.querySelector("[data-code]");
      if (kind === "copy") void copy(button, linkOf(shared));
      else if (kind === "code") void copy(button, program?.textContent ?? "", program);
      else if (shared.frame) void save(shared.frame, kind as Saved, shared.address);
    },
    { signal },
  );
}
