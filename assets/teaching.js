// The teacher's side of a room is a script of its own: it is fetched when a room is asked for, or where this tab teaches.
// So is that of a lesson plan, where this tab goes by one, and that of the way back into the class that this tab comes from.
{
  let again = ""; // behind an address, once a script has not come: some browsers keep a failure
  const fetched = (name) =>
    import(new URL(`stage/DIGEST/${name}.js${again}`, document.baseURI).href).catch((failure) => {
      again = `?again=${performance.now()}`;
      throw failure;
    });
  document.addEventListener("click", async ({ target }) => {
    const button = target instanceof Element && target.closest("button[data-room]");
    if (!button) return;
    const failed = button.parentElement.querySelector("[data-room-failed]");
    if (failed) failed.textContent = "";
    const done = await fetched("teacher").then((script) => script.default.press(button.dataset.room)).catch(() => false);
    if (!done && failed) failed.textContent = failed.dataset.roomFailed;
  });
  const wayBack = () => {
    const link = new URL(location.href);
    const code = link.searchParams.get("back") ?? sessionStorage.getItem("gatewalk-back");
    if (!/^[BCDFGHJKMNPQRTVWXY346789]{4}$/.test(code)) return;
    sessionStorage.setItem("gatewalk-back", code);
    if (!link.searchParams.has("back")) {
      link.searchParams.set("back", code); // the server reads it once more; then it goes from the address again
      history.replaceState(history.state, "", link);
    }
    const come = () => fetched("back").then(() => globalThis.gwBack(code)).catch(() => setTimeout(come, 5000));
    come();
  };
  try {
    if (sessionStorage.getItem("gatewalk-room")) fetched("teacher");
    if (sessionStorage.getItem("gatewalk-plan")) fetched("plan");
    wayBack();
  } catch {} // storage is forbidden
}
