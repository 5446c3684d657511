/** The stage: takes what Python sends and what hands ask for, and has it drawn. Its parts know of each other only what it hands them. */

import { canDrill, isJump, placed, pointsAt, sameRun } from "./arrival";
import { Display } from "./display";
import type { Wish } from "./drill/store";
import type { Action, Label } from "./frame";
import { isHere } from "./kinds/kinds";
import type { Kind } from "./kinds/names";
import { labels } from "./label";
import { Playhead } from "./motion/playhead";
import { Follow } from "./page/follow";
import { takeInput } from "./page/input";
import { isAwaited, later } from "./page/later";
import type { Payload } from "./payload";
import { Run } from "./run";
import type { Setting } from "./setting";
import { opened } from "./state";
import type { Place, Told } from "./telling/rest";

const AGAIN = 3000; // ms until a script that did not come is asked for again

type Part<K extends keyof Setting> = ReturnType<NonNullable<Setting[K]>> | undefined;

/** What Python hears. */
export interface Ears {
  rest: (told: Told) => void;
  hold: (hold: string) => void;
  products: (wish: Wish) => void;
  cell: (kind: Kind) => void;
}

export class Stage {
  readonly root: HTMLElement;
  private readonly display: Display;
  private readonly follow: Follow;
  private readonly telling: Part<"telling">;
  private readonly opening: Part<"opening">;
  private readonly drag: Part<"drag">;
  private readonly gone = new AbortController();
  private readonly products: Part<"products">;
  private readonly playhead = new Playhead({
    moment: (ms) => this.display.moment(ms),
    ended: () => this.opening?.next() || this.draw(),
    advance: () => this.dispatch({ kind: "advance" }),
  });
  private ears: Ears | null = null;
  private payload: Payload | null = null;
  private shown: Payload | null = null; // the last one whose script was there
  private run: Run | null = null; // null where the page has no picture, or not yet
  private present: string | undefined; // where it has none: whether its slide is shown
  private label!: Label;

  /** `isTelling`: Python is being told of the browser's record. */
  constructor(parent: HTMLElement | ShadowRoot, setting: Setting, isTelling: () => boolean = () => false) {
    const { signal } = this.gone;
    const { dispatch, playhead } = this;
    this.products = setting.products?.(() => this.draw());
    this.opening = setting.opening?.({
      playhead,
      draw: () => this.draw(),
      stand: (step) => {
        if (this.run) playhead.stand(step, this.run);
        this.draw();
      },
    });
    this.drag = setting.drag?.({
      frame: () => this.display.frame,
      still: () => playhead.isStill,
      rest: () => {
        this.display.lights.clear();
        playhead.finish();
        this.draw();
      },
      draw: () => this.draw(),
      notice: (text) => this.display.voice.notice(text),
      focus: () => this.root.focus({ preventScroll: true }),
      send: (hold) => this.ears?.hold(hold),
    });
    const { opening, drag, products } = this;
    const isBusy = () => playhead.isMoving || !!drag?.isBusy;
    const redraw = () => this.draw();
    this.display = new Display(parent, opening, { dispatch, redraw, isBusy }, setting, signal);
    const { root, lights } = this.display;
    this.root = root;
    this.follow = new Follow(root, (to) => dispatch({ kind: "go", to }), signal);
    this.telling = setting.telling?.(
      root,
      {
        isMoving: () => isAwaited() || (this.run !== null && playhead.isMoving),
        isAway: () => !!drag?.isBusy || !!products?.isAway(),
        isTelling,
        forget: () => products?.forget(),
        stop: () => {
          playhead.stop();
          return this.run ? playhead.state : this.unwalked;
        },
      },
      signal,
    );
    takeInput(
      {
        root,
        dispatch,
        payload: () => this.payload,
        frame: () => this.display.frame,
        escape: () => lights.clear(),
        press: (event) => !!opening?.press(event) || !!drag?.press(event),
      },
      signal,
    );
  }

  receive(payload: Payload, ears: Ears): void {
    const before = this.shown;
    this.payload = payload;
    this.ears = ears;
    if (this.products) this.products.ask = ears.products;
    this.telling?.receive(payload, ears.rest);
    this.display.receive(payload);
    if (payload.picture && !isHere(payload.kind)) return void this.wait(payload, ears);
    this.shown = payload;
    this.display.lack(null);
    if (!payload.picture) return this.leave(before, payload);
    const known = before?.picture ? before : null;
    if (!this.run || !known || !sameRun(known, payload)) this.take(payload);
    this.place(known, payload);
    this.opening?.receive(payload);
    this.drag?.receive(payload, this.label);
    this.draw();
    if (!this.opening?.shown) this.telling?.write(this.playhead.state);
    if (payload.meaningless && !known?.meaningless)
      this.display.voice.notice(this.label("shell_meaningless"));
    this.display.follow();
  }

