/** Under an open or closed vote stands the picture that is asked about: where present mode is not on, it comes and goes with the vote. */
import { asksToPresent, hasPicture, isPresented } from "../classroom/picture";
import { isMarked, markTab } from "../classroom/tab";
import { LIFT, VEILED } from "../vote/slot";
import type { Vote } from "../vote/vote";

const MINE = "gatewalk-veil"; // of this tab, over a reload: present mode is there for the vote alone

/** The vote is drawn as it stands. */
export function hang({ state }: Vote): void {
  if (!VEILED.includes(state) || isMarked(MINE) || isPresented() || asksToPresent()) return;
  const button = document.querySelector<HTMLElement>('[data-share="present"]');
  if (!button || !hasPicture()) return; // a slide is not what is asked about
  markTab(MINE, true); // where storage is forbidden present mode stays
  button.click();
}

/** There is no vote any more. */
export function lift(): void {
  if (!isMarked(MINE)) return;
  markTab(MINE, false);
  document.dispatchEvent(new Event(LIFT));
}
