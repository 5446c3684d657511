/** A pointer that has taken hold of something, until it lets go. */

export interface Taken {
  from: number; // the value under the hand
  long: number; // px of all the values there are
  isLevel: boolean; // it is pulled sideways
  slack: number; // px that it may go before it pulls: less is a tap
}

interface Puller {
  begin?: () => void; // it begins to pull
  pull: (taken: Taken, by: number) => void; // px up, or to the right, from where it took hold
  release?: (hasPulled: boolean) => void;
  lose?: () => void; // the browser has taken the pointer for something else
}

export class Hand {
  private taken: (Taken & { x: number; y: number; pulls: boolean }) | null = null;

  /** While it holds on, all that the pointer does comes to `surface`. */
  constructor(
    private readonly surface: HTMLElement,
    private readonly by: Puller,
  ) {
    surface.addEventListener("pointermove", (event) => this.move(event));
    surface.addEventListener("pointerup", () => this.release());
    surface.addEventListener("pointercancel", () => {
      this.taken = null;
      by.lose?.();
    });
  }

  /** Can be taken by this element: `reach` is asked what the hand then has, null for nothing. */
  reach(element: HTMLElement, reach: (event: PointerEvent) => Taken | null): void {
    element.addEventListener("pointerdown", (event) => {
      const taken = event.button ? null : reach(event);
      if (!taken) return;
      event.preventDefault();
      this.taken = { ...taken, x: event.clientX, y: event.clientY, pulls: false };
      this.surface.setPointerCapture(event.pointerId);
      if (!taken.slack) this.move(event);
    });
    element.addEventListener("touchstart", (event) => event.stopPropagation(), { passive: true }); // no swipe
  }

  private move({ clientX, clientY }: PointerEvent): void {
    const { taken } = this;
    if (!taken) return;
    const by = taken.isLevel ? clientX - taken.x : taken.y - clientY;
    if (!taken.pulls && Math.abs(by) < taken.slack) return;
    if (!taken.pulls) this.by.begin?.();
    taken.pulls = true;
    this.by.pull(taken, by);
  }

  private release(): void {
    const { taken } = this;
    this.taken = null;
    if (taken) this.by.release?.(taken.pulls);
  }
}
