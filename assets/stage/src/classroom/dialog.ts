/** What lies over the page has the focus as long as it is there; then who had it before gets it back. */

const STOPS = "button:not(:disabled), a[href], summary";
let before: Element | null = null;

export function takeFocus(dialog: HTMLElement): void {
  const { activeElement } = document;
  if (dialog.contains(activeElement)) return;
  if (activeElement !== document.body) before = activeElement;
  dialog.focus({ preventScroll: true });
}

export function giveFocusBack(): void {
  if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
  else if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  before = null;
}

/** Tab stays within: from the last stop to the first and back. */
export function turnWithin(dialog: HTMLElement, back: boolean): void {
  const stops = [...dialog.querySelectorAll<HTMLElement>(STOPS)];
  const at = stops.indexOf(document.activeElement as HTMLElement);
  const next = at < 0 && back ? stops.length - 1 : at + (back ? -1 : 1);
  stops[(next + stops.length) % stops.length]?.focus();
}
