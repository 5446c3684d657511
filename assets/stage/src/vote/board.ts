/** The wall's side of a vote: the question over the whole page, how many have answered, the clock, and what comes next. */

import { clock, secondsTo } from "../classroom/clock";
import { giveFocusBack, takeFocus, turnWithin } from "../classroom/dialog";
import { COVERS } from "../classroom/keys";
import { Polite } from "../classroom/polite";
import type { Fill } from "../classroom/words";
import type { Lang } from "../payload";
import { hide, make, mark, say } from "../primitives/dom";
import { type Act, actsOf } from "./acts";
import { VEILED, WALL } from "./slot";
import { Turn } from "./turn";
import { Choices, reasonOf, type Vote } from "./vote";

const TICK = 250; // ms
const NO_LANDMARK = { role: "none" }; // a dialog's own head and foot: the page has its banner
const ON = ["ArrowRight", "PageDown"];

export class Board {
  private readonly round = make("span", "gw-vote-round");
  private readonly code = make("span", "gw-vote-code");
  private readonly text = make("h2", "gw-vote-question");
  private readonly choices = new Choices();
  private readonly count = make("p", "gw-vote-count");
  private readonly told = new Polite();
  private readonly clock = make("span", "gw-vote-clock", { role: "timer" });
  private readonly acts = make("span", "gw-vote-acts");
  private readonly failed = make("p", "gw-vote-failed", { role: "status" });
  private readonly why = make("p", "gw-vote-because");
  private readonly slot = make("div", "gw-vote-slot"); // where present mode draws its picture meanwhile
  readonly element = make(
    "section",
    "gw-vote gw-vote-board",
    { role: "dialog", "aria-modal": "true", tabindex: "-1" },
    make("header", "", NO_LANDMARK, this.round, this.code),
    this.text,
    this.choices.element,
    this.slot,
    this.why,
    make("footer", "", NO_LANDMARK, this.count, this.told.element, this.failed, this.clock, this.acts),
  );
  private vote: Vote | null = null;
  private drawn = ""; // what the buttons were made for
  private ends = 0; // on this page's own clock
  private timer = 0;
  private readonly turn = new Turn(this.element);

  constructor(private readonly send: (what: Act) => void) {}

  get isShown(): boolean {
    return this.vote !== null;
  }

  private act(what: Act): void {
    if (!this.turn.isOn) this.send(what);
  }

  /** No vote is going on. */
  clear(): void {
    this.vote = null;
    this.drawn = "";
    clearInterval(this.timer);
    document.body.classList.remove(COVERS.vote);
    if (!this.element.isConnected) return;
    this.element.remove();
    giveFocusBack();
    document.dispatchEvent(new Event(WALL));
  }

  draw(vote: Vote, { lang, fill, code, here }: { lang: Lang; fill: Fill; code: string; here: number }): void {
    this.vote = vote;
    clearInterval(this.timer);
    document.body.classList.add(COVERS.vote);
    mark(this.element, "aria-label", vote.question[lang].text);
    if (!this.element.isConnected) {
      document.body.append(this.element);
      takeFocus(this.element);
    }
    if (this.turn.to(vote)) this.refuse("");
    say(this.round, vote.state === "revealed" ? fill("revealed") : fill("round", vote.round));
    say(this.code, `${code} · ${fill("here", here)}`);
    say(this.text, vote.question[lang].text);
    this.choices.draw(vote, lang, fill);
    say(this.count, this.counted(vote, here, fill));
    this.told.tell(this.count.textContent!);
    this.count.classList.toggle("gw-vote-many", vote.n > here);
    say(this.why, vote.right ? reasonOf(vote, lang, vote.right) : "");
    hide(this.why, vote.state !== "revealed");
    this.button(vote, fill);
    hide(this.slot, !VEILED.includes(vote.state));
    hide(this.clock, vote.state !== "open");
    if (vote.state === "open") {
      this.ends = performance.now() + (vote.until! - vote.now!);
      this.tick(fill);
      this.timer = window.setInterval(() => this.tick(fill), TICK);
    }
    document.dispatchEvent(new Event(WALL));
  }

  /** Says why what was pressed is not done, as long as the vote stands as it does. */
  refuse(why: string): void {
    say(this.failed, why);
  }

  /** Takes a key; whether it was one of the board's. */
  press(key: string, back = false): boolean {
    if (this.vote && key === "Tab") {
      turnWithin(this.element, back);
      return true;
    }
    if (!this.vote || !ON.includes(key)) return false;
    this.act(actsOf(this.vote)[0]!);
    return true;
  }

  private counted({ state, n, talk }: Vote, here: number, fill: Fill): string {
    const voted = fill("voted", `${n} / ${here}`);
    if (state === "open") return `${voted} · ${fill(talk ? "talk" : "alone_first")}`;
    return state === "revealed" ? "" : `${voted} · ${fill("closed")}`;
  }

  private button(vote: Vote, fill: Fill): void {
    const acts = actsOf(vote);
    const drawn = acts.join() + fill("close");
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    this.acts.replaceChildren(
      ...acts
        .map((act, k) => {
          const button = make("button", k ? "gw-vote-act" : "gw-vote-act gw-vote-next", { type: "button" });
          say(button, k ? fill(act) : `${fill(act)} →`);
          button.addEventListener("click", () => this.act(act));
          return button;
        })
        .reverse(),
    );
  }

  /** At its end the teacher's page closes the round: the server does nothing by itself. */
  private tick(fill: Fill): void {
    const left = Math.max(0, secondsTo(this.ends));
    say(this.clock, clock(left));
    if (left > 0) return;
    clearInterval(this.timer);
    say(this.clock, fill("time_up"));
    if (this.vote?.state === "open") this.send("close");
  }
}
