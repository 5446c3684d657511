/** Under an open or closed vote stands the picture that is asked about: where present mode is not on, it comes and goes with the vote. */
import { LIFT, VEILED } from "../vote/slot";
import type { Vote } from "../vote/vote";

const KEPT = "gatewalk-veil"; // of this tab, over a reload: present mode is there for the vote alone

function isMine(): boolean {
  try {
    return sessionStorage.getItem(KEPT) !== null;
  } catch {
    return false;
  }
}

/** Where storage is forbidden present mode stays. */
function keep(on: boolean): void {
  try {
    if (on) sessionStorage.setItem(KEPT, "1");
    else sessionStorage.removeItem(KEPT);
  } catch {
    // forbidden
  }
}

const isPresented = (): boolean =>
  "present" in document.documentElement.dataset || new URLSearchParams(location.search).has("present");

/** The vote is drawn as it stands. A page without a picture has no button to show one. */
export function hang({ state }: Vote): void {
  if (!VEILED.includes(state) || isMine() || isPresented()) return;
  const button = document.querySelector<HTMLElement>('[data-share="present"]');
  if (!button) return;
  keep(true);
  button.click();
}

/** There is no vote any more. */
export function lift(): void {
  if (!isMine()) return;
  keep(false);
  document.dispatchEvent(new Event(LIFT));
}
