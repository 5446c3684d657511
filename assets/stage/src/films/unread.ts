/** What the reader has not come to: a dashed box for every film and place, over the films' canvas. */
import { make, mark, NS } from "../primitives/dom";
import { type Geometry, topOf } from "./geometry";

const BOX = { left: 1.5, gap: 4 }; // px

export class Unread {
  readonly element = make("i", "gw-films-unread");
  private readonly svg = document.createElementNS(NS, "svg");

  constructor() {
    this.svg.setAttribute("aria-hidden", "true");
    this.element.append(this.svg);
  }

  /** Boxes for every place; `move` shows those that are not read yet. */
  lay(g: Geometry): void {
    const { svg } = this;
    const top = topOf(g, 0);
    const foot = topOf(g, g.films.length - 1) + g.height;
    Object.assign(this.element.style, { top: `${top}px`, width: `${g.total}px`, height: `${foot - top}px` });
    for (const [name, value] of Object.entries({ width: g.total, height: foot - top }))
      mark(svg, name, value);
    const box = `<rect x="${BOX.left}" y=".5" width="${Math.max(1, g.column - BOX.gap)}" height="${Math.max(0, g.height - 1)}" rx="2"/>`;
    const pattern = `<pattern id="gw-unread" patternUnits="userSpaceOnUse" width="${g.column}" height="${g.height}">${box}</pattern>`;
    const films = g.films.map(
      (_, n) =>
        `<g transform="translate(0 ${topOf(g, n) - top})"><path d="M0 0h${g.total}v${g.height}h-${g.total}z" fill="url(#gw-unread)"/></g>`,
    );
    svg.innerHTML = pattern + films.join("");
  }

  /** By how many pixels the boxes are moved: what is read lies bare. */
  move(by: number): void {
    this.svg.style.transform = `translateX(${by}px)`;
  }
}
