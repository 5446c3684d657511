/** Which view, which reader; the link; the picture for slides. */

import { save } from "../drawing/export";
import type { Action, Dispatch, Frame, MakePane, Pane } from "../frame";
import { addressed } from "../page/address";
import { placeOf } from "../page/rest";
import { DIRECTIONS, type Direction, type View } from "../payload";
import { icon, make, mark, say } from "../primitives/dom";
import type { Run, Shown } from "../run";
import { viewsOf } from "../state";
import "./toolbar.css";

const COPIED_MS = 2000;
const LINK =
  "M6.6 9.4a2.5 2.5 0 0 0 3.6 0l2.3-2.3a2.5 2.5 0 0 0-3.6-3.6l-.8.8 1 1 .8-.8a1.1 1.1 0 0 1 1.6 1.6L9.2 8.4a1.1 1.1 0 0 1-1.6 0zM9.4 6.6a2.5 2.5 0 0 0-3.6 0L3.5 8.9a2.5 2.5 0 0 0 3.6 3.6l.8-.8-1-1-.8.8a1.1 1.1 0 0 1-1.6-1.6l2.3-2.3a1.1 1.1 0 0 1 1.6 0z";
const SAVE = "M7.2 2h1.6v6l2-2 1.1 1.1L8 11 4.1 7.1 5.2 6l2 2zM3 12.4h10V14H3z";

type Offer = (run: Run) => readonly (View | Direction | Shown)[];
const RUNS = ["after", "before"] as const;
const OFFERED: Record<"view" | "direction" | "shown", Offer> = {
  view: viewsOf,
  direction: ({ directions }) => directions,
  shown: () => RUNS,
};

interface Choice {
  button: HTMLButtonElement;
  key: string;
  on: (frame: Frame) => boolean;
  off: (frame: Frame) => boolean;
}

class Toolbar implements Pane {
  private frame!: Frame;
  private readonly choices: Choice[] = [];
  private readonly views = this.segments(
    ["cell", "readers", "text"] as const,
    (to) => ({ kind: "view", to }),
    "view",
  );
  private readonly readers = this.segments(DIRECTIONS, (to) => ({ kind: "direction", to }), "direction");
  private readonly runs = this.segments(RUNS, (to) => ({ kind: "shown", to }), "shown");
  private readonly follow = make("span", "gw-toolbar-follow", { "aria-hidden": "true" });
  private readonly link = make("input", "gw-toolbar-link", { readonly: "", hidden: "" });
  private readonly copied = make("span");
  private readonly live = make("span", "gw-hidden", { role: "status" });
  private readonly copy = make(
    "button",
    "gw-button gw-toolbar-copy",
    { type: "button" },
    icon(LINK),
    this.copied,
  );
  private readonly files = (["svg", "png"] as const).map((kind) => {
    const button = make(
      "button",
      "gw-button",
      { type: "button", "data-save": kind },
      icon(SAVE),
      make("span", "", {}, kind.toUpperCase()),
    );
    button.addEventListener("click", () => void save(this.frame, kind));
    return button;
  });
  readonly element: HTMLElement;

  constructor(private readonly dispatch: Dispatch) {
    this.copy.addEventListener("click", () => void this.copyLink());
    this.link.addEventListener("blur", () => (this.link.hidden = true));
    const right = make("div", "gw-toolbar-right", {}, this.link, this.copy, ...this.files, this.live);
    const readers = make("div", "gw-toolbar-readers", {}, this.follow, this.readers);
    this.element = make(
      "div",
      "gw-toolbar",
      {},
      make("div", "gw-toolbar-choices", {}, this.views, readers, this.runs),
      right,
    );
  }

  private segments<T extends View | Direction | Shown>(
    all: readonly T[],
    ask: (to: T) => Action,
    field: keyof typeof OFFERED,
  ): HTMLElement {
    const group = make("div", "gw-segments", { role: "group" });
    for (const to of all) {
      const button = make("button", "gw-button", { type: "button", "data-choose": to });
      const off = ({ run }: Frame) => !OFFERED[field](run).includes(to);
      button.addEventListener("click", () => off(this.frame) || this.dispatch(ask(to)));
      this.choices.push({
        button,
        key: `${field === "shown" ? "run" : "toolbar"}_${to}`,
        on: ({ state }) => state[field] === to,
        off,
      });
      group.append(button);
    }
    return group;
  }

  draw(frame: Frame, previous: Frame | null): void {
    this.frame = frame;
    const { label, run } = frame;
    if (previous?.label !== label) this.name(frame);
    mark(
      this.readers,
      "aria-label",
      label(frame.state.view === "readers" ? "toolbar_follow_choice" : "toolbar_readers_choice"),
    );
    if (
      previous?.run === run &&
      previous.state.view === frame.state.view &&
      previous.state.direction === frame.state.direction
    )
      return;
    this.runs.hidden = !run.compared;
    for (const { button, on, off } of this.choices) {
      mark(button, "aria-pressed", on(frame));
      mark(button, "aria-disabled", off(frame));
      button.title = off(frame) ? label("toolbar_one_reader") : "";
    }
  }

  private name({ label }: Frame): void {
    mark(this.views, "aria-label", label("toolbar_views"));
    mark(this.runs, "aria-label", label("run_choice"));
    say(this.follow, label("toolbar_follow"));
    mark(this.link, "aria-label", label("toolbar_link"));
    for (const { button, key } of this.choices) say(button, label(key));
    say(this.copied, label("toolbar_copy"));
    for (const button of this.files) {
      const name = label("export_save", { kind: button.dataset.save!.toUpperCase() });
      mark(button, "aria-label", name);
      button.title = name;
    }
  }

  /** The live address, the step of this moment included. */
  private async copyLink(): Promise<void> {
    const { run, state, label } = this.frame;
    const href = addressed(location.href, run.payload.address, placeOf(state));
    try {
      await navigator.clipboard.writeText(href);
    } catch {
      this.link.hidden = false;
      this.link.value = href;
      return this.link.select();
    }
    say(this.copied, label("toolbar_copied"));
    say(this.live, label("toolbar_copied"));
    setTimeout(() => {
      say(this.copied, this.frame.label("toolbar_copy"));
      say(this.live, "");
    }, COPIED_MS);
  }
}

export const toolbarPane: MakePane = (dispatch) => new Toolbar(dispatch);
