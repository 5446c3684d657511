/** The stage: takes what Python sends, keeps the playhead, and has the panes draw. */

import { Readout } from "./controls/readout";
import { Table } from "./controls/table";
import { Drag } from "./drag/drag";
import { handOver } from "./drill/focus";
import { Store, type Wish } from "./drill/store";
import { FirstBar } from "./first/bar";
import { FirstMinute } from "./first/minute";
import { type Action, type Frame, type Label, type Lit, PHASES, type State } from "./frame";
import { labels } from "./label";
import { Clock } from "./motion/clock";
import { courseOf, QUICK } from "./motion/course";
import { END, restOf, startOf } from "./motion/score";
import { writeAddress } from "./page/address";
import { Marks } from "./page/chart-marks";
import { ClickDelay } from "./page/click-delay";
import { BOXES, heard, isSeen, isThere, lost } from "./page/heard";
import { Idle } from "./page/idle";
import { handsOver, keyed } from "./page/keys";
import { Notices } from "./page/notices";
import { pasted } from "./page/paste";
import { passed } from "./page/record";
import { Rest, type Told } from "./page/rest";
import { answerShare, type Shared } from "./page/share";
import { listen } from "./page/touch";
import { DIRECTIONS, type Payload } from "./payload";
import { beat, Player, pauseOf } from "./player";
import { make, mark, say } from "./primitives/dom";
import type { Palette } from "./primitives/palette";
import { dress, paletteOf } from "./primitives/theme";
import { Run } from "./run";
import { Definition } from "./selection/definition";
import { lightTerms, litBy } from "./selection/lit";
import { lineFor } from "./selection/says";
import { Selection } from "./selection/selection";
import { Shell } from "./shell";
import { fitted, kept, opened, reduce } from "./state";
import "./curtain/curtain.css";
import { Waiting } from "./page/waiting";
import { Voice } from "./voice/voice";

const sameLook = (a: Payload, b: Payload) => JSON.stringify(a.look) === JSON.stringify(b.look);

/** Whether what was before is the same, too: its states say so. */
const sameBefore = ({ before: a }: Payload, { before: b }: Payload) =>
  !a === !b && DIRECTIONS.every((way) => a?.[way]?.h === b?.[way]?.h);

/** What a walk belongs to: another page may go on with it, unless Python has moved the playhead. */
const walkOf = ({ address: { text, model, units, seed }, jump }: Payload) =>
  [text, model, units, seed, jump].join("|");

/** Whether two payloads are the same run in the same words. Where the playhead was put does not count. */
function sameRun(a: Payload, b: Payload): boolean {
  const keys = ["text", "model", "units", "seed", "lang"] as const;
  return (
    a.run === b.run &&
    sameBefore(a, b) &&
    a.picture === b.picture &&
    sameLook(a, b) &&
    keys.every((key) => a.address[key] === b.address[key])
  );
}

export class Stage {
  readonly root: HTMLElement;
  private readonly shell: Shell;
  private readonly definition: Definition;
  private readonly readout: Readout;
  private readonly voice = new Voice();
  private readonly table = new Table();
  private readonly hint = make("p", "gw-hidden", { id: "gw-keys" });
  private readonly player = new Player(() => this.dispatch({ kind: "advance" }));
  private readonly clock = new Clock(
    (ms) => {
      this.shell.moment(ms);
      this.voice.show(ms);
    },
    () => (this.first ? this.first.next() : this.draw()),
  );
  private first: FirstMinute | null = null;
  private over = ""; // the visit whose first minute has come to its end
  private readonly firstBar = new FirstBar(
    (wish) => this.first?.ask(wish),
    () => this.lesson(),
  );
  private readonly drag = new Drag({
    frame: () => this.frame,
    still: () => this.still,
    rest: () => {
      this.selection.end();
      this.finish();
    },
    draw: () => this.draw(),
    notice: (text) => this.voice.notice(text),
    focus: () => this.root.focus({ preventScroll: true }),
    send: (hold) => this.send(hold),
  });
  private readonly slow = globalThis.matchMedia?.("(prefers-reduced-motion: reduce)");
  private isLit = false; // something is selected and lit
  private pressed = -Infinity;
  private readonly rest = new Rest((told) => this.rested(told));
  private readonly marks = new Marks();
  private readonly notices = new Notices(this.voice);
  private readonly gone = new AbortController();
  private readonly selection = new Selection(
    () => this.light(),
    (term, on, isByKey) => this.define(term, on, isByKey),
    this.gone.signal,
  );
  private readonly clickDelay: ClickDelay;
  private readonly idle: Idle;
  private readonly products = new Store(() => this.draw());
  private readonly waiting = new Waiting(this.gone.signal);
  private payload: Payload | null = null;
  private run: Run | null = null; // null where the page has no picture
  private state!: State;
  private palette!: Palette;
  private label!: Label;
  private frame: Frame | null = null;
  private report: (told: Told) => void = () => {};
  private send: (hold: string) => void = () => {};

