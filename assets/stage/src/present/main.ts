/** The script of its own that present mode is, present.js. */
import { COVERS, FIELD } from "../classroom/keys";
import type { Dispatch } from "../frame";
import { LIFT, WALL } from "../vote/slot";
import type { Picture } from "./picture";
import { Show } from "./show";
import { SlideShow } from "./slide/show";

const isUnderVote = (): boolean => document.body.classList.contains(COVERS.vote);

/** Present mode of a page: there from when it is asked for until it is not. */
class Present<P extends Picture> {
  private readonly gone = new AbortController();
  private wasFull = !!document.fullscreenElement;

  constructor(
    readonly picture: P,
    private readonly dispatch: Dispatch,
  ) {
    const { signal } = this.gone;
    const { element } = picture.wall;
    document.body.append(element);
    document.documentElement.dataset.present = "";
    document.addEventListener("keydown", (event) => this.press(event), { capture: true, signal });
    addEventListener("resize", () => picture.redraw(), { signal });
    document.addEventListener(WALL, () => picture.turnVote(), { signal });
    const page = document.getElementById("root");
    const watch = new MutationObserver(() => picture.look());
    if (page) watch.observe(page, { childList: true, characterData: true, subtree: true });
    signal.addEventListener("abort", () => watch.disconnect());
    document.addEventListener("fullscreenchange", () => this.turned(), { signal });
    document.addEventListener(LIFT, () => this.leave(), { signal });
    if (isUnderVote()) return; // which has the focus, and for which nobody asked for the full screen
    if (navigator.userActivation?.isActive)
      void document.documentElement.requestFullscreen?.().catch(() => {}); // a link alone may not ask
    element.focus({ preventScroll: true });
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
    const { picture, dispatch } = this;
    const { wall } = picture;
    const wish = picture.wish(event);
    if (!wish) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (wall.isBlank) return wall.cover(null);
    const own = "own" in wish && wish.own;
    if (own === "black" || own === "white") wall.cover(own);
    else if (own === "leave") this.leave();
    else picture.take(wish, event, dispatch);
  }

  end(): void {
    this.gone.abort();
    this.picture.end();
    delete document.documentElement.dataset.present;
    const moves = "moves" in document.documentElement.dataset; // a lesson plan brings the next picture
    if (document.fullscreenElement && !moves) void document.exitFullscreen().catch(() => {});
    document.querySelector<HTMLElement>("[data-testid=stage]")?.focus({ preventScroll: true });
  }
}

let walk: Present<Show> | null = null;
let slide: Present<SlideShow> | null = null;

globalThis.gwPresent = {
  draw(shown, dispatch) {
    const frame = shown?.state.present && "run" in shown ? shown : null;
    const other = shown?.state.present && !frame ? shown : null;
    if (!frame) {
      walk?.end();
      walk = null;
    }
    if (!other) {
      slide?.end();
      slide = null;
    }
    if (frame) {
      walk ??= new Present(new Show(), dispatch);
      walk.picture.draw(frame);
    }
    if (other) {
      slide ??= new Present(new SlideShow(), dispatch);
      slide.picture.draw(other);
    }
  },
  moment(ms) {
    walk?.picture.show(ms);
  },
};
