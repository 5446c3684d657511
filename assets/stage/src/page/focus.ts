/** Where the focus goes when the button that was pressed leaves the page: to what came of it, else to its neighbour. */

const PATIENCE = 10_000;
const BEAT = 50;
const STOPS = "a[href], button:not(:disabled), input:not(:disabled), select, textarea, summary";
const AWAY = "[data-testid=stPopoverBody], [role=dialog]"; // closes with the press, and lies elsewhere in the document

const CARD = /-ask(-doors)?$/;

/** A container, by its key, and the index among its tab stops of the one that was pressed. */
interface Way {
  container: string;
  index: number;
}

const stopsOf = (box: Element) =>
  [...box.querySelectorAll<HTMLElement>(STOPS)].filter((stop) => stop.getClientRects().length > 0);

function waysOf(pressed: Element): Way[] {
  const ways: Way[] = [];
  for (let box = pressed.parentElement; box; box = box.parentElement) {
    const key = [...box.classList].find((name) => name.startsWith("st-key-"));
    if (key) ways.push({ container: `.${key}`, index: stopsOf(box).indexOf(pressed as HTMLElement) });
  }
  return ways;
}

/** The element that the question's card marks, else the stop at the same index in the innermost container that is left. */
function reached(ways: Way[]): HTMLElement | undefined {
  const card = ways.find(({ container }) => CARD.test(container));
  const marked = card && document.querySelector<HTMLElement>(`${card.container} [data-focus]`);
  if (marked) return marked;
  for (const { container, index } of ways) {
    const box = document.querySelector(container);
    const stops = box ? stopsOf(box) : [];
    const found = stops[Math.min(Math.max(index, 0), stops.length - 1)];
    if (found) return found;
  }
  return document.querySelector<HTMLElement>("[data-testid=stage]:not([hidden])") ?? undefined;
}

export function keepFocus(): void {
  let opener: Way[] = [];
  let watch: ReturnType<typeof setInterval> | undefined;
  document.addEventListener(
    "click",
    (event) => {
      const button = event.target instanceof Element ? event.target.closest("button") : null;
      if (!button || button.closest("[data-testid=stage]")) return;
      const ways = waysOf(button);
      if (!button.closest(AWAY)) opener = ways;
      else ways.push(...opener);
      clearInterval(watch);
      const until = performance.now() + PATIENCE;
      watch = setInterval(() => {
        const { activeElement: active, body } = document;
        const isLost = !button.isConnected || button.disabled;
        if (performance.now() > until || (active && active !== body && active !== button))
          return clearInterval(watch);
        const isBusy = document.querySelector(".stApp")?.getAttribute("data-test-script-state") === "running";
        if (!isLost || isBusy) return;
        clearInterval(watch);
        reached(ways)?.focus({ preventScroll: event.detail > 0 }); // a mouse keeps what it looks at
      }, BEAT);
    },
    { capture: true },
  );
}
