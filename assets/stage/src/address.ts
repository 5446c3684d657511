/** The address is the state: every parameter of it, written by this hand alone; what is empty is left out. */
import type { Address } from "./payload";
import type { Place } from "./rest";

const PARAMETERS = [
  "text",
  "model",
  "units",
  "seed",
  "step",
  "unit",
  "direction",
  "view",
  "lang",
  "hold",
  "other",
  "reach",
  "match",
  "price",
  "train",
  "sequence",
] as const;

/** The link that opens this state. Parameters that are not ours stay. */
export function addressed(href: string, address: Address, place: Place): string {
  const url = new URL(href);
  const state: Address = { ...address, ...place };
  for (const name of PARAMETERS) url.searchParams.delete(name);
  for (const name of PARAMETERS)
    if (state[name] !== undefined) url.searchParams.append(name, String(state[name]));
  return url.href;
}

/** Replaces the address where it differs; Back never sees a step. */
export function writeAddress(address: Address, { step, unit, direction, view }: Place): void {
  const href = addressed(location.href, address, { step, unit, direction, view });
  if (href !== location.href) history.replaceState(history.state, "", href);
}
