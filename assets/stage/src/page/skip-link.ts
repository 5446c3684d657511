/** The first tab stop leads past the rows above: to the stage, or where there is none to the chapter. */
import { make, mark, say } from "../primitives/dom";
import "./skip-link.css";

const CHAPTER = ".st-key-gw-why, .st-key-gw-map, .st-key-gw-review"; // those that have no stage
const LIVE = '[class*="st-key-gw-live-"]'; // what comes into these is read out
const link = make("a", "gw-skip", { href: "#gw-stage" });
let to: HTMLElement | null = null;

link.addEventListener("click", (event) => {
  event.preventDefault();
  if (to && !to.hasAttribute("tabindex")) to.setAttribute("tabindex", "-1");
  to?.focus();
});

export function dressPage(root: HTMLElement, hasPicture: boolean, label: (key: string) => string): void {
  mark(root, "id", "gw-stage");
  to = hasPicture ? root : document.querySelector<HTMLElement>(CHAPTER);
  say(link, label(hasPicture ? "shell_skip" : "shell_skip_chapter"));
  if (document.body.firstChild !== link) document.body.prepend(link);
  for (const box of document.querySelectorAll(LIVE)) mark(box, "role", "status");
}
