import { make } from "../primitives/dom";

export function button(name: string, press: () => void): HTMLButtonElement {
  const made = make("button", "gw-button", { type: "button" }, name);
  made.addEventListener("click", press);
  return made;
}
