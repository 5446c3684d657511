/** Which view, which reader, which of two runs: the head of the card at the right, the same over every view. */

import type { Action, Dispatch, Frame, Pane } from "../frame";
import { KINDS, type Kind } from "../kinds/names";
import { DIRECTIONS, type Direction, type View } from "../payload";
import { hide, make, mark, say } from "../primitives/dom";
import type { Run, Shown } from "../run";
import type { Setting } from "../setting";
import { viewsOf } from "../state";
import "./head.css";

type Offer = (run: Run) => readonly (View | Direction | Shown | Kind)[];
const RUNS = ["after", "before"] as const;
const OFFERED: Record<"view" | "direction" | "shown" | "cell", Offer> = {
  cell: ({ payload }) => payload.cells ?? [],
  view: viewsOf,
  direction: ({ directions }) => directions,
  shown: () => RUNS,
};

const isKind = ({ dataset }: HTMLElement): boolean => (KINDS as readonly string[]).includes(dataset.choose!);

interface Choice {
  button: HTMLButtonElement;
  key: string;
  on: (frame: Frame) => boolean;
  off: (frame: Frame) => boolean;
}

class Head implements Pane {
  private frame!: Frame;
  private readonly choices: Choice[] = [];
  private readonly views = this.segments(
    ["cell", "readers", "text"] as const,
    (to) => ({ kind: "view", to }),
    "view",
  );
  private readonly readers = this.segments(DIRECTIONS, (to) => ({ kind: "direction", to }), "direction");
  private readonly runs = this.segments(RUNS, (to) => ({ kind: "shown", to }), "shown");
  private readonly cells = this.segments(KINDS, (to) => ({ kind: "cell", to }), "cell");
  private readonly chips: ReturnType<NonNullable<Setting["chips"]>> | undefined;
  readonly element: HTMLElement;

  constructor(
    private readonly dispatch: Dispatch,
    { chips }: Pick<Setting, "chips">,
  ) {
    this.chips = chips?.(dispatch);
    const held = this.chips ? [this.chips.element] : [];
    this.element = make(
      "div",
      "gw-head-choices",
      {},
      ...held,
      this.cells,
      this.runs,
      this.views,
      this.readers,
    );
  }

  private segments<T extends View | Direction | Shown | Kind>(
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
        key: `${field === "shown" ? "run" : "head"}_${to}`,
        on: ({ state, run }) => (field === "cell" ? run.cell.kind : state[field]) === to,
        off,
      });
      group.append(button);
    }
    return group;
  }

  draw(frame: Frame, previous: Frame | null): void {
    this.frame = frame;
    const { label, run } = frame;
    this.chips?.draw({ ...frame, drag: frame.state.view === "cell" ? null : frame.drag }); // the cell has its own
    if (previous?.label !== label) this.name(frame);
    mark(
      this.readers,
      "aria-label",
      label(frame.state.view === "readers" ? "head_follow_choice" : "head_readers_choice"),
    );
    if (
      previous?.run === run &&
      previous.state.view === frame.state.view &&
      previous.state.direction === frame.state.direction
    )
      return;
    hide(this.runs, !run.compared);
    hide(this.cells, (run.payload.cells?.length ?? 0) < 2);
    for (const { button, on, off } of this.choices) {
      mark(button, "aria-pressed", on(frame));
      mark(button, "aria-disabled", off(frame));
      button.title = off(frame) && !isKind(button) ? label("head_one_reader") : "";
      if (isKind(button)) hide(button, off(frame));
    }
  }

  private name({ label }: Frame): void {
    mark(this.cells, "aria-label", label("head_cells"));
    mark(this.views, "aria-label", label("head_views"));
    mark(this.runs, "aria-label", label("run_choice"));
    for (const { button, key } of this.choices) say(button, label(key));
  }
}

export const headPane = (dispatch: Dispatch, setting: Pick<Setting, "chips"> = {}): Pane =>
  new Head(dispatch, setting);
