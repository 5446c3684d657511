/** The script of its own that the text is, text.js. */
import { textPane } from "./pane";

globalThis.gwText = textPane;
