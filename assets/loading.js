// On a first load the pieces of the page come in any order, and what the browser remembers is answered with more. Until
// all are there, what could be moved keeps its room unseen (assets/app.css), so that nothing on the screen jumps.
{
  const root = document.documentElement;
  const LONGEST = 12000; // ms from when the app is there; a page that never comes to rest is shown all the same
  let late = 0;
  const isThere = () =>
    document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState === "notRunning" &&
    document.querySelector('.st-key-gw-foot, [class*="st-key-gw-trouble"]') !== null &&
    document.querySelector('[data-testid="stSkeleton"], [data-testid="stage"]:not([data-idle])') === null;
  const show = () => {
    watch.disconnect();
    clearTimeout(late);
    document.fonts.ready.then(() => delete root.dataset.gwLoading);
  };
  const watch = new MutationObserver(() => {
    if (isThere()) return show();
    if (!late && document.querySelector('[data-testid="stApp"]')) late = setTimeout(show, LONGEST);
  });
  root.dataset.gwLoading = "";
  watch.observe(document, { childList: true, subtree: true, attributeFilter: ["data-test-script-state", "data-idle"] });
}
// Streamlit's page is gone at once, all of it, where it is told something that it cannot draw. The address has the state,
// so the page is opened anew, but not again and again.
{
  const GONE = 1000; // ms in which nothing has come in its place
  const AGAIN = 30000; // ms
  const KEY = "gatewalk-anew";
  let timer = 0;
  const openAnew = () => {
    try {
      if (Date.now() - Number(sessionStorage.getItem(KEY)) < AGAIN) return;
      sessionStorage.setItem(KEY, String(Date.now()));
    } catch {
      return; // storage is forbidden
    }
    location.reload();
  };
  document.addEventListener("DOMContentLoaded", () => {
    const root = document.getElementById("root");
    const look = (changes) => {
      clearTimeout(timer);
      const hasLost = changes.some(({ removedNodes }) => removedNodes.length);
      if (hasLost && !root.hasChildNodes()) timer = setTimeout(openAnew, GONE);
    };
    if (root) new MutationObserver(look).observe(root, { childList: true });
  });
}
