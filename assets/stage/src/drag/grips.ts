/** Over the cell: what a hand takes the followed unit's doors and its cell state by, and how the pulled one looks. */

import type { Column, Scene } from "../cell/scene";
import { dueOf, OF_COLUMN } from "../cell/timing";
import { pointAt } from "../controls/readout";
import { decimal, short } from "../format";
import type { Dispatch, Frame } from "../frame";
import { hide, make, mark, say } from "../primitives/dom";
import { face } from "../sentence/tokens";
import { Choices } from "./choices";
import { moved, rangeOf } from "./pull";
import type { Pull, Pulled, Wish } from "./wish";
import "./drag.css";

const PARTS = ["f", "i", "o", "c"] as const;
const STARTS = 4; // px: less is a tap
const RULE = 240; // px: from end to end of what the cell's value can be pulled to
const OPEN = 0.76; // of its stack, as cell/rows.ts opens it

interface Held {
  part: Pulled;
  from: number; // value
  x: number;
  y: number;
  long: number; // px of the whole range
  pulls: boolean;
}

export class Grips {
  private readonly spots = Object.fromEntries(
    PARTS.map((part) => [
      part,
      make("i", `gw-grip gw-tone-${part}`, { "data-term": part, "aria-hidden": "true" }),
    ]),
  ) as Record<Pulled, HTMLElement>;
  private readonly tag = make("span", "gw-pull-old");
  private readonly number = make("span", "gw-pull-number");
  private readonly knob = make("span", "gw-pull-knob", { role: "slider", tabindex: "0" });
  private readonly hatch = make("i", "gw-pull-hatch");
  private readonly leaf = make("div", "gw-pull", {}, make("i"), this.tag, this.number, this.knob);
  private readonly choices: Choices;
  private readonly element = make("div", "gw-hands", {}, ...Object.values(this.spots));
  private scene: Scene | null = null;
  private frame!: Frame;
  private held: Held | null = null;
  private tapped: Pulled | null = null;

  constructor(
    private readonly board: HTMLElement,
    private readonly dispatch: Dispatch,
  ) {
    this.choices = new Choices((wish) => this.ask(wish));
    for (const part of PARTS) this.listen(part, this.spots[part]);
    const { element, knob } = this;
    element.addEventListener("pointermove", (event) => this.move(event));
    element.addEventListener("pointerup", () => this.drop());
    element.addEventListener("click", () => this.offer()); // not before: the click would fall on what is offered
    element.addEventListener("pointercancel", () => {
      this.held = null;
      this.ask({ do: "restore" });
    });
    knob.addEventListener("keydown", (event) => this.ask({ do: "key", event }));
    knob.addEventListener("blur", () => this.frame.drag?.pull?.by === "key" && this.ask({ do: "restore" }));
  }

  draw(frame: Frame, scene: Scene): void {
    const { drag, run, ms } = frame;
    this.frame = frame;
    if (!drag) return this.element.remove();
    if (!this.element.isConnected) this.board.append(this.element);
    if (scene !== this.scene) {
      this.scene = scene;
      for (const part of PARTS) this.place(this.spots[part], this.columnOf(part));
    }
    for (const part of PARTS) {
      const column = this.columnOf(part);
      const isThere = column && drag.can && ms >= dueOf(OF_COLUMN[part], column.part);
      hide(this.spots[part], !isThere || drag.pull !== null);
    }
    mark(this.board, "data-pulls", drag.pull?.part ?? null);
    if (drag.pull) this.show(drag.pull, frame);
    else if (this.leaf.isConnected) {
      this.leaf.remove();
      this.hatch.remove();
    }
    if (run !== this.choices.run) this.choices.shut();
  }

  private ask(wish: Wish): void {
    this.dispatch({ kind: "drag", wish });
  }

  private columnOf(part: Pulled): Column | undefined {
    return this.scene!.columns.find(({ vector }) => vector === part);
  }

  private place(element: HTMLElement, column: Column | undefined): void {
    const row = column?.rows[this.frame.state.unit];
    if (!row) return;
    Object.assign(element.style, {
      left: `${column.x}px`,
      top: `${row.y}px`,
      width: `${column.width}px`,
      height: `${row.height}px`,
    });
  }

