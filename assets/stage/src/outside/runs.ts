/** The runs of a room by their digests: each is fetched once, and those that were shown last stay. */
import { fetchJson } from "../classroom/words";
import type { Sent } from "./page";

const KEPT = 4;

export class Runs {
  private readonly kept = new Map<string, Promise<Sent>>(); // the newest last

  /** `address` is the room's and ends in a slash. */
  constructor(private readonly address: string) {}

  /** The promise of a run is kept, so that two states in a row fetch it once; one that did not come is forgotten. */
  fetch(digest: string): Promise<Sent> {
    const known = this.kept.get(digest);
    const coming = known ?? fetchJson<Sent>(`${this.address}run/${digest}`);
    this.kept.delete(digest);
    this.kept.set(digest, coming);
    for (const old of [...this.kept.keys()].slice(0, -KEPT)) this.kept.delete(old);
    if (!known) coming.catch(() => this.kept.delete(digest));
    return coming;
  }
}
