/** The picture on paper: while a page is printed it stands there alone, light, as large as the sheet. */
import type { DrawStill } from "../cell/still";
import type { Frame } from "../frame";
import { LIGHT } from "../primitives/palette";
import { drawing } from "./sheet";

export function layOnPaper(frame: Frame, still: DrawStill): void {
  const svg = drawing({ ...frame, palette: LIGHT }, still);
  for (const name of ["width", "height"]) svg.removeAttribute(name);
  svg.setAttribute("class", "gw-print");
  const { dataset } = document.documentElement;
  dataset.gwPrints = "";
  document.body.append(svg);
  addEventListener(
    "afterprint",
    () => {
      delete dataset.gwPrints;
      svg.remove();
    },
    { once: true },
  );
}

/** Asks the stage for its picture as the share menu does: it is there when the event has been dealt with, before the page is printed. */
export function askForPaper(): void {
  const asking = document.createElement("button");
  asking.dataset.share = "paper";
  document.body.append(asking);
  asking.click();
  asking.remove();
}
