/** What the voice says of a door: where it is being pulled to, and what came of it. */

import { decimal, short } from "../format";
import type { Frame, Label } from "../frame";
import type { Payload } from "../payload";
import { face } from "../sentence/tokens";
import { type Line, lineOf } from "../voice/line";
import type { Pull } from "./wish";

export function pullLine(
  { run, label }: Pick<Frame, "run" | "label">,
  { part, step, unit, old, value, by }: Pull,
): Line {
  const slots = {
    unit: unit + 1,
    token: face(run.payload.tokens[step]!),
    old: short(old),
    value: decimal(value, 2),
  };
  const key = by === "pointer" ? "drag_pulls" : "drag_turns";
  return [{ text: label(`part_${part}`), tone: part }, ...lineOf(label, key, slots)];
}

/** What was set last and what that changes; null where there is nothing to say. */
export function changeLine(label: Label, drags: Payload["drags"]): Line | null {
  const said = drags?.said;
  return said ? [{ text: label(`part_${said.part}`), tone: said.part }, { text: said.text }] : null;
}