  constructor(
    parent: HTMLElement | ShadowRoot,
    private readonly isTelling: () => boolean = () => false,
  ) {
    this.root = parent.querySelector<HTMLElement>("[data-testid=stage]") ?? parent.appendChild(make("div"));
    for (const [name, value] of Object.entries({
      "data-testid": "stage",
      tabindex: "0",
      role: "region",
      "aria-describedby": "gw-keys",
    }))
      this.root.setAttribute(name, value);
    this.root.classList.add("gw-stage");
    this.root.removeAttribute("style");
    this.shell = new Shell(this.root, this.dispatch, () => this.draw());
    this.definition = new Definition(this.root, this.shell.formulas, this.dispatch);
    this.root.append(this.firstBar.element);
    this.readout = new Readout(this.root, this.dispatch);
    this.root.prepend(this.voice.element);
    this.root.append(this.table.element, this.hint);
    this.clickDelay = new ClickDelay(
      this.root,
      {
        flush: () => this.rest.flush(),
        isAway: () => this.rest.isAway(heard()) || !isSeen() || this.drag.isBusy || this.products.isAway(),
        isThere,
        forget: () => {
          this.rest.forget();
          this.products.forget();
        },
        leave: () => this.rest.mute(true),
      },
      this.gone.signal,
    );
    this.idle = new Idle(this.root, () => this.isBusy());
    this.listen();
  }

  private listen(): void {
    const { root, gone } = this;
    document.body.addEventListener("keydown", (event) => this.press(event), { signal: gone.signal });
    root.addEventListener(
      "focusout",
      ({ relatedTarget }) => relatedTarget && !root.contains(relatedTarget as Node) && this.rest.flush(),
    );
    listen(root, ".gw-slot-films, .gw-slot-cell, .gw-slot-text", (by) =>
      this.dispatch({ kind: "step", to: this.state.step + by }),
    );
    const outside = ({ target, button }: PointerEvent) =>
      button > 0 || root.contains(target as Node) || this.rest.flush();
    document.addEventListener("pointerdown", outside, { capture: true, signal: gone.signal });
    document.addEventListener("visibilitychange", () => document.hidden && this.rest.flush(), {
      signal: gone.signal,
    });
    document.addEventListener("input", () => this.idle.look(), { signal: gone.signal });
    document.addEventListener("paste", (event) => pasted(event, BOXES, this.run?.payload.classes ?? []), {
      signal: gone.signal,
    });
    document.addEventListener("gw-leave", () => this.hold(), { signal: gone.signal });
    answerShare((kind) => this.shared(kind), gone.signal);
  }

  /** What the share menu is given; a picture is of the cell. */
  private shared(kind: string): Shared | null {
    if (kind !== "copy" && this.frame?.state.drill) this.dispatch({ kind: "drill", to: null });
    return this.payload && { address: this.payload.address, frame: this.frame };
  }

