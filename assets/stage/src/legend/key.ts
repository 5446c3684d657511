/** One sign of a legend and its word. */
import { make } from "../primitives/dom";

export function legendKey(name: string): { word: HTMLElement; element: HTMLElement } {
  const word = make("span");
  return {
    word,
    element: make("span", `gw-key gw-key-${name}`, {}, make("i", "", { "aria-hidden": "true" }), word),
  };
}
