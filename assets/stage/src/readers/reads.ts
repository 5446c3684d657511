/** Over and under the tiles a line as long as each reader has come, with what it has read. */
import type { Frame } from "../frame";
import { DIRECTIONS, type Direction } from "../payload";
import { make, mark, say } from "../primitives/dom";
import { hasRead } from "../sentence/tokens";
import type { Layout } from "./geometry";

const INSET = 3; // px

export class Reads {
  readonly elements = DIRECTIONS.map((direction) =>
    make("div", `gw-reads gw-reads-${direction}`, {}, make("span")),
  );

  lay(g: Layout): void {
    DIRECTIONS.forEach((direction, n) => {
      this.elements[n]!.style.top = `${direction === "forward" ? g.tileTop - 30 : g.tileTop + g.tile + 4}px`;
    });
  }

  /** `offset`: how far the strip is scrolled; `placeOf`: how far each reader has come. */
  step(
    { run, label }: Frame,
    g: Layout,
    offset: number,
    placeOf: (direction: Direction) => number,
    isCurtained: (direction: Direction) => boolean,
  ): void {
    const { tokens } = run.payload;
    DIRECTIONS.forEach((direction, n) => {
      const element = this.elements[n]!;
      const step = placeOf(direction);
      mark(element, "data-curtained", isCurtained(direction) || null);
      const slots = { token: tokens[step]!, text: hasRead(tokens, step, direction) };
      say(element.firstElementChild!, label(`readers_read_${direction}`, slots));
      const [start, end] = direction === "forward" ? [0, (step + 1) * g.column] : [step * g.column, g.total];
      const left = Math.max(0, start - offset) + INSET;
      const right = Math.min(g.view, end - offset) - INSET;
      Object.assign(element.style, { left: `${left}px`, width: `${right - left}px` });
    });
  }
}
