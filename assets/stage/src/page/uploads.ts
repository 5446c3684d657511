/** Uploaders of the page: what they say is followed from the first file that one is given; before that nothing is watched. */
import { later } from "./later";

const UPLOADER = '[data-testid="stFileUploader"]';
const watched = new WeakSet<Element>();

export function followUploads(page: Document): void {
  for (const kind of ["change", "drop"]) {
    page.addEventListener(
      kind,
      ({ target }) => {
        const uploader = target instanceof Element ? target.closest(UPLOADER) : null;
        if (!uploader || watched.has(uploader)) return;
        watched.add(uploader);
        later("uploads").then(
          () => globalThis.gwUploads!(uploader),
          () => watched.delete(uploader),
        );
      },
      true,
    );
  }
}
