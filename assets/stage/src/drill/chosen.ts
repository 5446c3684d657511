/** The chosen column: tinted, and beside its bar what it multiplies. */
import type { Label } from "../frame";
import type { Gate } from "../kinds/names";
import { make, mark, say } from "../primitives/dom";
import type { Rows } from "./board";
import type { Spot } from "./geometry";
import { arithmetic, longName, type Told } from "./says";

export class Chosen {
  readonly tint = make("i");
  private readonly line = make("b");
  private readonly note = make("span");
  readonly text = make("p", "gw-drill-line", {}, this.line, this.note);

  hide(): void {
    this.text.hidden = this.tint.hidden = true;
  }

  /** `rank` counts from 1, among `n`. */
  draw(told: Told, spot: Spot, rows: Rows, rank: number, n: number, gate: Gate, label: Label): void {
    const isSingle = n === told.weights.length; // none of them a group
    say(this.line, arithmetic(told, label));
    say(
      this.note,
      label(rank === 1 && isSingle ? "drill_largest" : "drill_rank", {
        name: longName(told, label),
        rank,
        n,
      }),
    );
    const { x, width } = spot;
    const isLeft = x + width / 2 > (rows.left + rows.right) / 2;
    Object.assign(this.text.style, {
      top: `${rows.line}px`,
      left: isLeft || rows.narrow ? "0" : `${x + width + 8}px`,
      width: rows.narrow ? "100%" : isLeft ? `${x - 8}px` : "",
      textAlign: isLeft ? "right" : "left",
    });
    Object.assign(this.tint.style, {
      left: `${x - 1}px`,
      width: `${width + 1}px`,
      top: `${rows.value - 8}px`,
      height: `${rows.line - rows.value + (rows.narrow ? 6 : 46)}px`,
    });
    mark(this.tint, "class", `gw-drill-tint gw-tone-${gate}`);
    this.text.hidden = this.tint.hidden = false;
  }
}
