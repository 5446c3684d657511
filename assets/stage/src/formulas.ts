/** Six formulas in five boxes. */
import type { MakePane } from "./frame";

export const formulasPane: MakePane = () => ({ element: document.createElement("div"), draw() {} });
