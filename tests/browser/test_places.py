"""Wherever the app stands, and whatever address is asked for: the right page, whole and without an error."""

import contextlib
import json
import re
from collections.abc import Iterator
from urllib.parse import urlencode, urljoin
from urllib.request import ProxyHandler, Request, build_opener

import pytest
from playwright.sync_api import expect

from pages.chapters.contents import CHAPTERS
from tests.browser.chapters import NAMES, PATHS, way_to
from tests.browser.proxies import Proxy
from tests.browser.server import HOST, Server
from tests.browser.test_server import PAGE, ask, handshake
from tests.browser.walk import is_followed

pytestmark = pytest.mark.xdist_group("places")
BASE = "lstm/demo"
WALKED = ("nginx", "uvicorn")  # with the path taken off, and with one that the app knows of
WAYS = (*WALKED, "streamlit")
OPTIONS = {"server.allowedHosts": HOST, "server.maxUploadSize": 1}
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
def place(request, server) -> Iterator[Proxy | Server]:
    """The app below a path: behind the shipped proxy, which takes the path off, and started so in both ways."""
    with contextlib.ExitStack() as stack:
        way = request.param
        yield stack.enter_context(Proxy(way, server) if way == "nginx" else Server(way=way, base=BASE, options=OPTIONS))


def is_at(opened, chapter: str) -> None:
    """Until this chapter is on the page, and the browser at its address."""
    expect(opened.page.locator(f".st-key-gw-here-{chapter}")).to_have_count(1)
    path = "" if chapter == CHAPTERS[0].name else chapter.replace("_", "-")
    assert opened.page.url.split("?")[0].endswith(f"/{path}")


@pytest.mark.parametrize("place", WALKED, indirect=True, scope="module")
def test_a_walk_below_a_path_begins_at_an_odd_address_steps_types_changes_chapter_and_is_opened_anew(visit, place):
    url = place.url
    opened = visit(base=url, chapter="a/b.txt", text="服务很差")
    is_at(opened, "walk")
    assert opened.page.url.startswith(f"{url}/?")
    opened.stage.reads("服务很差")
    opened.stage.press("ArrowRight", "ArrowRight")
    opened.stage.stands_at(step=2)
    opened.type("我爱中国")
    opened.stage.reads("我爱中国")
    opened.settle()
    assert opened.download_numbers().startswith(b"\xef\xbb\xbf")  # the table's script is asked for late
    way_to(opened, "what_if").click()
    is_at(opened, "what_if")
    opened.stage.reads("我爱中国")
    opened.settle()
    assert opened.page.url.startswith(f"{url}/what-if?")
    opened.page.reload()
    is_at(opened, "what_if")
    opened.stage.reads("我爱中国")
    is_followed(opened, visit, url)


def test_a_chapter_is_there_and_an_address_that_is_no_page_leads_to_the_right_one(place):
    url, opener, asked = place.url, build_opener(ProxyHandler({})), urlencode({"text": "服务很差"})
    odd = {path: chapter for path, chapter in ODD.items() if BASE in url or path != DECODED}
    for path, chapter in (*odd.items(), *((PATHS[chapter], chapter) for chapter in NAMES)):
        wanted = Request(f"{url}/{path}?{asked}", headers={"Accept": "text/html,*/*"})
        with opener.open(wanted, timeout=60) as answer:
            assert answer.url == f"{url}/{PATHS[chapter]}?{asked}", path
            page = answer.read().decode()
            assert '<div id="root">' in page, path
    for named in re.findall(r' (?:src|href)="(?!data:)([^"]+)"', page):
        with opener.open(urljoin(f"{url}/", named), timeout=60) as answer:
            assert answer.status == 200, named


@pytest.mark.parametrize("place", [way for way in WAYS if way != "nginx"], indirect=True, scope="module")
def test_allowed_hosts_are_a_setting_of_both_ways_of_starting(place):
    assert handshake(place, None) == 101
    assert handshake(place, "http://rebound.example", "rebound.example") == 403  # a name that now means us
    rebound = {"Origin": "http://rebound.example", "Host": "rebound.example"}
    assert ask(place, "/_stcore/upload_file/a/b", "PUT", b"x", **rebound)[0] == 403
    assert ask(place, "/", Accept=PAGE)[0] == 200
    assert json.loads(ask(place, "/_stcore/host-config")[2])
