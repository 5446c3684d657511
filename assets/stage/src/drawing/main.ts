/** The script of its own that saves pictures, drawing.js. */
import { save } from "./export";

globalThis.gwSave = save;
