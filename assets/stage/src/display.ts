/** All that a frame is drawn on: the stage's element, its panes, and what stands around them. */

import { Readout } from "./controls/readout";
import { Table } from "./controls/table";
import { handOver } from "./drill/focus";
import type { Opening } from "./first/opening";
import type { Dispatch, Frame, Label } from "./frame";
import { later, type Presenting, type Slide } from "./page/later";
import type { Payload } from "./payload";
import { Root } from "./root";
import { Lights } from "./selection/lights";
import type { Setting } from "./setting";
import { Shell } from "./shell";
import { Voice } from "./voice/voice";

/** What is drawn, apart from where. */
type Moment = Omit<Frame, "palette" | "narrow" | "layout" | "room" | "lit">;

interface Stagehand {
  dispatch: Dispatch;
  redraw: () => void; // there is another room
  isBusy: () => boolean; // nothing is selected meanwhile
}

export class Display {
  readonly voice = new Voice();
  readonly root: HTMLElement;
  readonly lights: Lights;
  frame: Frame | null = null; // drawn last
  private readonly own: Root;
  private readonly shell: Shell;
  private readonly readout: Readout;
  private readonly table = new Table();
  private readonly notices: ReturnType<NonNullable<Setting["notices"]>> | undefined;

  /** `bar` tells the first minute, where there is one. */
  constructor(
    parent: HTMLElement | ShadowRoot,
    private readonly bar: Pick<Opening, "element" | "draw"> | undefined,
    private readonly by: Stagehand,
    setting: Setting,
    signal: AbortSignal,
  ) {
    const { voice } = this;
    const { dispatch } = by;
    this.own = new Root(parent);
    this.notices = setting.notices?.(voice);
    const { element: root, hint } = this.own;
    this.root = root;
    this.shell = new Shell(root, dispatch, by.redraw, setting);
    const changed = () => this.light();
    this.lights = new Lights({ shell: this.shell, root, voice, changed, dispatch }, () => this.frame, signal);
    if (this.bar) root.append(this.bar.element);
    this.readout = new Readout(root, dispatch);
    root.prepend(voice.element);
    root.append(this.table.element, hint);
  }

  receive(payload: Payload): void {
    this.own.receive(payload);
    if (!payload.picture) this.frame = null;
  }

  /** What the server has to say stands beside the stage. */
  follow(): void {
    this.notices?.follow();
  }

  /** Another run, or the same in other words: nothing that was drawn stays. */
  begin(payload: Payload, label: Label): void {
    this.lights.begin(label);
    this.frame = null;
    this.own.begin(payload, label);
  }

  /** Why there is no picture: what is drawn keeps its room, unseen. Nothing is the matter where it is null. */
  lack(why: string | null): void {
    this.own.lack(why);
  }

  draw(moment: Moment): void {
    const { own, shell, lights } = this;
    const { state, first } = moment;
    const before = this.frame;
    const { palette } = own;
    const { room } = shell;
    own.draw(moment);
    const isTurned =
      before?.state.view !== state.view ||
      !before.state.drill !== !state.drill ||
      before.first?.story.beat !== first?.story.beat;
    if (isTurned) {
      shell.show(moment);
      shell.measure();
    }
    this.frame = { ...moment, palette, room, narrow: shell.narrow, layout: shell.layout };
    this.bar?.draw(this.frame);
    const waits = !this.cover && shell.draw(this.frame);
    if (isTurned) handOver(this.root, before?.state.drill, state.drill);
    if (!waits) this.voice.draw(this.frame);
    for (const part of [this.readout, this.table]) part.draw(this.frame);
    this.light();
    lights.draw(this.frame);
    this.present(this.frame);
  }

  /** What has the whole window in the stage's place; what nobody sees is not drawn. */
  private get cover(): Presenting | null | undefined {
    return this.frame?.state.present ? globalThis.gwPresent : null;
  }

  /** Over the window where the state asks for it, as soon as its script is there. */
  private present(shown: Frame | Slide): void {
    if (shown.state.present && !globalThis.gwPresent) later("present").then(this.by.redraw, () => {});
    globalThis.gwPresent?.draw(shown, this.by.dispatch);
  }

  /** What a page without a picture shows in its place. */
  slide(present: string | undefined): void {
    this.present({ state: { present }, palette: this.own.palette });
  }

  /** The same step at another moment of its score. */
  moment(ms: number): void {
    (this.cover ?? this.shell).moment(ms);
    if (this.frame) this.voice.show(this.frame, ms);
  }

  private light(): void {
    if (this.frame) this.frame = this.lights.light(this.frame, this.by.isBusy());
  }

  end(): void {
    for (const part of [this.lights, this.voice, this.table, this.readout, this.shell]) part.end();
    globalThis.gwPresent?.draw(null, this.by.dispatch);
    this.notices?.end();
  }
}
