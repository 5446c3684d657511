/** What stands in the place of a part of the stage whose script is not there: nothing while it is on its way, then why. */
import { make, say } from "../primitives/dom";
import { type Later, later } from "./later";

export class Lack {
  readonly element: HTMLElement;
  private isComing = false;

  constructor(look: string) {
    this.element = make("p", look, { role: "status" });
  }

  /** Asks for the script, unless it is on its way; `come` is called once it is there. */
  async fetch(name: Later, why: string, come: () => void): Promise<void> {
    if (this.isComing) return;
    this.isComing = true;
    say(this.element, "");
    const isThere = await later(name).then(
      () => true,
      () => false,
    );
    this.isComing = false;
    if (isThere) come();
    else say(this.element, why);
  }
}
