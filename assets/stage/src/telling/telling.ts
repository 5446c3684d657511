/** What Python is told of the walk, and the address: once the playhead rests, the stage is left, or the page is. */

import { writeAddress } from "../page/address";
import type { Payload } from "../payload";
import { ClickDelay } from "./click-delay";
import { heard, isSeen, isThere, lost } from "./heard";
import { Idle } from "./idle";
import { type Place, Rest, type Told } from "./rest";
import { Waiting } from "./waiting";

/** What else the stage has to tell, or waits for. */
interface Others {
  isMoving: () => boolean; // the walk is not at rest
  isAway: () => boolean; // something asked for is not there yet
  isTelling: () => boolean; // of the browser's record
  forget: () => void; // it is no longer waited for
  stop: () => Place | null; // the walk stops where it is; null without a picture
}

/** What a walk belongs to: another page may go on with it, unless Python has moved the playhead. */
const walkOf = ({ address: { text, model, units, seed }, jump }: Payload) =>
  [text, model, units, seed, jump].join("|");

export class Telling {
  private readonly rest = new Rest((told) => this.rested(told));
  private readonly waiting: Waiting;
  private readonly clickDelay: ClickDelay;
  private readonly idle: Idle;
  private payload!: Payload;
  private report: (told: Told) => void = () => {};

  constructor(
    root: HTMLElement,
    private readonly others: Others,
    signal: AbortSignal,
  ) {
    const { rest } = this;
    this.waiting = new Waiting(signal);
    this.clickDelay = new ClickDelay(
      root,
      {
        flush: () => rest.flush(),
        isAway: () => this.isAway(),
        isThere,
        forget: () => {
          rest.forget();
          others.forget();
        },
        leave: () => rest.mute(true),
      },
      signal,
    );
    this.idle = new Idle(root, () => this.isBusy());
    this.listen(root, signal);
  }

  private listen(root: HTMLElement, signal: AbortSignal): void {
    const { rest } = this;
    const isOutside = (target: EventTarget | null) => !root.contains(target as Node);
    root.addEventListener(
      "focusout",
      ({ relatedTarget }) => relatedTarget && isOutside(relatedTarget) && rest.flush(),
    );
    document.addEventListener(
      "pointerdown",
      ({ target, button }) => button > 0 || !isOutside(target) || rest.flush(),
      { capture: true, signal },
    );
    document.addEventListener("visibilitychange", () => document.hidden && rest.flush(), { signal });
    document.addEventListener("input", () => this.look(), { signal });
    document.addEventListener("gw-leave", () => this.leave(), { signal });
  }

  receive(payload: Payload, report: (told: Told) => void): void {
    this.payload = payload;
    this.report = report;
    this.rest.mute(false);
    this.waiting.speak(payload.labels.shell_waiting ?? "");
  }

  /** Where a stage before this one left the same walk. */
  inherit(): Place | null {
    return this.rest.inherit(walkOf(this.payload), heard());
  }

  /** Python knows this place: it said so itself. */
  know(place: Place): void {
    this.rest.know(place);
  }

  /** The playhead stands here now. */
  note(place: Parameters<Rest["note"]>[0]): void {
    this.rest.note(place, walkOf(this.payload));
  }

  /** The same, and Python is told at once. */
  tell(place: Place): void {
    this.note({ ...place, playing: false });
    this.rest.flush();
  }

  /** Something was done that may be to tell, or has been heard. */
  look(): void {
    this.idle.look();
  }

  /** A page without a picture has no walk. */
  leaveOff(place: Place): void {
    this.rest.end();
    this.look();
    this.write(place);
  }

  write(place: Place): void {
    writeAddress(this.payload.address, place);
  }

  private isAway(): boolean {
    return this.rest.isAway(heard()) || !isSeen() || this.others.isAway();
  }

  /** Something has not been told yet, or not been heard. */
  private isBusy(): boolean {
    const { rest, clickDelay, others } = this;
    return others.isMoving() || rest.isDue() || this.isAway() || clickDelay.isHolding() || others.isTelling();
  }

  private rested(told: Told): void {
    this.write(told);
    this.report(told);
  }

  /** The page is about to be opened again from its address: the walk stops where it is, rested or not. */
  private leave(): void {
    const place = this.others.stop();
    const { address } = this.payload;
    writeAddress({ ...address, ...lost() }, place ?? address);
  }

  end(): void {
    this.clickDelay.end();
    this.idle.end();
    this.waiting.end();
    this.rest.end();
  }
}
