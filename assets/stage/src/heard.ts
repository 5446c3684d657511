/** What the page says that Python has heard: the last word of the stage. */
export const heard = (): number => Number(document.querySelector<HTMLElement>("[data-heard]")?.dataset.heard ?? 0);
