"""Wherever the app stands, and whatever address is asked for: the right page, whole and without an error."""

import contextlib
from collections.abc import Iterator
from urllib.parse import urlencode
from urllib.request import ProxyHandler, Request, build_opener

import pytest
from playwright.sync_api import expect

from pages.chapters.contents import CHAPTERS
from tests.browser.chapters import NAMES, PATHS, way_to
from tests.browser.proxies import Proxy
from tests.browser.server import COMMANDS, Server
from tests.browser.walk import is_followed

pytestmark = pytest.mark.xdist_group("places")
BASE = "lstm/demo"
WAYS = (*COMMANDS, "nginx")
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
DECODED = "a%2Fb"  # nginx sends it on as a/b where it takes a path off, so the app cannot know how the browser sees it


@pytest.fixture(scope="module", params=WAYS)
def url(request, server) -> Iterator[str]:
    """Of the app below a path: started so in both ways, and behind the shipped proxy, which takes the path off."""
    with contextlib.ExitStack() as stack:
        proxied = request.param == "nginx"
        place = Proxy("nginx", server) if proxied else Server(way=request.param, base=BASE)
        yield stack.enter_context(place).url


def is_at(opened, chapter: str) -> None:
    """Until this chapter is on the page, and the browser at its address."""
    expect(opened.page.locator(f".st-key-gw-here-{chapter}")).to_have_count(1)
    path = "" if chapter == CHAPTERS[0].name else chapter.replace("_", "-")
    assert opened.page.url.split("?")[0].endswith(f"/{path}")


def test_a_walk_below_a_path_begins_at_an_odd_address_steps_types_changes_chapter_and_is_opened_anew(visit, url):
    opened = visit(base=url, chapter="a/b.txt", text="服务很差")
    is_at(opened, "walk")
    assert opened.page.url.startswith(f"{url}/?")
    opened.stage.reads("服务很差")
    opened.stage.press("ArrowRight", "ArrowRight")
    opened.stage.stands_at(step=2)
    opened.type("我爱中国")
    opened.stage.reads("我爱中国")
    opened.open_drawer("atlas").locator(".js-plotly-plot svg").first.wait_for()  # its script is asked for late
    opened.settle()
    way_to(opened, "what_if").click()
    is_at(opened, "what_if")
    opened.stage.reads("我爱中国")
    opened.settle()
    assert opened.page.url.startswith(f"{url}/what-if?")
    opened.page.reload()
    is_at(opened, "what_if")
    opened.stage.reads("我爱中国")
    is_followed(opened, visit, url)


def test_a_chapter_is_there_and_an_address_that_is_no_page_leads_to_the_right_one(url):
    opener, asked = build_opener(ProxyHandler({})), urlencode({"text": "服务很差"})
    odd = {path: chapter for path, chapter in ODD.items() if BASE in url or path != DECODED}
    for path, chapter in (*odd.items(), *((PATHS[chapter], chapter) for chapter in NAMES)):
        wanted = Request(f"{url}/{path}?{asked}", headers={"Accept": "text/html,*/*"})
        with opener.open(wanted, timeout=60) as answer:
            assert answer.url == f"{url}/{PATHS[chapter]}?{asked}", path
            assert b'<div id="root">' in answer.read(), path
