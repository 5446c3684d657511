/** Says on the stage's root that nothing is left to tell and all that was told has been heard: `data-idle`. */
import { mark } from "../primitives/dom";

const LOOK = 100; // ms; that Python has heard is written beside the stage, and nobody calls

export class Idle {
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly root: HTMLElement,
    private readonly isBusy: () => boolean,
  ) {}

  /** Something was done. */
  look(): void {
    const isBusy = this.isBusy();
    mark(this.root, "data-idle", isBusy ? null : "");
    if (isBusy) this.timer ??= setTimeout(() => this.again(), LOOK);
  }

  private again(): void {
    this.timer = undefined;
    this.look();
  }

  end(): void {
    clearTimeout(this.timer);
  }
}
