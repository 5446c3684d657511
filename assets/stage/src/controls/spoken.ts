/** What a screen reader hears of a step, and the followed unit's numbers as a table. */

import { decimal, readout } from "../format";
import type { Frame } from "../frame";
import { make, mark, say } from "../primitives/dom";
import { VECTORS, type Vector } from "../run";
import { nameOf } from "./readout";

const PARTS: readonly Vector[] = VECTORS.filter((vector) => vector !== "x");
const QUIET = { stepping: 300, playing: 1900 }; // ms: a walk is told at its end, playing every other second

/** The sentence of the step, or of the phase where only the phase has changed. */
export function sentence({ run, state, label }: Frame, phaseOnly: boolean): string {
  const { step, unit, phase, direction } = state;
  const reader = run.reader(direction);
  const slots: Record<string, string | number> = {
    step: step + 1,
    unit: unit + 1,
    token: run.payload.tokens[step] ?? "",
  };
  for (const vector of PARTS) slots[vector] = decimal(reader.value(vector, step, unit), 2);
  return (
    label(phaseOnly && phase !== "output" ? `shell_spoken_${phase}` : "shell_spoken", slots) +
    beside({ run, state, label })
  );
}

/** And the two states as they are in the other run, where their printed digits differ. */
function beside({
  run,
  state: { step, unit, direction },
  label,
}: Pick<Frame, "run" | "state" | "label">): string {
  if (!run.other) return "";
  const [here, there] = [run, run.other].map((one) =>
    (["c", "h"] as const).map((vector) => decimal(one.reader(direction).value(vector, step, unit), 2)),
  );
  return here!.join() === there!.join()
    ? ""
    : ` ${label(`run_spoken_${run.other.shown}`, { c: there![0]!, h: there![1]! })}`;
}

export class Spoken {
  private readonly live = make("p", "", { "aria-live": "polite", role: "status" });
  private readonly caption = make("caption");
  private readonly head = make(
    "tr",
    "",
    {},
    make("th", "", { scope: "col" }),
    make("th", "", { scope: "col" }),
  );
  private readonly rows = PARTS.map(() => make("tr", "", {}, make("th", "", { scope: "row" }), make("td")));
  private readonly table = make(
    "table",
    "",
    {},
    this.caption,
    make("thead", "", {}, this.head),
    make("tbody", "", {}, ...this.rows),
  );
  readonly element = make("div", "gw-hidden", {}, this.live, this.table);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private told: Frame | null = null;

  /** Tells later, so that a step itself costs nothing; only a table that is still empty is filled at once. */
  draw(frame: Frame): void {
    if (this.told?.state === frame.state && this.told.run === frame.run) return;
    if (frame.state.playing && this.timer) return void (this.frame = frame);
    this.frame = frame;
    if (!this.told) return this.tell();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.tell(), frame.state.playing ? QUIET.playing : QUIET.stepping);
  }
  private frame!: Frame;

  private tell(): void {
    this.timer = undefined;
    const { frame, told } = this;
    const { run, state, label } = frame;
    const sameStep = told?.run === run && told.state.step === state.step && told.state.unit === state.unit;
    const phaseOnly = sameStep && told.state.phase !== state.phase;
    if (told) say(this.live, sentence(frame, phaseOnly || state.phase !== "output"));
    this.told = frame;
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
    PARTS.forEach((vector, n) => {
      const row = this.rows[n]!;
      say(row.firstElementChild!, nameOf(frame, vector, state.direction));
      say(row.lastElementChild!, readout(reader.value(vector, state.step, state.unit)));
      mark(row, "data-part", vector);
    });
  }

  end(): void {
    clearTimeout(this.timer);
  }
}
