/** First, back, play, forward; speed; the followed unit. */
import type { MakePane } from "./frame";

export const transportPane: MakePane = () => ({ element: document.createElement("div"), draw() {} });
