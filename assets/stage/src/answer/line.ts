/** A sentence in one line of cells, a cell a token, which slides so that the playhead stays in sight. */
import { make } from "../dom";
import type { Dispatch, Frame } from "../frame";

export class Line {
  readonly row: HTMLElement;
  readonly element: HTMLElement;
  protected cells: HTMLElement[] = [];
  private shown = -1;

  constructor(name: string, dispatch: Dispatch) {
    this.row = make("div", `gw-sentence-row ${name}`);
    this.element = make("div", "gw-sentence", {}, this.row);
    this.row.addEventListener("click", ({ target }) => {
      const at = this.cells.indexOf((target as Element).closest<HTMLElement>(".gw-sentence-cell")!);
      if (at >= 0) dispatch({ kind: "step", to: at });
    });
  }

  /** Marks the playhead's cell and slides the line as far as it must. */
  step({ state }: Frame): void {
    this.cells[this.shown]?.classList.remove("gw-now");
    const cell = this.cells[state.step];
    if (!cell) return;
    cell.classList.add("gw-now");
    this.shown = state.step;
    const room = this.element.clientWidth;
    const length = this.row.scrollWidth;
    const middle = cell.offsetLeft + cell.offsetWidth / 2;
    const offset = Math.max(0, Math.min(length - room, middle - room / 2));
    this.row.style.transform = `translateX(${-Math.round(offset)}px)`;
  }
}
