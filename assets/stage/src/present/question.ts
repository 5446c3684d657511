/** The lesson's open question, as it stands on the page under the picture: its text, and its answers by letters. */
import type { Room } from "../frame";
import { make, mark } from "../primitives/dom";
import { lowest } from "../vote/slot";

const ASKED = '[class*="st-key-gw-ask"] p[data-ask][data-focus]'; // one that was answered has no focus to take
const ANSWERS = '[class*="st-key-gw-answer"] button';
const LABEL = "gw-ask-first"; // "Guess first"
const KEPT = ["B", "I", "SUB", "SUP"];

/** The same words without what can be pressed or has a name of its own. */
function worded(from: Node): (Node | string)[] {
  return [...from.childNodes].flatMap((node) => {
    if (!(node instanceof Element)) return [node.textContent ?? ""];
    if (node.classList.contains(LABEL)) return [];
    const words = worded(node);
    if (!KEPT.includes(node.tagName)) return words;
    return [make(node.tagName.toLowerCase() as "b", node.className, {}, ...words)];
  });
}

const asked = (): Element | null => document.querySelector(ASKED);
const answers = (): string[] => {
  const card = asked()?.closest('[class*="st-key-gw-ask"]');
  return [...(card?.querySelectorAll(ANSWERS) ?? [])].map((button) => button.textContent ?? "");
};

/** What is asked, to tell one question from another; "" where none is open. */
export const openQuestion = (): string => [asked()?.textContent ?? "", ...answers()].join("\n").trim();

export class Question {
  private readonly text = make("p");
  private readonly choices = make("div");
  readonly element = make("section", "gw-present-question", {}, this.text, this.choices);

  /** As large as it fits its room. */
  draw({ width, height }: Room): void {
    const { element, text, choices } = this;
    const question = asked();
    Object.assign(element.style, { width: `${width}px`, height: `${height}px` });
    text.replaceChildren(...(question ? worded(question) : []));
    const said = answers();
    choices.replaceChildren(
      ...said.map((answer) => {
        const [letter = "", ...words] = [answer.slice(0, 1), answer.slice(1).trim()];
        return make("span", "", {}, make("b", "", {}, letter), ...words);
      }),
    );
    const ways = [...new Set([said.length, 2, 1])].filter((columns) => columns > 0);
    for (const size of [3, 2, 1]) {
      mark(element, "data-size", size);
      const fits = ways.filter((columns) => {
        this.part(columns);
        return element.scrollWidth <= element.clientWidth && element.scrollHeight <= element.clientHeight;
      });
      if (!fits.length) continue;
      this.part(lowest(fits, (columns) => this.part(columns)));
      return;
    }
  }

  /** The answers in so many columns; how high they are then. */
  private part(columns: number): number {
    this.choices.style.gridTemplateColumns = `repeat(${columns}, auto)`;
    return this.choices.offsetHeight;
  }
}