  private press(event: KeyboardEvent): void {
    if (!this.root.isConnected) return;
    if (event.key === "Escape" && this.selection.end()) return event.stopPropagation();
    if (this.run && handsOver(event, BOXES)) this.root.focus({ preventScroll: true });
    const story = (key: string) => (this.first?.press(key) ?? false) || this.drag.press(event);
    keyed(event, this.state, this.run, this.dispatch, story);
  }

  receive(
    payload: Payload,
    report: (told: Told) => void,
    send: (hold: string) => void = () => {},
    ask: (wish: Wish) => void = () => {},
  ): void {
    const before = this.payload;
    this.products.ask = ask;
    this.rest.mute(false);
    this.report = report;
    this.send = send;
    this.payload = payload;
    mark(document.documentElement, "lang", payload.address.lang);
    this.waiting.speak(payload.labels.shell_waiting ?? "");
    this.root.toggleAttribute("hidden", !payload.picture);
    this.dress(); // words and small pictures beside a stage wear its colours, and so do those of a page without one
    if (!payload.picture) return this.leave();
    const known = before?.picture ? before : null;
    if (!this.run || !known || !sameRun(known, payload)) this.take(payload);
    this.place(known, payload);
    this.lead(known, payload);
    this.tell(payload);
    this.drag.receive(payload, this.label);
    this.draw();
    if (!this.first) writeAddress(payload.address, this.state);
    if (payload.meaningless && !known?.meaningless) this.voice.notice(this.label("shell_meaningless"));
    this.notices.follow();
  }

  /** Begins the first minute, or ends it where Python no longer sends it. */
  private tell({ first, visit, tokens }: Payload): void {
    if (!first && this.first) this.endFirst();
    if (!first || this.first || this.over === visit) return;
    this.state = { ...this.state, unit: first.unit, direction: "forward", view: "cell", phase: "output" };
    this.first = new FirstMinute(first, tokens.length, {
      clock: this.clock,
      isStill: () => this.still,
      go: (step) => {
        this.state = { ...this.state, step };
      },
      draw: () => this.first && this.draw(),
      end: () => this.endFirst(),
    });
  }

  /** The stage stands open, at the first place or where the learner is. */
  private endFirst(step = 0): void {
    this.clock.stop();
    this.first = null;
    this.over = this.payload!.visit;
    this.firstBar.end();
    passed();
    if (this.run) this.state = fitted({ ...this.state, step }, this.run);
    this.draw();
  }

  private lesson(): void {
    const link = document.querySelector<HTMLElement>(`a[href*="${this.first?.told.lesson}"]`);
    this.endFirst();
    link?.click();
  }

  /** A page without a picture wants its address written and nothing more. */
  private leave(): void {
    this.run = this.frame = null;
    this.clock.stop();
    this.player.set(null);
    this.rest.end();
    this.idle.look();
    writeAddress(this.payload!.address, this.payload!.address);
  }

  private take(payload: Payload): void {
    this.run = new Run(payload);
    this.selection.end();
    this.label = labels(payload.labels);
    this.definition.name(this.label);
    this.frame = null;
    mark(this.root, "aria-label", this.label("shell_stage"));
    mark(this.root, "data-meaningless", payload.meaningless);
    mark(this.root, "data-look", payload.look ? payload.look.phase : null);
    mark(this.root, "data-curtain", payload.curtain?.join(" ") || null);
    mark(this.root, "data-answer", payload.look ? payload.look.answer : null);
    this.root.style.setProperty("--gw-units", String(payload.sizes.H));
    say(this.hint, `${this.label("shell_keys")}${this.run.other ? ` ${this.label("run_keys")}` : ""}`);
  }

