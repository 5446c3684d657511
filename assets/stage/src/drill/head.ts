/** Over the drill: the gate's value, the two orders, and the way back. */
import { decimal } from "../format";
import type { Frame } from "../frame";
import type { Gate } from "../kinds/names";
import { make, mark, say } from "../primitives/dom";
import { curveName, madeOf, type Sum } from "./sum";

const ORDERS = ["order", "size"] as const;
export type Order = (typeof ORDERS)[number];

export class DrillHead {
  private readonly name = make("span");
  private readonly symbol = make("i");
  private readonly value = make("span");
  private readonly title = make(
    "b",
    "",
    {},
    this.name,
    " ",
    this.symbol,
    make("sub", "", {}, "t"),
    this.value,
  );
  private readonly sum = make("span", "gw-drill-sum");
  private readonly orders = ORDERS.map((order) =>
    make("button", "gw-button", { type: "button", "data-order": order }),
  );
  private readonly choice = make("div", "gw-segments", { role: "group" }, ...this.orders);
  private readonly words = make("span");
  private readonly back = make(
    "button",
    "gw-button gw-drill-back",
    { type: "button" },
    this.words,
    make("kbd", "", {}, "Esc"),
  );
  readonly element = make(
    "div",
    "gw-drill-head",
    {},
    make("p", "gw-drill-title", {}, this.title, " ", this.sum),
    this.choice,
    this.back,
  );

  constructor(choose: (order: Order) => void, leave: () => void) {
    this.orders.forEach((button, k) => void button.addEventListener("click", () => choose(ORDERS[k]!)));
    this.back.addEventListener("click", leave);
  }

  draw({ label, run }: Frame, gate: Gate, sum: Sum, order: Order): void {
    const made = madeOf(gate);
    mark(this.title, "class", `gw-tone-${made}`);
    say(this.name, label(`part_${made}`));
    say(this.symbol, made === "g" ? "C\u0303" : made);
    say(this.value, ` = ${decimal(sum.out)}`);
    const slots = { curve: curveName(gate), given: sum.given, n: run.D + run.H };
    say(this.sum, label(sum.held ? "cell_held_gate" : "drill_sum", slots));
    mark(this.choice, "aria-label", label("drill_orders"));
    this.orders.forEach((button, k) => {
      say(button, label(`drill_by_${ORDERS[k]}`));
      mark(button, "aria-pressed", ORDERS[k] === order);
    });
    say(this.words, label("drill_back"));
  }
}
