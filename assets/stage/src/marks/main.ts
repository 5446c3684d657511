/** The script of its own that frames the stage's step in figures, marks.js. */
import { Marks } from "./chart-marks";

globalThis.gwMarks = new Marks();
