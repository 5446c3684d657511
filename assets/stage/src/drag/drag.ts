/** A door that is taken: pulled by hand or key until it is let go, and then held until the answer is there. */

import type { Frame, Label, State } from "../frame";
import type { Payload } from "../payload";
import type { Line } from "../voice/line";
import { plain } from "../voice/line";
import { entriesOf, spread, withDoor, without } from "./holds";
import { keyed, NUDGE, oldOf, taken, within } from "./pull";
import { changeLine, pullLine } from "./says";
import { Sending } from "./sending";
import type { Dragging, Pull, Pulled, Wish } from "./wish";

const OPENS = 120; // ms
const NUDGED = 400; // ms after the last nudge

interface Stagehand {
  frame: () => Frame | null;
  still: () => boolean;
  rest: () => void; // nothing plays
  draw: () => void;
  notice: (text: string) => void;
  focus: () => void;
  send: (hold: string) => void;
}

export class Drag {
  private pull: Pull | null = null;
  private share = 0;
  private hold = "";
  private run = "";
  private line: Line | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined; // of what is nudged
  private readonly sending: Sending;

  constructor(private readonly by: Stagehand) {
    this.sending = new Sending({
      send: by.send,
      late: () => this.say("drag_computing"),
      fail: () => this.fail(),
    });
  }

  get isBusy(): boolean {
    return this.pull !== null || this.sending.isAway;
  }

  shown({ shown, view }: State): Dragging {
    const can = shown === "after" && view === "cell" && !this.sending.isAway;
    return { hold: this.hold, can, pull: this.pull, share: this.share, line: this.line };
  }

  /** What has been computed; what a change has done is said until the reader goes on. */
  receive({ address: { hold = "" }, run, drags }: Payload, label: Label): void {
    const isAnswer = this.sending.isAnswer(hold, this.hold);
    this.hold = hold;
    if (isAnswer) this.let();
    if (run !== this.run) this.line = changeLine(label, drags);
    this.run = run;
  }

  /** The reader has gone on. */
  acted(): void {
    if (this.sending.isAway) return;
    if (this.pull) this.restore();
    this.line = null;
  }

  ask(wish: Wish): void {
    switch (wish.do) {
      case "grab":
        return this.grab(wish.part, "pointer");
      case "pull":
        return this.to(wish.to);
      case "release":
        return this.release();
      case "restore":
        return this.pull ? this.restore() : undefined; // a knob that leaves asks for it, too
      case "key":
        return this.turn(wish.event);
      case "set":
        this.grab(wish.part, "pointer");
        this.to(wish.to);
        return this.release();
      case "spread": {
        const frame = this.by.frame();
        return frame ? this.commit(spread(this.hold, wish.at, wish.over, frame.state)) : undefined;
      }
      case "drop": {
        const at = wish.at < 0 ? entriesOf(this.hold).length - 1 : wish.at;
        return this.commit(without(this.hold, at));
      }
    }
  }

  /** A key that no control on the page has taken. Whether it was one of these. */
  press({ key }: KeyboardEvent): boolean {
    const frame = this.by.frame();
    if (!frame?.drag?.can) return false;
    if (key === "Backspace" && this.hold && !this.pull) this.ask({ do: "drop", at: -1 });
    else if (key === "Escape" && this.pull) this.restore();
    else if (key === "Enter" && !this.pull) this.take("key");
    else if (key === "[" || key === "]") this.nudge(key === "]" ? NUDGE : -NUDGE);
    else return false;
    return true;
  }

  end(): void {
    clearTimeout(this.timer);
    this.sending.end();
  }

  private take(by: Pull["by"]): void {
    const part = taken(this.by.frame()!.state.phase);
    if (part) this.grab(part, by);
  }

  private grab(part: Pulled, by: Pull["by"]): void {
    this.by.rest();
    const frame = this.by.frame();
    if (!frame?.drag?.can) return;
    const { run, state } = frame;
    const { step, unit, direction } = state;
    const at = { part, step, unit, direction };
    const value = run.reader(direction).value(part, step, unit);
    if (Number.isNaN(value)) return;
    this.pull = { ...at, old: oldOf(run, at), value, by };
    this.open();
  }

  /** Opens the lane. */
  private open(): void {
    const began = performance.now();
    const go = () => {
      if (!this.pull) return;
      this.share = this.by.still() ? 1 : Math.min(1, (performance.now() - began) / OPENS);
      this.show();
      if (this.share < 1) requestAnimationFrame(go);
    };
    go();
  }

  private show(): void {
    const frame = this.by.frame();
    if (this.pull && frame && !this.sending.isAway) this.line = pullLine(frame, this.pull);
    this.by.draw();
  }

  private to(value: number): void {
    if (!this.pull || this.sending.isAway) return;
    this.pull = { ...this.pull, value };
    this.show();
  }

  /** A key while a door is taken. */
  private turn(event: KeyboardEvent): void {
    const { pull } = this;
    if (!pull || event.ctrlKey || event.metaKey || event.altKey) return;
    const { key, shiftKey } = event;
    const value = keyed(pull, key, shiftKey);
    if (value !== null) this.to(value);
    else if (key === "Enter") this.release();
    else if (key === "Escape") this.restore();
    else if (key === "Tab") return;
    event.preventDefault();
    event.stopPropagation();
  }

  private nudge(by: number): void {
    if (!this.pull) this.take("nudge");
    if (!this.pull) return;
    this.to(within(this.pull, this.pull.value + by));
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.release(), NUDGED);
  }

  private release(): void {
    if (this.pull && !this.sending.isAway) this.commit(withDoor(this.hold, this.pull, this.pull.value));
  }

  private commit(hold: string): void {
    if (hold === this.hold) return this.restore();
    clearTimeout(this.timer);
    this.sending.send(hold);
    this.by.draw();
  }

  private say(key: string): void {
    const frame = this.by.frame();
    if (!frame) return;
    this.line = plain(frame.label(key));
    this.by.draw();
  }

  /** The door springs back. */
  private fail(): void {
    this.restore();
    this.by.notice(this.by.frame()?.label("drag_offline") ?? "");
  }

  private restore(): void {
    this.let();
    this.by.draw();
  }

  private let(): void {
    clearTimeout(this.timer);
    const isKeyed = this.pull?.by === "key";
    this.sending.end();
    this.pull = this.line = null;
    this.share = 0;
    if (isKeyed) this.by.focus();
  }
}
