/** Where the page stands in what it shows, for a plan that goes on from there. */
import { pictured } from "../classroom/picture";

export interface Spot {
  step: number;
  T: number;
  phase: string; // "" where nothing has any
}

/** Where the stage stands, or what the wall shows beside it or without one; null on a page with neither. */
export function spotOf(): Spot | null {
  const wall = document.querySelector<HTMLElement>(".gw-present");
  if (wall?.dataset.place)
    return { step: Number(wall.dataset.place), T: Number(wall.dataset.steps), phase: "" };
  const element = pictured();
  if (!element) return null;
  const tokens = (wall ?? element).querySelectorAll("[data-token]");
  const { place, phase = "" } = element.dataset;
  return {
    step: Number(place),
    T: new Set([...tokens].map((one) => one.getAttribute("data-token"))).size,
    phase,
  };
}
