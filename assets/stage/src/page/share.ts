/** Answers the share menu's buttons, which the server draws: the link of this moment, and the picture as a file. */
import { stillOf } from "../cell/still";
import type { Frame } from "../frame";
import type { Address } from "../payload";
import { say } from "../primitives/dom";
import { placeOf } from "../telling/rest";
import { addressed } from "./address";
import { later } from "./later";

const COPIED = 2000; // ms

export interface Shared {
  address: Address;
  frame: Frame | null; // null where the page has no picture
}

/** The live address, the step of this moment included. */
const linkOf = ({ address, frame }: Shared): string =>
  addressed(location.href, address, frame ? placeOf(frame.state) : address);

/** The link is shown and marked where the browser does not let it be copied. */
async function copy(button: HTMLElement, shared: Shared): Promise<void> {
  const href = linkOf(shared);
  const done = button.parentElement!.querySelector<HTMLElement>("[data-share-done]")!;
  try {
    await navigator.clipboard.writeText(href);
  } catch {
    say(done, href);
    return void getSelection()?.selectAllChildren(done);
  }
  say(done, done.dataset.shareDone!);
  setTimeout(() => say(done, ""), COPIED);
}

async function save(frame: Frame, kind: "svg" | "png"): Promise<void> {
  await later("drawing");
  await globalThis.gwSave!(frame, kind, stillOf);
}

export function answerShare(what: (kind: string) => Shared | null, signal: AbortSignal): void {
  document.addEventListener(
    "click",
    ({ target }) => {
      const button = target instanceof Element ? target.closest<HTMLElement>("[data-share]") : null;
      const kind = button?.dataset.share;
      const shared = kind ? what(kind) : null;
      if (!button || !shared) return;
      if (kind === "copy") void copy(button, shared);
      else if (shared.frame) void save(shared.frame, kind as "svg" | "png");
    },
    { signal },
  );
}
