/** A table whose numbers have bars, in type for a room. */
import type { Room } from "../../frame";
import { make } from "../../primitives/dom";
import type { Rows } from "./told";

export class RowsView {
  readonly element = make("div", "gw-present-rows");

  draw({ heads, rows }: Rows, { height }: Room): void {
    const { element } = this;
    element.style.height = `${height}px`;
    element.style.gridTemplateColumns = `max-content repeat(${heads.length}, minmax(0, 1fr))`;
    element.replaceChildren(
      make("p", ""),
      ...heads.map((head) => make("p", "gw-present-column", {}, head)),
      ...rows.flatMap(({ name, tone, cells }) => [
        make("b", `gw-tone-${tone}`, {}, name),
        ...cells.map(({ share, number, ratio }) => {
          const bar = make("i", `gw-tone-${tone}`, { style: `width: ${100 * share}%` });
          return make(
            "div",
            "",
            {},
            make("u", "", {}, bar),
            make("p", "", {}, make("b", "", {}, number), make("span", "", {}, ratio)),
          );
        }),
      ]),
    );
    element.classList.remove("gw-present-close");
    const cells = [...element.querySelectorAll(":scope > div")];
    const isWide = cells.some((cell) => cell.scrollWidth > cell.clientWidth);
    element.classList.toggle("gw-present-close", isWide);
  }
}