  /** Only a jump of Python's moves the playhead; under a changed text it keeps its place if it can. */
  private place(before: Payload | null, payload: Payload): void {
    const run = this.run!;
    if (!before || before.jump !== payload.jump) {
      const phase = payload.look?.phase ?? "output";
      const left = before ? null : this.rest.inherit(walkOf(payload), heard());
      const told = opened(payload.address, run);
      this.state = { ...fitted({ ...told, ...left }, run), phase, speed: this.state?.speed ?? 1 };
      this.rest.know(told);
    } else if (before.run !== payload.run || !sameLook(before, payload)) {
      const read =
        before.address.text === payload.address.text && before.tokens.length === payload.tokens.length; // the lab may read another in its place
      const step = read ? this.state.step : kept(this.state.step, before.tokens, payload.tokens);
      this.state = fitted({ ...this.state, step, playing: false, shown: "after" }, run);
      if (payload.look && !sameLook(before, payload))
        this.state = { ...this.state, phase: payload.look.phase };
    } else this.state = fitted(this.state, run);
    if (!this.canDrill) this.state = { ...this.state, drill: null };
    if (payload.look) this.state = fitted({ ...this.state, view: payload.look.view }, run); // a model of one reader had another
  }

  /** A phase that Python points at is played once; another run is shown at once. */
  private lead(before: Payload | null, { jump, run, look }: Payload): void {
    if (before?.run !== run || !look) this.clock.stop();
    if (!before || before.jump === jump || !look || look.view !== "cell" || this.still) return;
    const { phase } = this.state;
    this.clock.start({ from: startOf(phase), to: restOf(phase), rate: 1 });
  }

  private dress(): void {
    const palette = paletteOf(this.root);
    if (palette === this.palette) return;
    this.palette = palette;
    dress(this.root, palette);
  }

  readonly dispatch = (action: Action): void => {
    if (!this.run) return;
    if (action.kind === "drag") {
      this.voice.acted();
      return this.drag.ask(action.wish);
    }
    if (action.kind === "guess") return this.first?.ask({ guess: action.to });
    if (this.first && !this.first.isSingle) this.endFirst(this.state.step); // whoever acts on the whole stage has begun
    if (action.kind === "drill") {
      if (action.to && !this.canDrill) return;
      this.selection.end();
    }
    if (action.kind !== "advance") this.voice.acted();
    this.drag.acted();
    const now = performance.now();
    const since = now - this.pressed;
    if (action.kind === "step" && action.walked && this.clock.running && since >= QUICK) return this.finish();
    const { state: before, still } = this;
    this.state = reduce(before, action, this.run, still);
    this.selection.walked();
    if (action.kind !== "unit") this.pressed = now;
    const course = still ? null : courseOf({ action, before, after: this.state, since });
    if (course) this.clock.start(course);
    else if ((["step", "phase", "drill"] as const).some((name) => this.state[name] !== before[name]))
      this.clock.stop();
    this.draw();
  };

  /** A lesson shows its formula whole, and keeps to itself what a question asks. */
  private get canDrill(): boolean {
    const { look, curtain } = this.payload!;
    return !look && !curtain?.length;
  }

  /** Nothing moves where nobody wants it, nobody looks, or a text or a sum is shown. */
  private get still(): boolean {
    const { view, drill } = this.state;
    return this.slow?.matches !== false || document.hidden || view === "text" || !!drill;
  }

  /** The step that is being computed is there at once. */
  private finish(): void {
    this.clock.stop();
    this.pressed = performance.now();
    this.state = { ...this.state, playing: false };
    this.draw();
  }

