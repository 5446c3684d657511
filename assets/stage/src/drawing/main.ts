/** The script of its own that saves and prints pictures, drawing.js. */
import { save } from "./export";
import { askForPaper } from "./print";

globalThis.gwDrawing = save;
addEventListener("beforeprint", askForPaper);
