/** A sentence in one line of cells, a cell a token, which slides so that the playhead stays in sight. */

import type { Dispatch, Frame } from "../frame";
import { goesOn, make } from "../primitives/dom";

interface Measures {
  layout: number;
  cells: HTMLElement[];
  room: number;
  length: number;
  middles: number[];
}

export class Line {
  readonly row: HTMLElement;
  readonly element: HTMLElement;
  protected cells: HTMLElement[] = [];
  private shown = -1;
  private known: Measures | null = null;

  constructor(name: string, dispatch: Dispatch) {
    this.row = make("div", `gw-sentence-row ${name}`);
    this.element = make("div", "gw-sentence", {}, this.row);
    this.row.addEventListener("click", ({ target }) => {
      const at = this.cells.indexOf((target as Element).closest<HTMLElement>(".gw-sentence-cell")!);
      if (at >= 0) dispatch({ kind: "step", to: at });
    });
  }

  /** Marks the playhead's cell and slides the line as far as it must. */
  step(frame: Frame): void {
    const { step } = frame.state;
    this.cells[this.shown]?.classList.remove("gw-now");
    this.cells[step]?.classList.add("gw-now");
    this.shown = step;
    const { room, length, middles } = this.measured(frame);
    const offset = Math.max(0, Math.min(length - room, (middles[step] ?? 0) - room / 2));
    goesOn(this.element, offset, length - room);
    this.row.style.transform = `translateX(${-Math.round(offset)}px)`;
  }

  /** Where the cells lie, asked once a layout: a question in every step would have the browser lay out the page in it. */
  private measured({ layout }: Frame): Measures {
    if (this.known?.layout === layout && this.known.cells === this.cells) return this.known;
    const middles = this.cells.map((cell) => cell.offsetLeft + cell.offsetWidth / 2);
    return (this.known = {
      layout,
      cells: this.cells,
      room: this.element.clientWidth,
      length: this.row.scrollWidth,
      middles,
    });
  }
}
