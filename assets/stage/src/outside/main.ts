/** The script of a page that has no Streamlit, page.js: what is to be shown stands in the page as JSON. */
import "../cell/still";
import { type Handout, openHandout } from "./handout";

const handout = document.getElementById("gw-handout");
const host = document.getElementById("gw-page");
if (handout && host) openHandout(host, JSON.parse(handout.textContent) as Handout);
