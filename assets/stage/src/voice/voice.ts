/** The one voice of the page: a line between sentence and picture, and the same for who listens. */

import type { Frame } from "../frame";
import { phaseAt } from "../motion/score";
import { make, mark, say } from "../primitives/dom";
import { type Line, plain, QUIET, textOf } from "./line";
import { isAtWork, lineAt, placeAt } from "./told";
import "./voice.css";

const NOTICE = 6000; // ms

/** Whether the page is still unseen while its pieces come in. */
const isHidden = () => "gwLoading" in document.documentElement.dataset;

let isWalked = false; // in this document; whoever has walked once needs no first hint

export class Voice {
  private readonly shown = make("span", "gw-voice-shown", { "aria-hidden": "true" });
  private readonly spoken = make("span", "gw-hidden");
  readonly element = make("p", "gw-voice", { role: "status" }, this.shown, this.spoken);
  private frame: Frame | null = null;
  private base: Line = [];
  private over: Line | null = null; // what another part of the page wants said instead
  private first: Line | null = null; // the hint of a first visit
  private warning: Line | null = null;
  private place = "";
  private quiet: ReturnType<typeof setTimeout> | undefined;
  private return: ReturnType<typeof setTimeout> | undefined;

  /** What the picture shows: said wherever nothing else is. */
  draw(frame: Frame): void {
    const { frame: last } = this;
    const isSame = last?.state === frame.state && last.run === frame.run && last.label === frame.label;
    if (isSame && last.ms === frame.ms && last.drag?.line === frame.drag?.line) return;
    this.frame = frame;
    this.base = frame.drag?.line ?? lineAt(frame);
    this.utter();
  }

  /** The same step at another moment of its score: words change with the phase that is at work. */
  show(frame: Frame, ms: number): void {
    const { frame: last } = this;
    const { cell } = frame.run;
    if (last?.state === frame.state && phaseAt(ms, cell) === phaseAt(last.ms, cell)) return;
    this.draw({ ...frame, ms });
  }

  /** Says a line instead, until it is given another or null. */
  say(line: Line | null): void {
    this.over = line;
    this.utter();
  }

  /** Says what has to be known for six seconds, or until the reader acts. */
  notice(text: string): void {
    this.warning = text ? plain(text) : null;
    clearTimeout(this.return);
    if (text) this.leave();
    this.utter();
  }

  /** Says how to begin, until the reader acts. */
  hint(text: string): void {
    this.first = text && !isWalked ? plain(text) : null;
    this.utter();
  }

  /** The reader has acted: notices and hints go. */
  acted(): void {
    isWalked = true;
    clearTimeout(this.return);
    this.warning = this.first = null;
    this.utter();
  }

  end(): void {
    clearTimeout(this.quiet);
    clearTimeout(this.return);
  }

  /** What is to be said now: how to begin only where nothing has been changed by hand. */
  private get line(): Line {
    const first = this.frame?.drag?.line ? null : this.first;
    return this.warning ?? this.over ?? first ?? this.base;
  }

  private leave(): void {
    this.return = setTimeout(() => (isHidden() ? this.leave() : this.notice("")), NOTICE);
  }

  private utter(): void {
    const { line } = this;
    const { drag } = this.frame ?? {};
    mark(this.element, "data-notice", this.warning ? true : null);
    mark(this.element, "data-change", drag?.line && !drag.pull && line === this.base ? true : null);
    line.forEach(({ text, tone }, n) => {
      const words = this.shown.children[n] ?? this.shown.appendChild(make("span"));
      mark(words, "class", tone ? `gw-tone-${tone}` : "");
      say(words, text);
    });
    for (const spare of [...this.shown.children].slice(line.length)) say(spare, "");
    this.tell(line);
  }

  /** Tells later, so that a step itself costs nothing and a walk is told at its end. */
  private tell(line: Line): void {
    const playing = this.frame?.state.playing ?? false;
    if (playing && this.quiet && line === this.base) return;
    clearTimeout(this.quiet);
    this.quiet = undefined;
    if (line === this.base && this.frame && isAtWork(this.frame)) return; // who listens is told what came of it
    const now = () => {
      this.quiet = undefined;
      const place = this.frame ? placeAt(this.frame) : "";
      const said = this.line;
      say(
        this.spoken,
        place === this.place || said !== this.base ? textOf(said) : `${place} ${textOf(said)}`,
      );
      this.place = place;
    };
    if (line === this.warning || !this.spoken.textContent) return now();
    this.quiet = setTimeout(now, playing ? QUIET.playing : QUIET.stepping);
  }
}
