"""A context that is lent again: nobody sees there who was there before, and the app's scripts are compiled once."""

from playwright.sync_api import expect

STORES = """async () => {
  const database = await new Promise((done) => {
    indexedDB.open("left", 1).onsuccess = ({ target }) => done(target.result);
  });
  database.close();
  localStorage.left = sessionStorage.left = "1";
  document.cookie = "left=1";
  await (await caches.open("left")).put("/left", new Response("1"));
  window.left = 1;
}"""
HOLDS = """async () => ({
  databases: (await indexedDB.databases()).length, local: localStorage.left, session: sessionStorage.left,
  cookie: document.cookie.includes("left"), caches: (await caches.keys()).length, window: window.left,
})"""
NOTHING = {"databases": 0, "cookie": False, "caches": 0, "local": None, "session": None, "window": None}


def test_who_comes_next_finds_nothing_of_who_was_there_and_who_comes_meanwhile_is_elsewhere(visit):
    first = visit(size="desk", theme="dark", motion="no-preference", text="我爱中国")
    first.page.evaluate(STORES)
    first.page.context.set_offline(True)
    meanwhile = visit()
    context = first.page.context
    assert meanwhile.page.context != context
    left = first.page.evaluate("({ dark: matchMedia('(prefers-color-scheme: dark)').matches, wide: innerWidth })")
    assert left == {"dark": True, "wide": 1920}
    first.close()
    second = visit()
    assert second.page.context == context
    assert {name: second.page.evaluate(HOLDS).get(name) for name in NOTHING} == NOTHING
    seen = second.page.evaluate("({ dark: matchMedia('(prefers-color-scheme: dark)').matches, wide: innerWidth })")
    assert seen == {"dark": False, "wide": 1366}
    assert second.page.evaluate("history.length") == first_pages_history(visit)


def first_pages_history(visit) -> int:
    return visit(newcomer=True, drawn=False).page.evaluate("history.length")


def test_a_context_whose_clock_a_test_has_made_is_not_lent_again(visit):
    opened = visit(language="en")
    opened.page.clock.install()
    context = opened.page.context
    opened.close()
    again = visit(language="en")
    assert again.page.context != context
    expect(again.stage.root).to_be_visible()
