/** What the reader has selected: by pointing, by the focus, or for good by a click. */

const ENTER = 80; // ms from pointing to light
const LEAVE = 120;

/** Buttons that stand for a term; everything else with a `data-term` only lights while it is pointed at. */
export const TERM = "button.gw-t, button.gw-term, .gw-cell-svg :is(.gw-write, .gw-tap)";

const isTerm = (target: unknown): boolean => target instanceof Element && target.matches(TERM);

const termAt = (target: EventTarget | null): string | null =>
  (target instanceof Element && target.closest<HTMLElement>("[data-term]")?.dataset.term) || null;

export class Selection {
  private pointed: string | null = null;
  private focused: string | null = null;
  private pinned: string | null = null;
  private coming: string | null = null; // under the pointer, not long enough yet
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** `clicked` is told of each click: of the term that it has selected, and on what; of null where it ended one. */
  constructor(
    private readonly changed: () => void,
    private readonly clicked: (term: string | null, on: Element | null, isByKey: boolean) => void,
    signal: AbortSignal,
  ) {
    const listen = (kind: string, heard: (event: PointerEvent) => void) =>
      document.addEventListener(kind, (event) => heard(event as PointerEvent), { signal });
    listen("pointermove", (event) => this.point(event));
    document.documentElement.addEventListener("pointerleave", () => this.come(null), { signal });
    listen("focusin", ({ target }) => this.focus(target));
    listen("focusout", ({ relatedTarget }) => isTerm(relatedTarget) || this.set({ focused: null }));
    listen("click", (event) => this.click(event));
  }

  /** The id of what is selected; what is clicked outlasts what is pointed at only once the pointer has left. */
  get id(): string | null {
    return this.pointed ?? this.focused ?? this.pinned;
  }

  /** Ends a selection that was clicked; false where there is none. */
  end(): boolean {
    const was = this.pinned;
    this.set({ pinned: null, focused: null, pointed: null });
    this.clicked(null, null, false);
    return was !== null;
  }

  /** The reader walks on: the pointer has been left where it lies. */
  walked(): void {
    this.forget();
    this.set({ pointed: null });
  }

  forget(): void {
    clearTimeout(this.timer);
  }

  private set(next: Partial<Record<"pointed" | "focused" | "pinned", string | null>>): void {
    const before = this.id;
    Object.assign(this, next);
    if (this.id !== before) this.changed();
  }

  private point({ target, pointerType, buttons }: PointerEvent): void {
    if (pointerType !== "touch" && !buttons) this.come(termAt(target));
  }

  private come(id: string | null): void {
    if (id === this.coming) return;
    this.coming = id;
    clearTimeout(this.timer);
    if (id !== this.pointed) this.timer = setTimeout(() => this.set({ pointed: id }), id ? ENTER : LEAVE);
  }

  /** By the keyboard only: a click has a selection of its own. What the pointer was left on is over then. */
  private focus(target: EventTarget | null): void {
    if (!isTerm(target) || !(target as Element).matches(":focus-visible")) return this.set({ focused: null });
    this.forget();
    this.set({ focused: termAt(target), pointed: null });
  }

  private click({ target, pointerType, detail }: PointerEvent): void {
    if (target instanceof Element && target.closest(".gw-definition")) return;
    const id = termAt(target);
    const term = target instanceof Element ? target.closest(TERM) : null;
    const isKept = id !== null && (term !== null || pointerType === "touch");
    const pinned = isKept && id !== this.pinned ? id : null;
    if (isKept && !pinned) this.set({ pinned, pointed: null, focused: null });
    else this.set({ pinned });
    this.clicked(term && pinned, term, detail === 0);
  }
}
