/** How the parts of a gate's sum add up: beside the columns, on a phone as one line. */
import { leftSide } from "../format";
import type { Frame } from "../frame";
import type { Gate } from "../kinds/names";
import { make, NS, say } from "../primitives/dom";
import { drawFall, type Room, reachOf } from "./fall";
import type { Sum } from "./sum";

export class Total {
  readonly line = make("p", "gw-drill-whole");
  readonly fall = document.createElementNS(NS, "svg") as SVGSVGElement;

  constructor() {
    this.fall.setAttribute("class", "gw-drill-fall");
  }

  draw({ run, state, label, narrow }: Frame, gate: Gate, sum: Sum, room: Room, left: number): void {
    const { line, fall } = this;
    const reader = run.reader(state.direction);
    const z = sum.printed[3]!;
    const equals = z.startsWith("≈") ? z : `= ${z}`;
    say(line, narrow ? `${leftSide("sum", sum.printed.slice(0, 3))} ${equals}` : "");
    if (narrow) return fall.replaceChildren();
    const all = Array.from({ length: run.T }, (_, t) => Object.values(reader.terms(gate, t, state.unit)));
    Object.assign(fall.style, { left: `${left}px`, width: `${room.width}px`, height: `${room.height}px` });
    drawFall(fall, room, gate, sum, reachOf(all), reader.hardSlope, label);
  }
}
