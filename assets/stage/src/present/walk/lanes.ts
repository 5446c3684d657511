/** Which lanes are drawn: all as long as each can be told from the next, else the followed one and its neighbours. */
import type { Scene } from "../../cell/layout/scene";
import type { Reader, Run } from "../../run";

const LEAST = 14 / 34; // from one lane to the next, in the size of names: 14 px on a projector of 1920
const MOST = 24; // units; of more, always a few
const FEW = 5;

/** Units from the first to before the last. */
export interface Span {
  from: number;
  to: number;
}

/** The followed unit ± 2; at an edge the nearest. */
export function around(unit: number, H: number): Span {
  const from = Math.max(0, Math.min(unit - (FEW - 1) / 2, H - FEW));
  return { from, to: Math.min(H, from + FEW) };
}

/** Whether only a few are drawn: where values run along the lanes, and they are asked for, or would lie too close together. */
export function isCrowded({ stretches }: Scene, H: number, names: number, isFew: boolean): boolean {
  const close = stretches.some(({ rows }) =>
    rows.some((row, k) => k > 0 && row.y - rows[k - 1]!.y < LEAST * names),
  );
  return stretches.length > 0 && (isFew || H > MOST || close);
}

/** A reader of these units only: (H,) becomes (to − from,); x is as it was. */
function narrowed(reader: Reader, { from, to }: Span): Reader {
  const own: Partial<Reader> = {
    column: (vector, step) => {
      const column = reader.column(vector, step);
      return vector === "x" ? column : column.subarray(from, to);
    },
    heldColumn: (vector, step) => reader.heldColumn(vector, step)?.subarray(from, to) ?? null,
    terms: (gate, step, unit) => reader.terms(gate, step, unit + from),
    products: (step, unit) => reader.products(step, unit + from).subarray(from, to),
  };
  return Object.assign(Object.create(reader), own) as Reader;
}

/** A run of these units only, with the other run beside it. */
export function within(run: Run, span: Span): Run {
  const readers = new Map<Reader, Reader>();
  const own = (of: Run): Run => {
    const reader: Run["reader"] = (direction) => {
      const whole = of.reader(direction);
      let part = readers.get(whole);
      if (!part) readers.set(whole, (part = narrowed(whole, span)));
      return part;
    };
    return Object.assign(Object.create(of), { reader }) as Run;
  };
  const shown = own(run);
  return run.other ? Object.assign(shown, { other: own(run.other) }) : shown;
}
