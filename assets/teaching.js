// The teacher's side of a room is a script of its own: it is fetched when a room is asked for, or where this tab teaches.
// So is that of a lesson plan, where this tab goes by one.
{
  let again = ""; // behind its address, once it has not come: some browsers keep a failure
  const fetched = () =>
    import(new URL(`stage/DIGEST/teacher.js${again}`, document.baseURI).href).catch((failure) => {
      again = `?again=${performance.now()}`;
      throw failure;
    });
  document.addEventListener("click", async ({ target }) => {
    const button = target instanceof Element && target.closest("button[data-room]");
    if (!button) return;
    const failed = button.parentElement.querySelector("[data-room-failed]");
    if (failed) failed.textContent = "";
    const done = await fetched().then((script) => script.default.press(button.dataset.room)).catch(() => false);
    if (!done && failed) failed.textContent = failed.dataset.roomFailed;
  });
  try {
    if (sessionStorage.getItem("gatewalk-room")) fetched();
    if (sessionStorage.getItem("gatewalk-plan")) import(new URL("stage/DIGEST/plan.js", document.baseURI).href);
  } catch {} // storage is forbidden
}
