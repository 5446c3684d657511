/** Two readers of one sentence. */
import type { MakePane } from "../frame";

export const readersPane: MakePane = () => ({ element: document.createElement("div"), draw() {} });