  private listen(part: Pulled, spot: HTMLElement): void {
    spot.addEventListener("pointerdown", (event) => {
      if (event.button) return;
      event.preventDefault();
      const { rows } = this.columnOf(part)!;
      const last = rows.at(-1)!;
      const stack = last.y + last.height - rows[0]!.y;
      const long = part === "c" ? RULE : rows.length > 1 ? OPEN * stack : stack;
      this.held = { part, from: this.valueOf(part), x: event.clientX, y: event.clientY, long, pulls: false };
      this.element.setPointerCapture(event.pointerId);
    });
    spot.addEventListener("touchstart", (event) => event.stopPropagation(), { passive: true }); // no swipe
    spot.addEventListener("pointerenter", ({ clientX, clientY }) => {
      const { step, unit, direction } = this.frame.state;
      const at = { vector: part, unit, step, direction, x: clientX, y: clientY };
      pointAt(spot, { ...at, value: this.valueOf(part) });
    });
    spot.addEventListener("pointerleave", () => pointAt(spot, null));
  }

  private valueOf(part: Pulled): number {
    const { run, state } = this.frame;
    return run.reader(state.direction).value(part, state.step, state.unit);
  }

  private move({ clientX, clientY }: PointerEvent): void {
    const { held } = this;
    if (!held) return;
    const by = held.part === "c" ? clientX - held.x : held.y - clientY;
    if (!held.pulls && Math.abs(by) < STARTS) return;
    if (!held.pulls) {
      pointAt(this.element, null);
      this.ask({ do: "grab", part: held.part });
    }
    held.pulls = true;
    const pull = this.frame.drag?.pull;
    if (pull) this.ask({ do: "pull", to: moved(pull, held.from, by, held.long) });
  }

  private drop(): void {
    const { held } = this;
    this.held = null;
    if (held?.pulls) return this.ask({ do: "release" });
    this.tapped = held?.part ?? null;
  }

  private offer(): void {
    const { tapped } = this;
    this.tapped = null;
    if (!tapped) return;
    pointAt(this.element, null);
    const { left, top, width, height } = this.spots[tapped].style;
    this.choices.open(this.board, tapped, this.valueOf(tapped), this.frame, {
      x: parseFloat(left) + parseFloat(width),
      y: parseFloat(top) + parseFloat(height) / 2,
    });
  }

  /** The leaf at its new height, a mark at its old one, and behind a door how thick the lane will be. */
  private show(pull: Pull, { label, run, state }: Frame): void {
    const { leaf, hatch, knob, scene, board } = this;
    const column = this.columnOf(pull.part);
    if (!column) return;
    const [low, high] = rangeOf(pull);
    leaf.className = `gw-pull gw-tone-${pull.part}${pull.part === "c" ? " gw-pull-level" : ""}`;
    this.place(leaf, column);
    for (const [name, value] of [
      ["--v", pull.value],
      ["--o", pull.old],
    ] as const)
      for (const one of [leaf, hatch]) one.style.setProperty(name, String((value - low) / (high - low)));
    const behind = scene!.stretches.find(({ door }) => door === pull.part);
    if (behind) this.place(hatch, { ...column, x: behind.x, width: behind.width });
    hide(hatch, !behind);
    const value = decimal(pull.value, 2);
    say(this.tag, label("run_was_before", { value: short(pull.old) }));
    say(this.number, value);
    const slots = {
      unit: state.unit + 1,
      token: face(run.payload.tokens[state.step]!),
      value,
      old: short(pull.old),
    };
    for (const [name, text] of Object.entries({
      "aria-label": label(`part_${pull.part}`),
      "aria-valuemin": low,
      "aria-valuemax": high,
      "aria-valuenow": value.replace("−", "-"),
      "aria-valuetext": label("drag_slider", slots),
      "aria-orientation": pull.part === "c" ? "horizontal" : "vertical",
    }))
      mark(knob, name, text);
    if (!leaf.isConnected) board.append(hatch, leaf);
    if (pull.by === "key" && document.activeElement !== knob) knob.focus({ preventScroll: true });
  }
}
