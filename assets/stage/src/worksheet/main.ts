/** The script of a worksheet's page, sheet.js: the run stands in the page as JSON, and two papers are made of it. */
import "./sheet.css";
import { turnPlan } from "../plan/aside";
import { openSheet, type Sheet } from "./page";

const data = document.getElementById("gw-sheet-data");
const host = document.getElementById("gw-sheet");
if (data && host) {
  const sheet = JSON.parse(data.textContent) as Sheet;
  data.remove(); // what the blanks stand for
  openSheet(host, sheet);
  turnPlan();
}
