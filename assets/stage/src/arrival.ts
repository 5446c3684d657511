/** What is new in what Python sends, and where the playhead stands in it. */

import type { State } from "./frame";
import { lastOf } from "./kinds/cell";
import { DIRECTIONS, type Payload } from "./payload";
import type { Run } from "./run";
import { fitted, kept, opened } from "./state";
import type { Place } from "./telling/rest";

const sameLook = (a: Payload, b: Payload) => JSON.stringify(a.look) === JSON.stringify(b.look);

/** Whether what was before is the same, too: its states say so. */
const sameBefore = ({ before: a }: Payload, { before: b }: Payload) =>
  !a === !b && DIRECTIONS.every((way) => a?.[way]?.h === b?.[way]?.h);

/** Whether two payloads are the same run in the same words. Where the playhead was put does not count. */
export function sameRun(a: Payload, b: Payload): boolean {
  const keys = ["text", "model", "units", "seed", "lang"] as const;
  return (
    a.run === b.run &&
    sameBefore(a, b) &&
    a.picture === b.picture &&
    sameLook(a, b) &&
    keys.every((key) => a.address[key] === b.address[key])
  );
}

/** Whether Python moves the playhead. */
export const isJump = (before: Payload | null, { jump }: Payload): boolean => before?.jump !== jump;

/** Whether Python points at a phase, which is then played once. */
export const pointsAt = (before: Payload | null, payload: Payload): boolean =>
  before !== null && isJump(before, payload) && payload.look?.view === "cell";

/** A lesson shows its formula whole, and keeps to itself what a question asks; the products are the server's. */
export const canDrill = ({ look, curtain, alone }: Payload): boolean => !look && !curtain?.length && !alone;

/** Only a jump of Python's moves the playhead; under a changed text it keeps its place if it can. `left` is where an earlier stage of the same walk was left. */
export function placed(
  before: Payload | null,
  payload: Payload,
  run: Run,
  state: State | undefined,
  left: Place | null,
): State {
  const { look } = payload;
  const isOther = !before || !sameLook(before, payload);
  let now: State;
  if (!state || isJump(before, payload)) {
    const told = fitted({ ...opened(payload.address, run), ...left }, run);
    now = { ...told, phase: look?.phase ?? lastOf(run.cell), speed: state?.speed ?? 1 };
  } else if (before!.run !== payload.run || isOther) {
    const isRead =
      before!.address.text === payload.address.text && before!.tokens.length === payload.tokens.length; // the lab may read another in its place
    const step = isRead ? state.step : kept(state.step, before!.tokens, payload.tokens);
    now = fitted({ ...state, step, playing: false, shown: "after" }, run);
    if (look && isOther) now = { ...now, phase: look.phase };
  } else now = fitted(state, run);
  if (!canDrill(payload)) now = { ...now, drill: null };
  return look ? fitted({ ...now, view: look.view }, run) : now; // a model of one reader had another
}
