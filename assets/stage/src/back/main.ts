/** The full app, opened by a student from a class: the way back says when the teacher asks something, and when the class is over. */
import { addressOf } from "../classroom/post";
import { markTab } from "../classroom/tab";
import { Channel, type State } from "../outside/channel";
import { newGo } from "../plan/move";
import { mark, say } from "../primitives/dom";

const KEPT = "gatewalk-back"; // of this tab, for a reload: assets/teaching.js reads it
const LOOKS = 3; // times, a second each, that a page has no way back before it is asked for
const [FEW, MOST] = [2, 10]; // times that a room is not there, which was never heard or was: a server that starts anew is told of it again

let heard = ""; // the room whose channel is open
let close = (): void => {};

/** A server that began anew knows nothing of the class, for the address says it once: it is told again, once a visit. */
function restorer(code: string): (isThere: boolean) => void {
  let [told, looks] = ["", 0];
  return (isThere) => {
    const visit = globalThis.gwTaught?.visit ?? "";
    looks = isThere || visit === told ? 0 : looks + 1;
    if (isThere) told = visit;
    if (looks < LOOKS) return;
    told = visit;
    const link = new URL(location.href);
    link.searchParams.set("back", code);
    link.searchParams.set("go", newGo());
    history.replaceState(history.state, "", link);
    dispatchEvent(new PopStateEvent("popstate"));
  };
}

/** `code` is the room; what is said of it stands in the page, made by Python anew on every page. */
globalThis.gwBack = (code) => {
  if (heard === code) return;
  heard = code;
  close();
  let state: State | null = null;
  let misses = 0;
  const restore = restorer(code);
  const tell = (): void => {
    const way = document.querySelector<HTMLElement>("[data-back]");
    if (!state) return;
    if (state.over) markTab(KEPT, false);
    else restore(way !== null);
    if (!way) return;
    const asks = state.vote?.state === "open";
    const line = way.querySelector("[role=status]")!;
    const said = state.over ? way.dataset.over! : asks ? way.dataset.asks! : "";
    say(line, said);
    mark(way, "data-state", state.over ? "over" : asks ? "asks" : null);
  };
  const channel = new Channel(addressOf(`room/${code}/`), {
    state: (newest) => {
      state = newest;
      misses = 0;
      tell();
    },
    trouble: (what) => {
      misses += Number(what === "none");
      if (misses <= (state ? MOST : FEW)) return;
      channel.close();
      state = { v: 0, here: 0, over: true };
      tell();
    },
  });
  const timer = setInterval(tell, 1000); // another page of the app has a new one
  close = () => {
    channel.close();
    clearInterval(timer);
  };
};
