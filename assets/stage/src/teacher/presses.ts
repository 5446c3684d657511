/** What the remote's buttons do on the teacher's page: what a clicker's keys do, the plan's next item, another question. */

export const NEXT_ITEM = "gw-next-item"; // on the document, for whoever goes through a plan
const MOST = 20; // steps in one state of the room

/** How often the buttons were pressed since the room was opened; a step back takes one away. */
export interface Pressed {
  steps: number;
  items: number;
  others: number;
}

export class Presses {
  private known: Pressed | null = null;

  constructor(
    private readonly another: () => void,
    private readonly isHere: () => boolean = () => true, // and in no other window
  ) {}

  /** Of the room's newest state; what was pressed before the first is not this page's to do, nor is anything while it is hidden. */
  take(pressed: Pressed | undefined): void {
    const { known } = this;
    this.known = pressed ?? { steps: 0, items: 0, others: 0 };
    if (!known || !pressed || document.visibilityState === "hidden" || !this.isHere()) return;
    const by = pressed.steps - known.steps;
    const key = by > 0 ? "PageDown" : "PageUp";
    for (let n = 0; n < Math.min(Math.abs(by), MOST); n++)
      document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
    if (pressed.items > known.items) document.dispatchEvent(new Event(NEXT_ITEM));
    if (pressed.others > known.others) this.another();
  }
}
