/** Six films under their tiles. */
import type { MakePane } from "../frame";

export const filmsPane: MakePane = () => ({ element: document.createElement("div"), draw() {} });
