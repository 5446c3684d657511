/** The line that tells the first minute: how far it is, one sentence, the way past it and the way on. */
import type { First } from "../payload";
import { make, mark, say } from "../primitives/dom";
import type { Story, Wish } from "./story";
import { BEATS, WHOLE } from "./tour";
import "./first.css";

export class FirstBar {
  private readonly dots = make("span", "gw-first-dots", { role: "img" });
  private readonly line = make("p", "gw-first-say", { role: "status" });
  private readonly skip = make("button", "gw-first-skip", { type: "button" });
  private readonly on = make("button", "gw-button gw-primary gw-first-on", { type: "button" });
  readonly element = make("div", "gw-first-bar", {}, this.dots, this.line, this.skip, this.on);

  constructor(ask: (wish: Wish) => void, lead: () => void) {
    this.dots.append(...Array.from({ length: BEATS }, () => make("i")));
    this.skip.addEventListener("click", () => ask("skip"));
    this.on.addEventListener("click", () => (this.beat === WHOLE ? lead() : ask("on")));
    this.element.hidden = true;
  }
  private beat = 1;

  draw(first: First, { beat }: Story): void {
    this.beat = beat;
    const { say: sentence, button } = first.beats[beat - 1]!;
    [...this.dots.children].forEach((dot, k) => dot.classList.toggle("gw-on", k < beat));
    mark(this.dots, "aria-label", first.words.progress!.replace("{beat}", String(beat)));
    say(this.line, sentence);
    say(this.on, button);
    say(this.skip, first.words[beat === WHOLE ? "explore" : "skip"]!);
    this.element.hidden = false;
  }

  end(): void {
    this.element.hidden = true;
  }
}
