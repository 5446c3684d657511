/** View, reader, copy link, export. */
import type { MakePane } from "./frame";

export const toolbarPane: MakePane = () => ({ element: document.createElement("div"), draw() {} });
