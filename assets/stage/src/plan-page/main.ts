/** The script of the pages of a lesson plan, plans.js: the plan itself, to begin and to change, and its notes. */
import type { Data } from "./data";
import { Editor } from "./editor";
import { Notes } from "./notes";

const data = JSON.parse(document.getElementById("gw-plan-data")!.textContent!) as Data;
const main = document.querySelector("main")!;
if (data.name) new Editor(main, data);
else new Notes(main, data);
