/** The followed unit's numbers as a table, for who reads without seeing. */

import { isTouring } from "../first/tour";
import { readout } from "../format";
import type { Frame } from "../frame";
import type { Vector } from "../kinds/names";
import { hide, make, mark, say } from "../primitives/dom";
import { QUIET } from "../voice/line";
import { nameOf } from "./readout";

const partsOf = ({ cell }: Frame["run"]): Vector[] => cell.vectors.filter((vector) => vector !== "x");

export class Table {
  private readonly caption = make("caption");
  private readonly head = make(
    "tr",
    "",
    {},
    make("th", "", { scope: "col" }),
    make("th", "", { scope: "col" }),
  );
  private readonly rows: HTMLTableRowElement[] = []; // as many as any cell that was shown has numbers
  private readonly table = make(
    "table",
    "",
    {},
    this.caption,
    make("thead", "", {}, this.head),
    make("tbody"),
  );
  readonly element = make("div", "gw-hidden", {}, this.table);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private filled: Frame | null = null;

  /** Filled later, so that a step itself costs nothing; only a table that is still empty is filled at once. */
  draw(frame: Frame): void {
    hide(this.element, isTouring(frame)); // a door is to be guessed there
    if (this.element.hidden) return;
    this.frame = frame;
    if (this.filled?.state === frame.state && this.filled.run === frame.run) return;
    if (frame.state.playing && this.timer) return;
    if (!this.filled) return this.fill();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.fill(), frame.state.playing ? QUIET.playing : QUIET.stepping);
  }
  private frame!: Frame;

  private fill(): void {
    this.timer = undefined;
    const { run, state, label } = this.frame;
    this.filled = this.frame;
    const reader = run.reader(state.direction);
    say(
      this.caption,
      label("shell_table", {
        step: state.step + 1,
        unit: state.unit + 1,
        token: run.payload.tokens[state.step] ?? "",
      }),
    );
    say(this.head.firstElementChild!, label("shell_table_part"));
    say(this.head.lastElementChild!, label("shell_table_value"));
    const parts = partsOf(run);
    while (this.rows.length < parts.length)
      this.rows.push(make("tr", "", {}, make("th", "", { scope: "row" }), make("td")));
    this.rows.forEach((row, n) => {
      const vector = parts[n];
      if (!vector) return row.remove();
      if (!row.isConnected) this.table.tBodies[0]!.append(row);
      say(row.firstElementChild!, nameOf(this.frame, vector, state.direction));
      say(row.lastElementChild!, readout(reader.value(vector, state.step, state.unit)));
      mark(row, "data-part", vector);
    });
  }

  end(): void {
    clearTimeout(this.timer);
  }
}
