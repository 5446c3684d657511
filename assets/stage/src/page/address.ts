/** The address is the state: every parameter of it, written by this hand alone; what is empty is left out. */
import { type Address, PARAMETERS, type Writer } from "../payload";
import type { Place } from "../telling/rest";

const NAMES = Object.keys(PARAMETERS) as (keyof Address)[];

/** The link that opens this state; `once` is what is read once. Parameters that are not ours stay. */
export function addressed(href: string, address: Address, place: Place, once: Partial<Address> = {}): string {
  const url = new URL(href);
  const values: Record<Writer, Partial<Address>> = { data: address, place, once };
  for (const name of NAMES) url.searchParams.delete(name);
  for (const name of NAMES) {
    const value = values[PARAMETERS[name]][name];
    if (value || value === 0) url.searchParams.append(name, String(value));
  }
  return url.href;
}

/** A link leads to any replica; a seat in a page's path, as deploy/haproxy.cfg gives it, leads to one. */
export const withoutSeat = (href: string): string =>
  href.replace(/^(\w+:\/\/[^/]+)\/s\/[0-9a-f]{8}(?=\/)/, "$1");

/** Replaces the address where it differs; Back never sees a step. */
export function writeAddress(address: Address, place: Place): void {
  const href = addressed(location.href, address, place);
  if (href !== location.href) history.replaceState(history.state, "", href);
}
