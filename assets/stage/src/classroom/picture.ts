/** What the page shows: its stage, and whether present mode is over it. */

/** Whether it is a page with a picture: on others the stage's script writes the address alone, beside a slide or nothing. */
export const hasPicture = (): boolean => document.querySelector(".st-key-gw-address") === null;

/** The stage, on a page with a picture. */
export const pictured = (): HTMLElement | null =>
  hasPicture() ? document.querySelector("[data-testid=stage]") : null;

export const isPresented = (): boolean => "present" in document.documentElement.dataset;

/** Whether the address asks for present mode, which may not be there yet. */
export const asksToPresent = (): boolean => new URLSearchParams(location.search).has("present");