  /** Draws nothing until the script of the payload's cell is there; where it cannot be had, the stage says so and asks again. */
  private async wait(payload: Payload, ears: Ears): Promise<void> {
    this.run = null;
    this.playhead.stop();
    this.label = labels(payload.labels, payload.kind);
    this.display.begin(payload, this.label);
    this.display.lack("");
    while (this.payload === payload && !this.gone.signal.aborted) {
      try {
        const comes = later("family");
        this.telling?.look();
        await comes;
        break;
      } catch {
        if (this.payload !== payload) return;
        this.display.lack(this.label("shell_offline"));
        this.telling?.leaveOff(payload.address);
        await new Promise((again) => setTimeout(again, AGAIN));
      }
    }
    if (this.payload === payload && !this.gone.signal.aborted) this.receive(payload, ears);
  }

  /** A page without a picture wants its address written, and may have a slide. */
  private leave(before: Payload | null, payload: Payload): void {
    this.run = null;
    this.playhead.stop();
    if (!before || before.picture || isJump(before, payload)) this.present = payload.address.present;
    this.telling?.leaveOff(this.unwalked);
    this.draw();
  }

  /** The place of a page without a picture: as Python has it, but for the slide. */
  private get unwalked(): Place {
    return { ...this.payload!.address, present: this.present };
  }

  /** On a page without a picture all that can be asked for is its slide. */
  private turn(action: Action): void {
    if (!this.payload?.slide || action.kind !== "go") return;
    this.present = action.to.present;
    this.telling?.tell(this.unwalked);
    this.draw();
  }

  /** Another run, or the same in other words. */
  private take(payload: Payload): void {
    this.run = new Run(payload);
    this.label = labels(payload.labels, payload.kind);
    this.display.begin(payload, this.label);
  }

  /** A phase that Python points at is played once; another run is shown at once. */
  private place(before: Payload | null, payload: Payload): void {
    const { playhead, telling } = this;
    const run = this.run!;
    const left = before ? null : (telling?.inherit() ?? null);
    playhead.state = placed(before, payload, run, playhead.state, left);
    if (isJump(before, payload)) telling?.know(opened(payload.address, run));
    if (before?.run !== payload.run || !payload.look) playhead.clock.stop();
    if (pointsAt(before, payload)) playhead.playPhase();
  }

  readonly dispatch = (action: Action): void => {
    const { run, playhead, opening, drag } = this;
    const { lights, voice } = this.display;
    if (!run) return this.turn(action);
    if (action.kind === "drag") {
      voice.acted();
      return drag?.ask(action.wish);
    }
    if (action.kind === "first") return opening?.ask(action.wish);
    if (action.kind === "cell") return void this.ears?.cell(action.to);
    if (opening?.isSingle) return; // one lane is told of: what the whole stage can do waits
    if (opening?.shown) opening.end(playhead.state.step); // whoever acts on the whole stage has begun
    if (action.kind === "drill") {
      if (action.to && !canDrill(this.payload!)) return;
      lights.clear();
    }
    if (action.kind !== "advance") voice.acted();
    drag?.acted();
    if (playhead.take(action, run)) lights.walked();
    this.draw();
  };

  private draw(): void {
    const { run: after, label, playhead, opening, drag, products, telling } = this;
    if (!after) return this.display.slide(this.payload?.slide ? this.present : "");
    const { state } = playhead;
    const { address, drags } = this.payload!;
    const run = (state.shown === "before" && after.other) || after;
    const first = opening?.shown ?? null;
    const ms = (playhead.clock.running ? null : opening?.ms) ?? playhead.ms;
    const dragged = (drags && !first && !state.drill && drag?.shown(state)) || null;
    const drilled = (state.drill && products?.of(run, state.direction, state.unit)) || null;
    const moves = playhead.clock.running;
    this.display.draw({ run, state, first, drag: dragged, drilled, ms, moves, label, lang: address.lang });
    playhead.wait();
    if (!first) telling?.note(state);
    telling?.look();
    this.follow.draw(state);
  }

  end(): void {
    this.gone.abort();
    this.playhead.stop();
    for (const part of [this.telling, this.drag, this.products, this.display]) part?.end();
  }
}
