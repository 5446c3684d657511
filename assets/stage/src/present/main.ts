/** The script of its own that present mode is, present.js. */
import { COVERS, FIELD } from "../classroom/keys";
import type { Dispatch, Frame } from "../frame";
import { LIFT, WALL } from "../vote/slot";
import { wished } from "./keys";
import { Show } from "./show";
import { seesThree } from "./three/told";

const isUnderVote = (): boolean => document.body.classList.contains(COVERS.vote);

/** Present mode of a stage: there from the first frame that asks for it until one that does not. */
class Present {
  private readonly view = new Show();
  private readonly gone = new AbortController();
  private wasFull = !!document.fullscreenElement;

  constructor(
    private frame: Frame,
    private readonly dispatch: Dispatch,
  ) {
    const { signal } = this.gone;
    if (seesThree()) this.view.turnThree();
    document.body.append(this.view.element);
    document.documentElement.dataset.present = "";
    document.addEventListener("keydown", (event) => this.press(event), { capture: true, signal });
    addEventListener("resize", () => this.view.redraw(), { signal });
    document.addEventListener(WALL, () => this.view.turnVote(), { signal });
    const page = document.getElementById("root");
    const watch = new MutationObserver(() => this.view.look());
    if (page) watch.observe(page, { childList: true, characterData: true, subtree: true });
    signal.addEventListener("abort", () => watch.disconnect());
    document.addEventListener("fullscreenchange", () => this.turned(), { signal });
    document.addEventListener(LIFT, () => this.leave(), { signal });
    if (isUnderVote()) return; // which has the focus, and for which nobody asked for the full screen
    if (navigator.userActivation?.isActive)
      void document.documentElement.requestFullscreen?.().catch(() => {}); // a link alone may not ask
    this.view.element.focus({ preventScroll: true });
  }

  draw(frame: Frame): void {
    this.frame = frame;
    this.view.draw(frame);
  }

  show(ms: number): void {
    this.view.show(ms);
  }

  /** Whoever leaves the full screen by the browser's own key leaves present mode. */
  private turned(): void {
    if (!document.fullscreenElement && this.wasFull) this.leave();
    this.wasFull = !!document.fullscreenElement;
  }

  private leave(): void {
    this.dispatch({ kind: "go", to: { present: "" } });
  }

  private press(event: KeyboardEvent): void {
    if ((event.target as Element).closest?.(FIELD) || event.isComposing) return;
    if (isUnderVote() && event.key !== "F5") return;
    const { view, frame, dispatch } = this;
    const wish = wished(event, frame.state, frame.run);
    if (!wish) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (view.isBlank) return view.cover(null);
    if ("action" in wish)
      return view.isThree ? view.walk(event.shiftKey ? "" : event.key) : dispatch(wish.action);
    const { own } = wish;
    if (own === "black" || own === "white") view.cover(own);
    else if (own === "lanes") view.turnLanes();
    else if (own === "three") view.turnThree();
    else if (own === "strength") view.turnPalette();
    else if (own === "leave") this.leave();
  }

  end(): void {
    this.gone.abort();
    this.view.end();
    delete document.documentElement.dataset.present;
    const moves = "moves" in document.documentElement.dataset; // a lesson plan brings the next picture
    if (document.fullscreenElement && !moves) void document.exitFullscreen().catch(() => {});
    document.querySelector<HTMLElement>("[data-testid=stage]")?.focus({ preventScroll: true });
  }
}

let shown: Present | null = null;

globalThis.gwPresent = {
  draw(frame, dispatch) {
    if (!frame?.state.present) {
      shown?.end();
      shown = null;
      return;
    }
    shown ??= new Present(frame, dispatch);
    shown.draw(frame);
  },
  moment(ms) {
    shown?.show(ms);
  },
};
