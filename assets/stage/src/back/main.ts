/** The full app, opened by a student from a class: the way back says when the teacher asks something, and when the class is over. */
import { Channel, type State } from "../outside/channel";
import { mark, say } from "../primitives/dom";

const MOST = 10; // times that a room which was heard is not there: a server that starts anew is told of it again

let heard = ""; // the room whose channel is open
let close = (): void => {};

/** `code` is the room; what is said of it stands in the page, made by Python anew on every page. */
globalThis.gwBack = (code) => {
  if (heard === code) return;
  heard = code;
  close();
  let state: State | null = null;
  let misses = 0;
  const tell = (): void => {
    const way = document.querySelector<HTMLElement>("[data-back]");
    if (!way || !state) return;
    const asks = state.vote?.state === "open";
    const line = way.querySelector("[role=status]")!;
    const said = state.over ? way.dataset.over! : asks ? way.dataset.asks! : "";
    say(line, said);
    mark(way, "data-state", state.over ? "over" : asks ? "asks" : null);
  };
  const channel = new Channel(new URL(`room/${code}/`, document.baseURI).href, {
    state: (newest) => {
      state = newest;
      misses = 0;
      tell();
    },
    trouble: (what) => {
      misses += Number(what === "none");
      if (misses > (state ? MOST : 0)) close();
    },
  });
  const timer = setInterval(tell, 1000); // another page of the app has a new one
  close = () => {
    channel.close();
    clearInterval(timer);
  };
};