  private draw(): void {
    const { run, state, root, shell, palette, label } = this;
    if (!run) return;
    mark(root, "data-shown", run.other && state.shown);
    mark(root, "data-drill", state.drill ?? null);
    const drill = this.frame?.state.drill;
    const first = this.first && { told: this.first.told, story: this.first.story };
    const turned =
      !this.frame ||
      this.frame.state.view !== state.view ||
      !this.frame.state.drill !== !state.drill ||
      this.frame.first?.story.beat !== first?.story.beat;
    for (const name of ["step", "unit", "phase", "direction", "view", "part"] as const)
      mark(root, `data-${name}`, state[name]);
    const { lang } = this.payload!.address;
    const shown = (state.shown === "before" && run.other) || run;
    const rests = this.first?.isSingle ? this.first.ms : state.drill ? END : restOf(state.phase);
    const ms = this.clock.running ? this.clock.ms : rests;
    const { room } = shell;
    const drag = this.payload!.drags && !first && !state.drill ? this.drag.shown(state) : null;
    const drilled = state.drill ? this.products.of(shown, state.direction, state.unit) : null;
    const given = { run: shown, state, first, drag, ms, drilled, palette, label, lang, room };
    if (turned) {
      shell.show({ ...given, narrow: shell.narrow, layout: shell.layout });
      shell.measure();
    }
    this.frame = { ...given, narrow: shell.narrow, layout: shell.layout };
    if (first) this.firstBar.draw(first.told, first.story);
    this.hint.hidden = !!this.first?.isSingle; // its keys are other ones
    mark(root, "aria-describedby", this.hint.hidden ? null : this.hint.id);
    shell.draw(this.frame);
    if (turned) handOver(root, drill, state.drill);
    this.readout.draw(this.frame);
    this.voice.draw(this.frame);
    this.table.draw(this.frame);
    this.light();
    this.definition.draw(this.frame);
    this.marks.draw(state.step, run.T);
    this.player.set(this.wait());
    if (!this.first) this.rest.note(state, walkOf(this.payload!));
    this.idle.look();
  }

  /** What is selected; nothing while something plays, or while the first minute tells of one lane. */
  private get lit(): Lit | null {
    const { id } = this.selection;
    const isBusy = this.state.playing || this.clock.running || this.first?.isSingle || this.drag.isBusy;
    return id && !isBusy && this.frame ? litBy(this.frame, id) : null;
  }

  /** Lights what is selected, and has it told. */
  private light(): void {
    const { frame, lit } = this;
    if (!frame || (!lit && !this.isLit)) return;
    this.isLit = lit !== null;
    this.frame = { ...frame, lit };
    this.shell.light(this.frame);
    lightTerms(lit);
    this.voice.say(lit && lineFor(this.frame, lit));
  }

  /** Opens a term's definition, or shuts it; a click on a name or a tap of the picture also goes to its phase. */
  private define(term: string | null, on: Element | null, isByKey: boolean): void {
    if (!term || !on || !this.frame || this.first?.isSingle) return this.definition.shut();
    this.definition.open(term, on, this.frame, isByKey);
    const phase = PHASES.find((one) => on?.classList.contains(`gw-part-${one}`));
    if (phase && !this.payload?.look && phase !== this.state.phase)
      this.dispatch({ kind: "phase", to: phase });
  }

  /** How long playing waits for the next notch; null while a step still moves. */
  private wait(): number | null {
    const { state, clock, still } = this;
    if (!state.playing || clock.running) return null;
    return still ? beat(state.speed) : pauseOf(state.speed);
  }

  /** Something has not been told yet, or not been heard. */
  private isBusy(): boolean {
    const { run, rest, clickDelay } = this;
    return (
      (run && (this.state.playing || this.clock.running)) ||
      rest.isDue() ||
      rest.isAway(heard()) ||
      !isSeen() ||
      clickDelay.isHolding() ||
      this.drag.isBusy ||
      this.products.isAway() ||
      this.isTelling()
    );
  }

  private rested(told: Told): void {
    writeAddress(this.payload!.address, told);
    this.report(told);
  }

  /** The page is about to be opened again from its address: the walk stops where it is, rested or not. */
  private hold(): void {
    this.player.set(null);
    this.clock.stop();
    const { address } = this.payload!;
    writeAddress({ ...address, ...lost() }, this.run ? this.state : address);
  }

  end(): void {
    this.gone.abort();
    this.selection.forget();
    this.clickDelay.end();
    this.drag.end();
    this.idle.end();
    this.waiting.end();
    this.clock.stop();
    this.player.set(null);
    this.rest.end();
    this.products.end();
    this.voice.end();
    this.table.end();
    this.notices.end();
    this.marks.end();
    this.readout.end();
    this.shell.end();
  }
}
