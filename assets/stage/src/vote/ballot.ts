/** A student's side of a vote: one tap, the last one counts until it is closed, and at the end what was right and why. */
import type { Fill } from "../classroom/words";
import type { Lang } from "../payload";
import { hide, make, say } from "../primitives/dom";
import { Choices, type Letters, reasonOf, type Vote } from "./vote";

const KEPT = "gatewalk-votes"; // of this tab: its number, and its letter of each round
const [TAKEN, CLOSED] = [204, 409];
const GAP = 400; // ms between two votes; the server takes one in 300
const AGAIN = 1500; // ms until a vote that did not come through is sent again

interface Kept {
  tab: string;
  room: string; // whose letters these are
  seen: { vote: Vote; version: number } | null; // the vote that was drawn last, and when
  letters: Record<string, string>; // by question and round
  cast: Record<string, string>; // by vote and round: what the server has taken
}

const newTab = (): string =>
  [...crypto.getRandomValues(new Uint8Array(8))].map((n) => n.toString(16).padStart(2, "0")).join("");

/** What this tab has kept of a room; of another room's nothing but its number. */
function kept(room: string): Kept {
  let tab = newTab();
  try {
    const found = JSON.parse(sessionStorage.getItem(KEPT) ?? "null") as Kept | null;
    if (found?.tab && found.room === room) return found;
    tab = found?.tab ?? tab;
  } catch {
    // forbidden or broken
  }
  return { tab, room, seen: null, letters: {}, cast: {} };
}

/** One question about other numbers is another: its text says which. */
const roundOf = ({ id, question }: Vote, round: number): string => `${id} ${round} ${question.zh.text}`;
const castOf = ({ number }: Vote, round: number): string => `${number} ${round}`;

export class Ballot {
  private readonly round = make("span", "gw-vote-round");
  private readonly talk = make("p", "gw-vote-talk");
  private readonly text = make("h2", "gw-vote-question");
  private readonly choices = new Choices();
  private readonly foot = make("p", "gw-vote-foot", { role: "status" });
  private readonly why = make("div", "gw-vote-why");
  readonly element = make(
    "section",
    "gw-vote",
    { hidden: "" },
    this.round,
    this.talk,
    this.text,
    this.choices.element,
    this.foot,
    this.why,
  );
  private readonly memory: Kept;
  private vote: Vote | null = null;
  private version: number; // of the room's state that is drawn
  private refused = false;
  private timer: number | undefined;
  private isSending = false;
  private last = Number.NEGATIVE_INFINITY; // when one was sent

  constructor(
    private readonly address: string,
    private readonly redraw: () => void,
  ) {
    this.memory = kept(address);
    this.version = this.memory.seen?.version ?? 0;
  }

  /** Shows a vote or, where there is none, nothing; whether there is one. `version` counts the room's changes: in one that was lost and opened again it begins anew. */
  draw(vote: Vote | undefined, lang: Lang, fill: Fill, version: number): boolean {
    if (vote?.number !== this.vote?.number || vote?.round !== this.vote?.round || vote?.state !== "open")
      this.refused = false;
    const isSameRoom = version >= this.version;
    const before = this.memory.seen?.vote;
    this.version = version;
    if (before && vote?.number !== before.number && (isSameRoom || before.state === "revealed"))
      this.forget(before);
    this.see(vote, before);
    this.vote = vote ?? null;
    hide(this.element, !vote);
    if (!vote) return false;
    const taken = this.memory.cast[castOf(vote, vote.round)];
    const chosen = vote.state === "open" ? this.memory.letters[roundOf(vote, vote.round)] : taken;
    this.plan(); // a server that has lost all asks anew, and is told again
    say(this.round, vote.state === "revealed" ? fill("revealed") : fill("round", vote.round));
    say(this.talk, fill("talk"));
    hide(this.talk, !(vote.talk && vote.state === "open"));
    say(this.text, vote.question[lang].text);
    const mine = vote.state === "revealed" ? this.mine(vote, fill) : undefined;
    this.choices.draw(vote, lang, fill, { chosen, mine, choose: (letter) => this.choose(letter) });
    const open = !chosen
      ? fill("choose")
      : chosen === taken
        ? fill("noted", chosen)
        : fill("sending", chosen);
    const state = { open, closed: fill("closed"), bars: fill("closed"), revealed: "" }[vote.state];
    say(this.foot, this.refused && vote.state === "open" ? fill("late") : state);
    this.explain(vote, lang);
    return true;
  }

