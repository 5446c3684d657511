// What the page does beside the stage. Sent inline with the stage's data, so it is short and does not change.

const app = document.querySelector(".stApp");
const isConnected = () => app.dataset.testConnectionState === "CONNECTED";

// Streamlit lays a dialog of its own over a page whose server is away. Stepping needs no server, so it is closed;
// the frame's own line says what is the matter.
new MutationObserver(() => {
  const dialog = !isConnected() && document.querySelector('[data-testid="stDialog"]');
  if (dialog && !dialog.querySelector('[data-testid="stVerticalBlock"]')) dialog.querySelector("button")?.click();
}).observe(document.body, { childList: true });

// A visit that the server has forgotten (it slept, or was started anew) answers no fragment: once the wire is back
// the whole page is asked for, and where another visit answers, the address opens everything again.
const again = () => {
  const button = document.querySelector(".st-key-gw-again button");
  if (!button || button.disabled) setTimeout(again, 100);
  else button.click();
};
let away = false;
new MutationObserver(() => {
  if (isConnected() && away) again();
  away = !isConnected();
}).observe(app, { attributeFilter: ["data-test-connection-state"] });

let visit;
const isForgotten = ({ data }) => {
  visit ??= data.visit;
  if (visit === data.visit) return false;
  document.dispatchEvent(new Event("gw-leave")); // where the walk is now, rested or not, goes into the address
  location.reload();
  return true;
};

// The stage itself: its styles first, so that nothing is drawn without them.
let stage;
const load = async () => {
  const base = new URL("stage/DIGEST/", document.baseURI);
  const link = document.createElement("link");
  Object.assign(link, { rel: "stylesheet", href: new URL("stage.css", base).href });
  const styled = new Promise((done) => { link.onload = link.onerror = done; });
  document.head.append(link);
  const [module] = await Promise.all([import(new URL("stage.js", base).href), styled]);
  return module.default;
};
export default async (component) => {
  if (isForgotten(component)) return;
  stage ??= load();
  try { return (await stage)(component); } catch (error) { stage = undefined; throw error; }
};

// What a control opens lies at the document's end: Tab leads into it, and from there on behind the control.
addEventListener("keydown", (event) => {
  const opened = document.querySelector('[data-testid="stPopoverBody"]');
  const control = document.querySelector('[data-testid="stPopover"] [aria-expanded="true"]');
  if (event.key !== "Tab" || !opened || !control) return;
  const stops = opened.querySelectorAll("a[href], button:not(:disabled), input:not(:disabled), textarea");
  const way = [control, ...stops];
  const next = way.indexOf(document.activeElement) + (event.shiftKey ? -1 : 1);
  if (next === way.length) control.focus(); // and the browser goes on from there
  else if (next === 1 || (next === 0 && event.shiftKey)) {
    event.preventDefault();
    way[next].focus();
  }
});
