/** The model's answer at the step. */
import type { MakePane } from "./frame";

export const answerPane: MakePane = () => ({ element: document.createElement("div"), draw() {} });
