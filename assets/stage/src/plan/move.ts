/** Goes to another link of the app within the visit: the page stays, and with it the full screen. */
import { sleep } from "../classroom/pause";
import { TAUGHT } from "../page/taught";

const LOOK = 30; // ms
const TOLD = 3000; // ms in which the server hears what it was told
const CAME = 15000; // and in which the other page is there
const NUMBERS = 2 ** 31 - 2;

/** What a link bears as `go`, by which Python knows that it is to be opened within the visit. */
export const newGo = (): string => String(1 + Math.floor(Math.random() * NUMBERS));

async function until(is: () => boolean, most: number): Promise<boolean> {
  for (const end = performance.now() + most; performance.now() < end; await sleep(LOOK))
    if (is()) return true;
  return is();
}

const stage = (): HTMLElement | null => document.querySelector("[data-testid=stage]");
const app = (): HTMLElement | null => document.querySelector("[data-testid=stApp]");
/** What Python changes as it opens a link. A run that is soon over may not be seen to run. */
const place = (): string => `${globalThis.gwTaught?.visit} ${globalThis.gwTaught?.jump}`;
const isQuiet = (): boolean => app()?.dataset.testScriptState === "notRunning";

/** Whether the page that the link opens came. `href` bears a number, `newGo`. */
export async function open(href: string): Promise<boolean> {
  document.body.dispatchEvent(new Event("pointerdown", { bubbles: true })); // what is to be told is told
  await until(() => isQuiet() && stage()?.dataset.idle !== undefined, TOLD);
  const before = place();
  let came = false;
  const hear = () => {
    came ||= place() !== before; // an answer to what was told before is none
  };
  document.addEventListener(TAUGHT, hear);
  history.pushState(null, "", href);
  dispatchEvent(new PopStateEvent("popstate"));
  await until(() => came && isQuiet(), CAME);
  document.removeEventListener(TAUGHT, hear);
  return came;
}
