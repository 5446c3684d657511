/** Over the cell: where a hand takes the followed unit's doors and its cell state, by pulling or by a tap. */

import { OPEN } from "../cell/layout/rows";
import type { Column, Scene } from "../cell/layout/scene";
import { dueOf } from "../cell/paint/timing";
import { pointAt } from "../controls/readout";
import { decimal, short } from "../format";
import type { Dispatch, Frame } from "../frame";
import { markOf } from "../kinds/cell";
import { lay, make, mark, veil } from "../primitives/dom";
import { face } from "../sentence/tokens";
import { Choices } from "./choices";
import { Grip, placeOf } from "./grip";
import { Hand, type Taken } from "./hand";
import { moved } from "./pull";
import type { Pull, Pulled, Wish } from "./wish";

const PARTS = ["f", "i", "o", "c", "r", "z"] as const;
const SLACK = 4; // px
const RULE = 240; // px: from end to end of what the cell's value can be pulled to

export class Grips {
  private readonly spots = Object.fromEntries(
    PARTS.map((part) => [
      part,
      make("i", `gw-grip gw-tone-${part}`, { "data-term": part, "aria-hidden": "true" }),
    ]),
  ) as Record<Pulled, HTMLElement>;
  private readonly grip: Grip;
  private readonly choices: Choices;
  private readonly element = make("div", "gw-hands", {}, ...Object.values(this.spots));
  private scene: Scene | null = null;
  private frame!: Frame;
  private part: Pulled = "f"; // taken last
  private isTapped = false;

  constructor(
    private readonly board: HTMLElement,
    private readonly dispatch: Dispatch,
  ) {
    this.grip = new Grip(board);
    this.choices = new Choices((wish) => this.ask(wish));
    const { element } = this;
    const { knob } = this.grip;
    const hand = new Hand(element, {
      begin: () => {
        pointAt(element, null);
        this.ask({ do: "grab", part: this.part });
      },
      pull: ({ from, long }, by) => {
        const pull = this.frame.drag?.pull;
        if (pull) this.ask({ do: "pull", to: moved(pull, from, by, long) });
      },
      release: (hasPulled) => {
        this.isTapped = !hasPulled;
        if (hasPulled) this.ask({ do: "release" });
      },
      lose: () => this.ask({ do: "restore" }),
    });
    for (const part of PARTS) {
      hand.reach(this.spots[part], () => this.take(part));
      this.point(part, this.spots[part]);
    }
    element.addEventListener("click", () => this.offer()); // not before: the click would fall on what is offered
    knob.addEventListener("keydown", (event) => this.ask({ do: "key", event }));
    knob.addEventListener("blur", () => this.frame.drag?.pull?.by === "key" && this.ask({ do: "restore" }));
  }

  draw(frame: Frame, scene: Scene): void {
    const { drag, run, ms } = frame;
    this.frame = frame;
    if (!drag) return this.element.remove();
    if (!this.element.isConnected) this.board.append(this.element);
    const isMoved = scene !== this.scene;
    this.scene = scene;
    for (const part of PARTS) {
      const column = this.columnOf(part);
      const place = isMoved && placeOf(column, frame.state.unit);
      if (place) lay(this.spots[part], place);
      const isThere = column && drag.can && ms >= dueOf(markOf(run.cell, part), column.part);
      veil(this.spots[part], !isThere || drag.pull !== null);
    }
    mark(this.board, "data-pulls", drag.pull?.part ?? null);
    if (drag.pull) this.show(drag.pull);
    else this.grip.remove();
    if (run !== this.choices.run) this.choices.shut();
  }

  private ask(wish: Wish): void {
    this.dispatch({ kind: "drag", wish });
  }

  private columnOf(part: Pulled): Column | undefined {
    return this.scene!.columns.find(({ vector }) => vector === part);
  }

  private valueOf(part: Pulled): number {
    const { run, state } = this.frame;
    return run.reader(state.direction).value(part, state.step, state.unit);
  }

  /** A door's whole range is its lane as the grab opens it. */
  private take(part: Pulled): Taken {
    const { rows } = this.columnOf(part)!;
    const last = rows.at(-1)!;
    const stack = last.y + last.height - rows[0]!.y;
    const isLevel = part === "c";
    this.part = part;
    const long = isLevel ? RULE : rows.length > 1 ? OPEN.share * stack : stack;
    return { from: this.valueOf(part), long, isLevel, slack: SLACK };
  }

  /** Says the value under the pointer. */
  private point(part: Pulled, spot: HTMLElement): void {
    spot.addEventListener("pointerenter", ({ clientX, clientY }) => {
      const { step, unit, direction } = this.frame.state;
      const at = { vector: part, unit, step, direction, x: clientX, y: clientY };
      pointAt(spot, { ...at, value: this.valueOf(part) });
    });
    spot.addEventListener("pointerleave", () => pointAt(spot, null));
  }

  /** What a tap offers. */
  private offer(): void {
    const { part, isTapped } = this;
    this.isTapped = false;
    if (!isTapped) return;
    pointAt(this.element, null);
    const { x, y, width, height } = placeOf(this.columnOf(part), this.frame.state.unit)!;
    const at = { x: x + width, y: y + height / 2 };
    this.choices.open(this.board, part, this.valueOf(part), this.frame, at);
  }

  private show({ part, value, old, by }: Pull): void {
    const { label, run, state } = this.frame;
    const { unit } = state;
    const place = placeOf(this.columnOf(part), unit);
    if (!place) return;
    const behind = this.scene!.stretches.find(({ door }) => door === part);
    const number = decimal(value, 2);
    const token = face(run.payload.tokens[state.step]!);
    const text = label("drag_slider", { unit: unit + 1, token, value: number, old: short(old) });
    const slider = { name: label(`part_${part}`), value: number, text };
    const note = label("run_was_before", { value: short(old) });
    this.grip.draw({ part, value, old, note, number, slider }, place, placeOf(behind, unit));
    const { knob } = this.grip;
    if (by === "key" && document.activeElement !== knob) knob.focus({ preventScroll: true });
  }
}
