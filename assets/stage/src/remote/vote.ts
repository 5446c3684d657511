/** The vote as the teacher's phone has it: its bars before the class sees them, what is proposed, and what can be done. */
import { clock, secondsTo } from "../classroom/clock";
import { pause, sleep } from "../classroom/pause";
import { fetchSecret } from "../classroom/post";
import type { Fill } from "../classroom/words";
import { button } from "../outside/button";
import type { Lang } from "../payload";
import { hide, make, say } from "../primitives/dom";
import { type Act, actsOf, proposed, votesIn } from "../vote/acts";
import { Turn } from "../vote/turn";
import { Choices, type Vote } from "../vote/vote";

type Tally = Pick<Vote, "counts" | "right" | "mixup" | "why">; // what the teacher may know at any time

/** What a button does: something with the vote, or to ask the page's question. */
export type Deed = Act | "ask";

export class TeachersVote {
  private readonly text = make("h2", "gw-vote-question");
  private readonly votes = make("p", "gw-remote-votes");
  private readonly clock = make("p", "gw-remote-clock", { role: "timer" });
  private readonly choices = new Choices();
  private readonly section = make(
    "section",
    "gw-vote",
    {},
    this.text,
    this.votes,
    this.clock,
    this.choices.element,
  );
  private readonly proposal = make("p", "gw-remote-proposal");
  private readonly acts = make("div", "gw-remote-acts");
  readonly elements = [this.section, this.proposal, this.acts];
  private readonly turn = new Turn(this.acts);
  private vote: Vote | undefined;
  private ends = 0; // of an open one, on this page's own clock
  private tally: Tally | null = null; // of the vote as it stands
  private tallied = ""; // for which it was asked

  constructor(
    private readonly address: string,
    private readonly key: string,
    private readonly lang: Lang,
    private readonly fill: Fill,
    private readonly act: (deed: Deed) => void,
  ) {}

  /** Whether it has just become another: a press was meant for the one before. */
  get isTurning(): boolean {
    return this.turn.isOn;
  }

  /** The room's vote, undefined without one; `redraw` is called when its bars are there. */
  hear(vote: Vote | undefined, redraw: () => void): void {
    const { until = 0, now = 0 } = vote ?? {};
    this.vote = vote;
    this.ends = performance.now() + until - now;
    void this.look(redraw);
  }

  /** The bars of a vote that is closed, for the teacher alone. */
  private async look(redraw: () => void): Promise<void> {
    const { vote } = this;
    const about = vote && vote.state !== "open" ? `${vote.number} ${vote.round} ${vote.state} ${vote.n}` : "";
    if (about === this.tallied) return;
    this.tallied = about;
    if (!about) this.tally = null;
    if (!about) return;
    try {
      const tally = await fetchSecret<Tally>(this.address, this.key);
      if (about !== this.tallied) return;
      this.tally = tally;
      redraw();
    } catch {
      await sleep(pause());
      if (about !== this.tallied) return;
      this.tallied = "";
      await this.look(redraw);
    }
  }

  /** `here` are in the room, which may be over. */
  draw(here: number, isOver: boolean): void {
    const { fill, lang } = this;
    const vote = isOver ? undefined : this.vote;
    hide(this.section, !vote);
    this.offer(vote, isOver);
    hide(this.proposal, true);
    if (!vote) return;
    const known = vote.state !== "open" && this.tally;
    say(this.text, vote.question[lang].text);
    const { counts: _, right: __, mixup: ___, ...bare } = vote; // no bars before they are asked for
    this.choices.draw({ ...bare, ...known }, lang, fill);
    const { counts, right } = known || {};
    const n = known ? votesIn(counts?.at(-1) ?? {}) : vote.n;
    const votes = `${fill("votes", n)} / ${fill("here", here)}`;
    const who = vote.state === "closed" ? ` · ${fill("only_you")}` : "";
    say(this.votes, `${fill("round", vote.round)} · ${votes}${who}`);
    this.votes.classList.toggle("gw-vote-many", n > here);
    const wise = known && vote.state === "closed" && right ? proposed(counts?.at(-1) ?? {}, right) : null;
    hide(this.proposal, !wise);
    if (!wise) return;
    say(this.proposal, fill(`propose_${wise.what}`, Math.round(100 * wise.share)));
    for (const one of this.acts.children)
      one.classList.toggle("gw-primary", (one as HTMLElement).dataset.act === wise.what);
  }

  /** The clock of an open one. */
  tick(isOver: boolean): void {
    const isOpen = !isOver && this.vote?.state === "open";
    hide(this.clock, !isOpen);
    if (isOpen) say(this.clock, clock(Math.max(0, secondsTo(this.ends))));
  }

  private offer(vote: Vote | undefined, isOver: boolean): void {
    this.turn.to(vote);
    const deeds: Deed[] = isOver ? [] : vote ? actsOf(vote) : ["ask"];
    const drawn = deeds.join();
    if (this.acts.dataset.acts === drawn) return;
    this.acts.dataset.acts = drawn;
    this.acts.replaceChildren(
      ...deeds.map((deed, k) => {
        const one = button("", () => this.act(deed), this.fill(deed));
        one.dataset.act = deed;
        one.classList.toggle("gw-primary", !k && vote?.state !== "closed");
        return one;
      }),
    );
  }
}