  /** Keeps, over a reload, which vote was drawn last. */
  private see(vote: Vote | undefined, before: Vote | undefined): void {
    const isSame = (["number", "round", "state"] as const).every((name) => vote?.[name] === before?.[name]);
    if (isSame) return;
    this.memory.seen = vote ? { vote, version: this.version } : null;
    this.keep();
  }

  private choose(letter: string): void {
    const { vote, memory } = this;
    if (vote?.state !== "open") return;
    this.refused = false;
    memory.letters[roundOf(vote, vote.round)] = letter;
    this.keep();
    this.plan();
    this.redraw();
  }

  /** Sends the letter of this round until the server has it or says that it is too late; one after the other. */
  private plan(wait = 0): void {
    if (this.isSending || this.timer !== undefined || this.refused || !this.due()) return;
    const ms = Math.max(wait, this.last + GAP - performance.now());
    if (ms <= 0) return void this.cast();
    this.timer = window.setTimeout(() => {
      this.timer = undefined;
      void this.cast();
    }, ms);
  }

  /** The letter that the server has not taken yet. */
  private due(): string | undefined {
    const { vote, memory } = this;
    const letter = vote?.state === "open" ? memory.letters[roundOf(vote, vote.round)] : undefined;
    return vote && letter !== memory.cast[castOf(vote, vote.round)] ? letter : undefined;
  }

  private async cast(): Promise<void> {
    const { vote, memory } = this;
    const letter = this.due();
    if (!vote || !letter) return;
    const { number, round } = vote;
    const body = JSON.stringify({ number, round, tab: memory.tab, a: letter });
    const headers = { "content-type": "application/json" };
    this.last = performance.now();
    this.isSending = true;
    const status = await fetch(this.address, { method: "POST", headers, body }).then(
      (answer) => answer.status,
      () => 0,
    );
    this.isSending = false;
    if (status === TAKEN) memory.cast[castOf(vote, round)] = letter;
    this.keep();
    this.refused = status === CLOSED && this.vote?.number === number && this.vote.round === round;
    this.plan(status === TAKEN ? 0 : AGAIN);
    this.redraw();
  }

  /** What was ended or revealed is another question when it is asked again. */
  private forget(vote: Vote): void {
    for (let round = 1; round <= vote.round; round++) delete this.memory.letters[roundOf(vote, round)];
    this.keep();
  }

  private keep(): void {
    try {
      sessionStorage.setItem(KEPT, JSON.stringify(this.memory));
    } catch {
      // forbidden: a reload forgets the letter
    }
  }

  /** What this tab chose in each round, said behind the letters. */
  private mine(vote: Vote, fill: Fill): Letters<string> {
    const said: Letters<string> = {};
    for (let round = 1; round <= vote.round; round++) {
      const letter = this.memory.cast[castOf(vote, round)];
      if (letter) said[letter] = [said[letter], fill("yours", round)].filter(Boolean).join(" · ");
    }
    return said;
  }

  /** Why the letter that was chosen last is wrong, and why the right one is right. */
  private explain(vote: Vote, lang: Lang): void {
    const { right = "", why } = vote;
    const last = this.memory.cast[castOf(vote, vote.round)] ?? "";
    const told = why ? [...new Set([last, right])].filter((letter) => why[lang][letter]) : [];
    this.why.replaceChildren(
      ...told.map((letter) => {
        const kind = letter === right ? "gw-vote-because" : "gw-vote-mixed";
        return make("p", kind, {}, reasonOf(vote, lang, letter));
      }),
    );
  }
}
