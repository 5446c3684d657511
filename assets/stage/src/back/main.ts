/** The full app, opened by a student from a class: the way back says when the teacher asks something, and when the class is over. */
import { Channel, type State } from "../outside/channel";
import { mark, say } from "../primitives/dom";

let heard = ""; // the room whose channel is open

/** `code` is the room; what is said of it stands in the page, made by Python anew on every page. */
globalThis.gwBack = (code) => {
  if (heard === code) return;
  heard = code;
  let state: State | null = null;
  const tell = (): void => {
    const way = document.querySelector<HTMLElement>("[data-back]");
    if (!way || !state) return;
    const asks = state.vote?.state === "open";
    const line = way.querySelector("[role=status]")!;
    const said = state.over ? way.dataset.over! : asks ? way.dataset.asks! : "";
    say(line, said);
    mark(way, "data-state", state.over ? "over" : asks ? "asks" : null);
  };
  new Channel(new URL(`room/${code}/`, document.baseURI).href, {
    state: (newest) => {
      state = newest;
      tell();
    },
    trouble: () => {},
  });
  setInterval(tell, 1000); // another page of the app has a new one
};
