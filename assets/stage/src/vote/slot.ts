/** The room that a vote on the wall leaves to the picture which it asks about. */
import type { Vote } from "./vote";

export const WALL = "gw-wall"; // on the document: the wall's vote has been drawn, or is gone
export const LIFT = "gw-lift"; // on the document: present mode was there for a vote alone, which is gone
export const VEILED: Vote["state"][] = ["open", "closed"]; // with the picture that is asked about

const SLOT = ".gw-vote-slot";
const CHOICES = ".gw-vote-choices";
const TIGHT = "gw-vote-tight"; // of the board: question and answers take no more room than they need

/** The board of a vote with a picture, while one is shown. */
export function boardOf(): HTMLElement | null {
  const slot = document.querySelector<HTMLElement>(SLOT);
  return slot && !slot.hidden ? slot.parentElement : null;
}

/** All the room that question and answers can leave, in the window's pixels; null where they need more than there is. */
export function roomOn(board: HTMLElement): DOMRect | null {
  board.classList.add(TIGHT);
  const choices = board.querySelector<HTMLElement>(CHOICES)!;
  const all = choices.childElementCount;
  heightIn(
    choices,
    lowest([all, 2, 1], (columns) => heightIn(choices, columns)),
  );
  if (board.scrollHeight > board.clientHeight + 1 || choices.scrollWidth > choices.clientWidth + 1)
    return null;
  return board.querySelector(SLOT)!.getBoundingClientRect();
}

/** In how many columns the answers are lowest, so that the fewest are broken; of equal ones the first. */
export function lowest(ways: readonly number[], height: (columns: number) => number): number {
  const high = ways.map((columns) => ({ columns, height: height(columns) }));
  return high.reduce((best, one) => (one.height < best.height ? one : best)).columns;
}

function heightIn(choices: HTMLElement, columns: number): number {
  choices.style.setProperty("--gw-vote-columns", String(columns));
  return choices.scrollWidth > choices.clientWidth + 1 ? Number.POSITIVE_INFINITY : choices.offsetHeight;
}

/** The picture does not stand in it: question and answers spread again. */
export const giveBack = (): void => document.querySelector(`.${TIGHT}`)?.classList.remove(TIGHT);
