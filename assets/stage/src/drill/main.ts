/** The script of its own that the drill is, drill.js. */
import { Drill } from "./view";

globalThis.gwDrill = (element, dispatch) => new Drill(element, dispatch);
