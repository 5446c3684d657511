/** The cell at the playhead. */
import type { MakePane } from "../frame";

export const cellPane: MakePane = () => ({ element: document.createElement("div"), draw() {} });
