/** The script of a page that has no Streamlit, page.js: what is to be shown stands in the page as JSON, or is what a room shows. */
import "../cell/still";
import { type Handout, openHandout } from "./handout";
import { openRemote, openRoom } from "./room";

const handout = document.getElementById("gw-handout");
const host = document.getElementById("gw-page");
if (handout && host) openHandout(host, JSON.parse(handout.textContent) as Handout);
const code = host?.dataset.room;
if (code) {
  const key = /^#([\w-]{24})(&|$)/.exec(location.hash)?.[1]; // the teacher's own phone
  if (key) openRemote(host, code, key);
  else openRoom(host, code);
}
