"""The app behind what `deploy/` ships: a visit through each proxy, seats among replicas, and what is written down."""

import json
import os
import re
import signal
import tempfile
import threading
from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.chapters import way_to
from tests.browser.proxies import STARTS, Proxy
from tests.browser.server import HOST
from tests.browser.test_bad_input import model_file
from tests.browser.walk import is_followed
from tests.pages.classroom.stores import redis_server

TYPED = "服务很差"
SEAT = re.compile(r"/s/[0-9a-f]{8}/")


class Stub:
    """A replica that answers each request with its own port and what it was asked for."""

    def __init__(self) -> None:
        class Answer(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                body = json.dumps([self.server.server_port, self.path]).encode()
                with suppress(ConnectionError):  # who looks whether a replica lives does not wait for its words
                    self.send_response(200)
                    self.send_header("Content-Length", str(len(body)))
                    self.end_headers()
                    self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                """Nothing is printed."""

        self.site = ThreadingHTTPServer((HOST, 0), Answer)
        self.site.daemon_threads = True
        self.port = self.site.server_port
        threading.Thread(target=self.site.serve_forever, daemon=True).start()

    def close(self) -> None:
        self.site.shutdown()
        self.site.server_close()


@pytest.fixture
def stubs() -> Iterator[list[Stub]]:
    stubs = [Stub(), Stub()]
    yield stubs
    for stub in stubs:
        stub.close()


def asked(proxy: Proxy, path: str) -> tuple[int, str]:
    """(status, where it leads to or what it says) of one request."""
    connection = HTTPConnection(HOST, urlsplit(proxy.url).port, timeout=60)
    connection.request("GET", path, headers={"Accept": "text/html"})
    answer = connection.getresponse()
    said = answer.headers.get("Location") or answer.read().decode(errors="replace")
    connection.close()
    return answer.status, said


@pytest.fixture
def caddy(server) -> Iterator[Proxy]:
    """It ends after the pages that `visit` opened, for which it would wait."""
    with Proxy("caddy", server) as proxy:
        yield proxy


def test_a_visit_through_caddy_brings_a_file_takes_one_copies_a_link_and_is_followed(caddy, visit):
    opened = visit(base=caddy.url, text=TYPED)
    visits(opened, caddy.url)
    opened.page.keyboard.press("Escape")
    is_followed(opened, visit, caddy.url)


@pytest.mark.long
def test_a_visit_keeps_its_seat_and_its_class_outlives_a_replica_that_is_killed_and_a_store_that_loses_all(
    visit, serve
):
    with tempfile.TemporaryDirectory() as folder, ExitStack() as first:
        socket = first.enter_context(redis_server(Path(folder)))
        shared = {"GATEWALK_ROOMS_URL": f"unix://{socket}"}
        replicas = [serve(way="uvicorn", environment=shared) for _ in range(2)]
        with Proxy("haproxy", *replicas) as proxy:
            teacher = visit(base=proxy.url, text=TYPED, may_lose_connection=True)
            page, seat = teacher.page, SEAT.search(teacher.page.url)
            visits(teacher, proxy.url)
            assert SEAT.search(page.url)[0] == seat[0]
            page.keyboard.press("Escape")
            code = teacher.open_class()
            phone = visit(base=proxy.url, size="phone", r=code, may_lose_connection=True)
            page.keyboard.press("Enter")
            page.keyboard.press("Home")
            page.keyboard.press("ArrowRight")
            phone.stage.stands_at(step=1)
            teacher.settle()

            os.kill(replicas[0].process.pid, signal.SIGKILL)
            page.keyboard.press("ArrowRight")
            phone.stage.stands_at(step=2)

            first.close()  # the store is killed
            page.keyboard.press("ArrowRight")
            expect(page.locator(".gw-room-cut")).to_be_visible()
            with redis_server(Path(folder)):  # and begins anew, empty
                phone.stage.stands_at(step=3)
                expect(page.locator(".gw-room-cut")).to_have_count(0)
                teacher.settle()
                page.keyboard.press("ArrowLeft")
                teacher.stage.stands_at(step=2)
                phone.stage.stands_at(step=2)
                expect(phone.page.locator(".gw-room-count")).to_contain_text("1")
                for opened in (teacher, phone):  # while nobody knew the room
                    opened.problems[:] = [one for one in opened.problems if "/room" not in one]


def visits(opened, url: str) -> None:
    """Walk, type, take a file and bring one, change chapter and copy a link."""
    opened.stage.reads(TYPED)
    opened.stage.press("ArrowRight", "ArrowRight")
    opened.stage.stands_at(step=2)
    opened.type("我爱中国")
    opened.stage.reads("我爱中国")
    opened.settle()
    assert opened.download_numbers().startswith(b"\xef\xbb\xbf")
    opened.open_file("mine.safetensors", model_file())
    expect(opened.keyed("card").get_by_role("button").first).to_contain_text(opened.words("models.file.name"))
    opened.settle()
    way_to(opened, "forget_gate").click()
    expect(opened.page.locator(".st-key-gw-here-forget_gate")).to_have_count(1)
    opened.settle()
    opened.keyed("room").get_by_role("button").click()
    opened.page.locator('[data-share="copy"]').click()
    expect(opened.page.locator("[data-share-done]")).not_to_be_empty()
    copied = opened.page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(f"{url}/forget-gate?")
    assert copied.endswith("&ask=" + opened.page.locator("[data-ask]").get_attribute("data-ask"))
    expect(opened.keyed("share-link")).to_contain_text(copied)


def test_a_page_gets_a_seat_and_all_below_it_comes_from_one_replica(stubs):
    with Proxy("haproxy", *stubs) as proxy:
        for path in ("/", "/forget-gate", f"/?text={quote(TYPED)}&step=2"):
            status, there = asked(proxy, path)
            assert status == 307
            assert SEAT.match(there)
            assert SEAT.sub("/", there, count=1) == path
        heard = defaultdict(set)
        for seat in range(24):
            for path in ("", "_stcore/stream", "media/a.csv"):
                status, said = asked(proxy, f"/s/{seat:08x}/{path}?text=a")
                replica, seen = json.loads(said)
                assert (status, seen) == (200, f"/{path}?text=a")
                heard[seat].add(replica)
        assert {len(replicas) for replicas in heard.values()} == {1}
        assert set.union(*heard.values()) == {stub.port for stub in stubs}
        for anywhere in ("/?r=K7QT", "/room/K7QT/now", "/stage/0a/stage.js"):
            assert asked(proxy, anywhere)[0] == 200


def test_the_seats_of_a_replica_that_died_are_answered_by_another(stubs):
    with Proxy("haproxy", *stubs) as proxy:
        seat = next(n for n in range(64) if json.loads(asked(proxy, f"/s/{n:08x}/")[1])[0] == stubs[0].port)
        stubs[0].close()
        assert json.loads(asked(proxy, f"/s/{seat:08x}/")[1])[0] == stubs[1].port


@pytest.mark.parametrize("name", STARTS)
def test_no_proxy_writes_down_what_is_typed_not_even_of_a_request_that_failed(stubs, name):
    with Proxy(name, *stubs) as proxy:
        path = f"{urlsplit(proxy.url).path}/?text={quote(TYPED)}"
        assert asked(proxy, path)[0] in (200, 307)
        for stub in stubs:
            stub.site.shutdown()
            stub.site.server_close()
        assert asked(proxy, path.replace("/?", "/s/00000000/?") if name == "haproxy" else path)[0] >= 500
    assert not any(typed in proxy.written for typed in (TYPED, quote(TYPED), quote(TYPED).lower()))
