/** What lies over the page while a class comes in: Python draws it, here it is shown and hidden, counts, and takes the keys. */
import { giveFocusBack, takeFocus, turnWithin } from "../classroom/dialog";
import { COVERS } from "../classroom/keys";
import { Polite } from "../classroom/polite";
import { say } from "../primitives/dom";

const COUNT = 500; // ms between two looks at whether it is there
const BEGINS = ["ArrowRight", "PageDown", "Escape", "Enter", "q"];

export class Lobby {
  private here = 0;
  private timer = 0;
  private readonly came = new Polite();

  /** It is there once Python knows of the room. */
  private get element(): HTMLElement | null {
    return document.body.classList.contains(COVERS.lobby) ? document.querySelector(".gw-lobby") : null;
  }

  /** Lays it over the page, or takes it off. */
  cover(on: boolean): void {
    const wasOn = document.body.classList.contains(COVERS.lobby);
    document.body.classList.toggle(COVERS.lobby, on);
    clearInterval(this.timer);
    if (on) this.timer = window.setInterval(() => this.count(this.here), COUNT);
    else if (wasOn) giveFocusBack();
  }

  count(here: number): void {
    this.here = here;
    const place = document.querySelector<HTMLElement>("[data-room-count]");
    if (!place) return;
    say(place, place.dataset.roomCount!.replace("{n}", String(here)));
    const { element } = this;
    if (!element) return;
    if (this.came.element.parentElement !== place.parentElement) place.after(this.came.element);
    this.came.tell(place.textContent!);
    if (!document.body.classList.contains(COVERS.vote)) takeFocus(element); // a vote lies over it
  }

  /** Whether a key was for it; null where it is not shown. */
  takes({ key, target, shiftKey }: KeyboardEvent): boolean | null {
    const { element } = this;
    if (!element) return null;
    if (key === "Tab") turnWithin(element, shiftKey);
    if (key === " " && (target as Element).closest?.("button")) return false;
    if (BEGINS.includes(key)) this.cover(false);
    return true;
  }
}
