/** A strip of the whole sentence, shown where it is longer than the window on it: the followed unit's cell or hidden state. */

import type { Dispatch, Frame } from "../frame";
import { signed } from "../primitives/colour-ruler";
import { make } from "../primitives/dom";
import { forCanvas } from "../scale";
import type { Strip } from "./strip";

export class Overview {
  private readonly canvas = make("canvas", "gw-squares");
  private readonly window = make("i", "gw-overview-window");
  private readonly tick = make("i", "gw-overview-tick");
  readonly element = make(
    "div",
    "gw-overview",
    { "aria-hidden": "true" },
    this.canvas,
    this.window,
    this.tick,
  );
  private T = 1;

  constructor(
    dispatch: Dispatch,
    private readonly part: "c" | "h" = "c",
  ) {
    const go = (event: PointerEvent) => {
      if (!(event.buttons & 1)) return;
      const { left, width } = this.element.getBoundingClientRect();
      dispatch({ kind: "step", to: Math.floor(((event.clientX - left) / width) * this.T) });
    };
    this.element.addEventListener("pointerdown", go);
    this.element.addEventListener("pointermove", go);
  }

  paint(frame: Frame, g: Strip): void {
    const { run, state, palette } = forCanvas(frame);
    this.T = g.T;
    this.element.hidden = !g.overview;
    if (!g.overview) return;
    Object.assign(this.canvas, { width: g.T, height: 1 });
    const board = this.canvas.getContext("2d")!;
    const reader = run.reader(state.direction);
    for (let t = 0; t < g.T; t++) {
      board.fillStyle = signed(palette, reader.value(this.part, t, state.unit));
      board.fillRect(t, 0, 1, 1);
    }
    this.window.style.width = `${(100 * g.view) / g.total}%`;
  }

  move(offset: number, step: number, g: Strip): void {
    if (!g.overview) return;
    const scale = g.view / g.total;
    this.window.style.transform = `translateX(${offset * scale}px)`;
    this.tick.style.transform = `translateX(${Math.round((step + 0.5) * g.column * scale)}px)`;
  }
}
