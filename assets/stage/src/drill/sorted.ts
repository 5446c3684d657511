/** By size: names below the largest columns, or on a phone the largest as lines. */
import type { Label } from "../frame";
import { make } from "../primitives/dom";
import type { Spot } from "./geometry";
import { arithmetic, shortName, type Told } from "./says";

const NAMED = 12;
const LISTED = 8;
const LINE = 14; // px; two lines of names in turn, for a column is narrower than its name

export class Sorted {
  readonly names = make("div", "gw-drill-names", { "aria-hidden": "true" });
  readonly list = make("ol", "gw-drill-list");

  /** The columns from the largest on. */
  draw(told: readonly Told[], spots: readonly Spot[], top: number, narrow: boolean, label: Label): void {
    this.clear();
    if (narrow)
      for (const one of told.slice(0, LISTED))
        this.list.append(make("li", "", {}, make("i", "", {}, shortName(one)), ` ${arithmetic(one, label)}`));
    else
      told.slice(0, NAMED).forEach((one, rank) => {
        const name = make("i", "", {}, shortName(one));
        const { x, width } = spots[rank]!;
        Object.assign(name.style, { left: `${x + width / 2}px`, top: `${top + (rank % 2) * LINE}px` });
        this.names.append(name);
      });
  }

  clear(): void {
    this.names.replaceChildren();
    this.list.replaceChildren();
  }
}
