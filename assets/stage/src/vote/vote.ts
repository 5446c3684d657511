/** A vote as the room tells of it (pages/classroom/poll.py), and its answers as rows: letters, bars, what each mixes up. */
import type { Fill } from "../classroom/words";
import type { Lang } from "../payload";
import { hide, make, mark, say } from "../primitives/dom";
import "./vote.css";

export type Letters<T> = Record<string, T>; // by letter

export interface Vote {
  id: string;
  number: number; // of the votes of this room
  round: number;
  rounds: number; // that it is to have
  state: "open" | "closed" | "bars" | "revealed";
  talk: boolean; // neighbours talk before they answer
  n: number; // votes of this round
  question: Record<Lang, { text: string; choices: Letters<string> }>;
  until?: number; // ms of the server's clock, as `now`: while it is open
  now?: number;
  counts?: Letters<number>[]; // of each round, once they are shown
  right?: string; // the last three once it is revealed
  mixup?: Record<Lang, Letters<string>>;
  why?: Record<Lang, Letters<string>>;
}

export interface Wants {
  mine?: Letters<string>; // what stands behind the letters that this tab chose
  chosen?: string; // in the round that is open
  choose?: (letter: string) => void;
}

/** Why an answer is right, or what it mixes up. */
export const reasonOf = ({ why }: Vote, lang: Lang, letter: string): string =>
  `${letter}${lang === "zh" ? "：" : ": "}${why?.[lang][letter] ?? ""}`;

class Row {
  private readonly text = make("span", "gw-vote-text");
  private readonly bars = make("span", "gw-vote-bars");
  private readonly note = make("span", "gw-vote-note");
  readonly element: HTMLElement;

  constructor(
    readonly letter: string,
    choose?: (letter: string) => void,
  ) {
    const parts = [make("b", "gw-vote-letter", {}, letter), this.text, this.bars, this.note];
    this.element = choose
      ? make("button", "gw-vote-choice", { type: "button" }, ...parts)
      : make("div", "gw-vote-choice", { role: "listitem" }, ...parts);
    if (choose) this.element.addEventListener("click", () => choose(letter));
  }

  draw(vote: Vote, lang: Lang, fill: Fill, { mine, chosen, choose }: Wants): void {
    const { letter, element } = this;
    const { state, counts, right, mixup } = vote;
    say(this.text, vote.question[lang].choices[letter]!);
    if (choose) {
      mark(element, "aria-pressed", chosen === letter);
      mark(element, "disabled", state === "open" ? null : "");
    }
    element.classList.toggle("gw-vote-right", right === letter);
    const most = Math.max(1, ...(counts ?? []).flatMap((round) => Object.values(round)));
    const rounds = (counts ?? []).map((round, k) => ({ k, n: round[letter] ?? 0 }));
    this.bars.replaceChildren(
      ...rounds.map(({ k, n }) => {
        const bar = make("i", "", { style: `width: ${(100 * n) / most}%` });
        const name = make("small", "", {}, fill("round", k + 1));
        return make("span", "gw-vote-bar", {}, name, make("span", "", {}, bar), make("b", "", {}, String(n)));
      }),
    );
    hide(this.bars, !rounds.length);
    const name = right === letter ? `✓ ${fill("right")}` : (mixup?.[lang][letter] ?? "");
    const noted = [mine?.[letter], mine && right !== letter ? "" : name].filter(Boolean).join(" ");
    say(this.note, noted);
    hide(this.note, !noted);
  }
}

/** The answers of one vote; made anew where another one is asked. */
export class Choices {
  readonly element = make("div", "gw-vote-choices");
  private rows: Row[] = [];
  private about = "";

  draw(vote: Vote, lang: Lang, fill: Fill, wants: Wants = {}): void {
    const about = `${vote.number} ${vote.id}`;
    if (about !== this.about) {
      this.about = about;
      this.rows = Object.keys(vote.question[lang].choices).map((letter) => new Row(letter, wants.choose));
      this.element.replaceChildren(...this.rows.map(({ element }) => element));
    }
    mark(this.element, "role", wants.choose ? "group" : "list");
    mark(this.element, "aria-label", vote.question[lang].text);
    mark(this.element, "data-state", vote.state);
    for (const row of this.rows) row.draw(vote, lang, fill, wants);
  }
}
