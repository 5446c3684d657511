/** Under the readers: the tag of every token and the words that the tags make, on the tiles' axis. */
import { tagText } from "../answer/words";
import type { Frame } from "../frame";
import { hide, make } from "../primitives/dom";
import { spans, textOf } from "../sentence/tokens";
import type { Layout } from "./geometry";

const ROOMY = 30; // px a column from which words stand in the usual type

export class Foot {
  readonly element = make("div", "gw-foot");
  private tags: HTMLElement[] = [];
  private shown = -1;

  lay({ run, label }: Frame, g: Layout): void {
    const { tags, tokens } = run.payload;
    hide(this.element, run.payload.task !== "segmentation");
    if (this.element.hidden) return this.element.replaceChildren();
    this.element.style.top = `${g.foot}px`;
    this.shown = -1;
    this.tags = tags.map((tag, t) => {
      const text = tagText(run, t);
      const cell = make("span", "gw-foot-tag", {}, g.column < 44 ? tag : text);
      Object.assign(cell.style, { left: `${t * g.column}px`, width: `${g.column}px` });
      if (text.includes("→")) cell.title = label("answer_decoded", { tag: text });
      return cell;
    });
    const told = tags.some(Boolean); // else a lesson has not shown the answer yet
    const words = (told ? spans(tags) : []).map(([from, to]) => {
      const word = make(
        "span",
        `gw-foot-word${g.column < ROOMY ? " gw-dense" : ""}`,
        {},
        textOf(tokens, from, to + 1),
      );
      const gap = g.column < ROOMY ? 1 : 4;
      Object.assign(word.style, {
        left: `${from * g.column + gap}px`,
        width: `${(to - from + 1) * g.column - 2 * gap}px`,
      });
      return word;
    });
    this.element.replaceChildren(...this.tags, ...words);
  }

  step(step: number): void {
    this.tags[this.shown]?.classList.remove("gw-now");
    this.tags[step]?.classList.add("gw-now");
    this.shown = step;
  }
}
