"""Wherever the app stands, and whatever address is asked for: the right page, whole and without an error."""

import contextlib
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from pages.frame import CHAPTERS
from pages.words.words import words
from tests.browser.server import COMMANDS, Server
from tests.browser.wire import Prefix

BASE = "lstm/demo"
PLACES = (*COMMANDS, "prefix")
PAGES = {chapter.path: chapter.name for chapter in CHAPTERS[1:]}
ODD = {
    "a": "walk",
    "a/b": "walk",
    "a/b.txt": "walk",
    "a/forget-gate": "forget_gate",
    "forget-gate/x/y": "forget_gate",
    "forget-gate/": "forget_gate",
    "bi-lstm/forget-gate": "bi_lstm",
    "static/js/gone": "walk",
    "_stcore/nothing": "walk",
    "index.html": "walk",
    "a%2Fb": "walk",
}
# Streamlit's long numbers would rather be WebAssembly, and do without it.
REPORT = """addEventListener("securitypolicyviolation", (event) => {
  if (event.blockedURI !== "wasm-eval") console.error("policy", event.violatedDirective, event.blockedURI);
});"""


@pytest.fixture(scope="module", params=PLACES)
def place(request) -> Iterator[str]:
    """The app below a path: started so in both ways, and behind a proxy that takes the path off."""
    with contextlib.ExitStack() as stack:
        if request.param == "prefix":
            server = stack.enter_context(Server())
            yield stack.enter_context(Prefix(server, f"/{BASE}")).url
        else:
            yield stack.enter_context(Server(way=request.param, base=BASE)).url


def is_at(opened, chapter: str) -> None:
    """Until this chapter is on the page, and the browser at its address."""
    expect(opened.page.locator(f".st-key-gw-here-{chapter}")).to_be_visible()
    path = "" if chapter == CHAPTERS[0].name else chapter.replace("_", "-")
    assert opened.page.url.split("?")[0].endswith(f"/{path}")


def test_every_chapter_opens_below_a_path(visit, place):
    for path, chapter in PAGES.items():
        opened = visit(base=place, chapter=path, drawn=False, init=REPORT)
        is_at(opened, chapter)
        opened.settle()
        assert opened.page.url.startswith(f"{place}/{path}")
        assert opened.problems == []
        opened.close()


def test_a_walk_below_a_path_steps_types_changes_chapter_and_is_copied(visit, place):
    opened = visit(base=place, text="服务很差", init=REPORT)
    opened.stage.press("ArrowRight", "ArrowRight")
    opened.stage.stands_at(step=2)
    opened.type("我爱中国")
    opened.stage.reads("我爱中国")
    opened.settle()
    opened.page.get_by_role("link", name=words("zh")("what_if.title")).first.click()
    is_at(opened, "what_if")
    opened.stage.reads("我爱中国")
    opened.settle()
    assert opened.page.url.startswith(f"{place}/what-if?")
    again = visit(base=place, chapter="what-if", **opened.address)
    again.stage.reads("我爱中国")


def test_an_address_that_is_no_page_leads_to_the_right_one(visit, place):
    for path, chapter in ODD.items():
        opened = visit(base=place, chapter=path, drawn=False, text="服务很差", init=REPORT)
        is_at(opened, chapter)
        opened.stage.reads("服务很差")
        assert opened.page.url.startswith(place)
        assert opened.problems == []
        opened.close()
