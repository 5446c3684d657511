/** What the voice says where nothing else is to be said: what the lit phase has done for the followed unit. */

import { expectedText } from "../answer/expected";
import { argmax, className, ownVerdict } from "../answer/verdict";
import { wasShort } from "../comparison";
import { nameOf } from "../controls/readout";
import { drillLine } from "../drill/sum";
import { decimal, percent, short } from "../format";
import type { Phase } from "../kinds/names";
import { phaseAt, restOf } from "../motion/score";
import type { Direction } from "../payload";
import { areTicking, haveMet, placeOf } from "../readers/ticks";
import { face } from "../sentence/tokens";
import { type Line, lineOf, plain } from "./line";
import { type Given, isHeld, numberOf } from "./numbers";
import { tellingOf } from "./tellings";

function phaseLine(given: Given): Line {
  const { key, slots, parts } = tellingOf(given, given.state.phase);
  const line = lineOf(given.label, key(given), { unit: given.state.unit + 1, ...slots(given) });
  const byHand = parts.some((vector) => isHeld(given, vector));
  return byHand ? [...line, ...plain(given.label("voice_held"))] : line;
}

/** Where the two readers are joined, and what is made of it. */
function readersLine({ run, state, label }: Given): Line {
  const { step } = state;
  const isTicking = areTicking({ run, state }, false);
  if (!haveMet(state, run.T, isTicking)) {
    const tokenOf = (one: Direction) => face(run.payload.tokens[placeOf(state, run.T, one, isTicking)]!);
    return lineOf(label, "voice_readers_apart", {
      forward: tokenOf("forward"),
      backward: tokenOf("backward"),
    });
  }
  const own = ownVerdict(run);
  const shares = own && run.verdict(own, step);
  const slots = { token: face(run.payload.tokens[step]!), H: run.H, both: 2 * run.H };
  if (!shares) return lineOf(label, "voice_readers_unanswered", slots);
  const best = argmax(shares);
  const answer = className({ run, label }, run.payload.classes[best]!);
  return lineOf(label, "voice_readers", { ...slots, answer, share: percent(shares[best]!) });
}

/** The number by which the text is coloured, at the playhead. */
function textLine(given: Given): Line {
  const { run, label } = given;
  const { step, unit, part, direction } = given.state;
  const who = run.directions.length > 1 ? `readers_unit_${direction}` : "text_unit";
  const was = wasShort(given, direction, part, step, unit);
  const line = lineOf(label, "text_value", {
    token: face(run.payload.tokens[step]!),
    who: label(who, { unit: unit + 1 }),
    name: nameOf(given, part, direction),
    value: short(numberOf(given, part)),
  });
  const expected = run.payload.task === "verse" ? expectedText(given, step) : "";
  return [...line, ...(was ? plain(` (${was})`) : []), ...(expected ? plain(` · ${expected}`) : [])];
}

/** The two states as they are in the other run, where their printed digits differ. */
function besideIt({ run, state: { step, unit, direction }, label }: Given): Line {
  if (!run.other || run.cell.state !== "c") return [];
  const [here, there] = [run, run.other].map((one) =>
    (["c", "h"] as const).map((vector) => decimal(one.reader(direction).value(vector, step, unit))),
  ) as [string[], string[]];
  if (here.join() === there.join()) return [];
  return plain(` ${label(`run_spoken_${run.other.shown}`, { c: there[0]!, h: there[1]! })}`);
}

/** What a phase does, while it does it: its numbers are not there yet. */
function workLine(given: Given, phase: Phase): Line {
  const { run, label } = given;
  const byHand = [...tellingOf(given, phase).parts, ...(phase === "update" ? (["c"] as const) : [])];
  if (byHand.some((vector) => isHeld(given, vector))) return lineOf(label, `voice_by_hand_${phase}`);
  return lineOf(label, `voice_does_${phase}`, { both: run.D + run.H });
}

/** Whether a frame shows a step that is still being computed. */
export const isAtWork = ({ state, ms }: Given): boolean => state.view === "cell" && ms < restOf(state.phase);

/** The line of a frame. While a lesson's question is open that the picture would answer, nothing is told. */
export function lineAt(given: Given): Line {
  const { run, state, label } = given;
  if (run.payload.curtain?.length) return lineOf(label, "voice_closed");
  if (isAtWork(given)) return workLine(given, phaseAt(given.ms, given.run.cell));
  if (state.drill && state.view === "cell") return drillLine(given, state.drill);
  if (state.view === "text") return textLine(given);
  return [...(state.view === "readers" ? readersLine(given) : phaseLine(given)), ...besideIt(given)];
}

/** Where the playhead stands: what only a listener has to be told with each line. */
export const placeAt = ({ run, state: { step, unit }, label }: Given): string =>
  label("voice_place", { step: step + 1, token: face(run.payload.tokens[step]!), unit: unit + 1 });
