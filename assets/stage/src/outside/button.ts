import { make } from "../primitives/dom";

/** A button of a page outside Streamlit, with words of its own where it keeps them. */
export function button(className: string, press: () => void, words = ""): HTMLButtonElement {
  const made = make("button", `gw-button ${className}`.trimEnd(), { type: "button" }, words);
  made.addEventListener("click", press);
  return made;
}
