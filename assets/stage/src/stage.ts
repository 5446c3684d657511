/** The stage: takes what Python sends, keeps the playhead, and has the panes draw. */
import { mark } from "./dom";
import type { Action, Frame, State } from "./frame";
import { keyed } from "./keys";
import { labels } from "./label";
import type { Palette } from "./palette";
import type { Payload } from "./payload";
import { niceBound } from "./scales";
import { Run } from "./run";
import { Shell } from "./shell";
import { kept, opened, fitted, reduce } from "./state";
import { dress, paletteOf } from "./theme";

export interface Rest {
  step: number;
  unit: number;
  direction: State["direction"];
  view: State["view"];
}

export class Stage {
  private readonly root: HTMLElement;
  private readonly shell: Shell;
  private run: Run | null = null;
  private state!: State;
  private palette!: Palette;
  private bounds = new Map<string, number>();

  constructor(parent: HTMLElement | ShadowRoot) {
    this.root = parent.querySelector<HTMLElement>("[data-testid=stage]") ?? document.createElement("div");
    mark(this.root, "data-testid", "stage");
    mark(this.root, "tabindex", 0);
    this.root.classList.add("gw-stage");
    if (!this.root.isConnected) parent.append(this.root);
    this.shell = new Shell(this.root, this.dispatch, () => this.draw());
    this.root.addEventListener("keydown", (event) => this.run && keyed(event, this.state, this.run, this.dispatch));
  }

  receive(payload: Payload, _report: (rest: Rest) => void): void {
    const before = this.run;
    const next = new Run(payload);
    this.run = next;
    document.documentElement.lang = payload.address.lang;
    this.root.hidden = !payload.picture;
    if (!before || before.payload.jump !== payload.jump) this.state = opened(payload.address, next);
    else this.state = fitted({ ...this.state, step: kept(this.state.step, before.payload.tokens, payload.tokens) }, next);
    const model = `${payload.address.model} ${next.H}`;
    this.bounds.set(model, Math.max(this.bounds.get(model) ?? 0, niceBound(payload.c_bound)));
    this.palette = paletteOf(this.root);
    dress(this.root, this.palette);
    this.frame = null;
    this.draw();
  }

  private frame: Frame | null = null;

  readonly dispatch = (action: Action): void => {
    if (!this.run) return;
    this.state = reduce(this.state, action, this.run);
    this.draw();
  };

  private draw(): void {
    const { run, state, root, shell, palette } = this;
    if (!run) return;
    const viewed = root.dataset.view !== state.view;
    for (const name of ["step", "unit", "phase", "direction", "view"] as const) mark(root, `data-${name}`, state[name]);
    if (viewed || !this.frame) shell.measure();
    const { lang } = run.payload.address;
    const label = this.frame?.label ?? labels(run.payload.labels);
    const bound = this.bounds.get(`${run.payload.address.model} ${run.H}`)!;
    const { width, narrow, layout, room } = shell;
    this.frame = { run, state, palette, label, lang, width, narrow, bound, layout, room };
    shell.draw(this.frame);
  }

  end(): void {
    this.shell.end();
  }
}
