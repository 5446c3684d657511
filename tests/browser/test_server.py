"""The server itself, asked without a browser: how it starts, whom it refuses, what it says and what it keeps."""

import re
import socket
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError

import pytest

from pages.server import stage_files
from tests.browser.server import COMMANDS, HOST, Server

pytestmark = pytest.mark.xdist_group("server")
TRAP = Path(__file__).parent / "trap"
PAGE = "text/html,*/*"
KINDS = {
    "page": ("/", "GET", 200),
    "chapter": ("/forget-gate", "GET", 200),
    "redirect": ("/a/b", "GET", 307),
    "not found": ("/stage/0/stage.js", "GET", 404),
    "health": ("/_stcore/health", "GET", 200),
    "host configuration": ("/_stcore/host-config", "GET", 200),
    "media": ("/media/nothing.csv", "GET", 404),
    "icon": ("/favicon.png", "GET", 200),
    "upload": ("/_stcore/upload_file/nobody/nothing", "PUT", 400),
    "unsafe path": ("//evil.example/..", "GET", 400),
    "wrong method": ("/", "POST", 405),
}


@pytest.fixture(scope="module", params=COMMANDS)
def trapped(request, tmp_path_factory) -> Iterator[tuple[Server, Path]]:
    """A server that can reach nothing outside, started in each way, and the file of what it tried to reach."""
    tried = tmp_path_factory.mktemp("trap") / "tried"
    tried.touch()
    environment = {"PYTHONPATH": str(TRAP), "GATEWALK_TRAP": str(tried), "GATEWALK_ORIGINS": "https://named.example"}
    options = {"server.address": "0.0.0.0"}  # with an address of its own Streamlit looks for no other
    with Server(way=request.param, options=options, environment=environment) as server:
        yield server, tried


def ask(server: Server, path: str = "/", method: str = "GET", data: bytes | None = None, **headers: str):
    """(status, headers in lower case, body) of the answer, redirects not followed."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    request = urllib.request.Request(f"{server.url}{path}", data, named, method=method)
    try:
        with OPENER.open(request, timeout=10) as answer:
            return answer.status, {name.lower(): value for name, value in answer.headers.items()}, answer.read()
    except HTTPError as answer:
        return answer.code, {name.lower(): value for name, value in answer.headers.items()}, answer.read()


class Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        """Redirects are answers here."""


OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}), Stay)


def handshake(server: Server, origin: str | None, host: str | None = None) -> int:
    """The status of a websocket's handshake; 101 where it is taken."""
    lines = [
        f"GET {server.base}/_stcore/stream HTTP/1.1",
        f"Host: {host or f'{HOST}:{server.port}'}",
        "Connection: Upgrade",
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        *([f"Origin: {origin}"] if origin else []),
    ]
    with socket.create_connection((HOST, server.port), timeout=10) as wire:
        wire.sendall("\r\n".join([*lines, "", ""]).encode())
        return int(wire.recv(4096).split()[1])


def test_a_start_says_nothing_that_is_wrong_and_asks_nobody_outside(trapped):
    server, tried = trapped
    printed = server.printed()
    assert "unsupported" not in printed
    assert "Traceback" not in printed
    assert "rror" not in printed
    assert tried.read_text() == ""


def test_a_foreign_page_opens_no_websocket_and_nothing_outside_is_asked_for_it(trapped):
    server, tried = trapped
    foreign = ("https://evil.example", "http://127.0.0.1.evil.example", "null", "https://", "http://[", "file://")
    assert {origin: handshake(server, origin) for origin in foreign} == dict.fromkeys(foreign, 403)
    assert tried.read_text() == ""


@pytest.mark.parametrize(
    ("origin", "host"),
    [
        (None, None),
        (f"http://{HOST}", None),  # a proxy has dropped the port
        ("https://class.example.edu", "class.example.edu"),  # a proxy has ended TLS
        ("https://class.example.edu", "class.example.edu:8501"),
        ("https://named.example", None),
    ],
)
def test_our_own_page_opens_a_websocket(trapped, origin, host):
    server, tried = trapped
    assert handshake(server, origin, host) == 101
    assert tried.read_text() == ""


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE", "PATCH"])
def test_a_foreign_page_changes_nothing(trapped, method):
    server, tried = trapped
    path = "/_stcore/upload_file/some-session/some-file"
    status, _, body = ask(server, path, method, b"x", Origin="https://evil.example")
    assert (status, b"may not change" in body) == (403, True)
    assert b"may not change" not in ask(server, path, method, b"x", Origin=server.url)[2]
    assert tried.read_text() == ""


def test_addresses_are_kept_out_of_the_log(trapped):
    server, _ = trapped
    assert ask(server, "/?text=typed-by-a-reader", Accept=PAGE)[0] == 200
    assert "typed-by-a-reader" not in server.printed()


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_answer_says_what_a_browser_may_do_with_it(trapped, kind):
    path, method, wanted = KINDS[kind]
    status, headers, body = ask(trapped[0], path, method, b"" if method in ("PUT", "POST") else None, Accept=PAGE)
    assert status == wanted
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "camera=()" in headers["permissions-policy"]
    policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["frame-ancestors"] == ("*" if status == 200 and b"<body>" in body else "'none'")
    assert "unsafe-inline" not in policy.get("script-src", "")
    assert "unsafe-eval" not in policy.get("script-src", "")


@pytest.mark.parametrize("path", ["/stage/{digest}/stage.js", "/stage/{digest}/stage.css", "/static/js/{script}"])
def test_files_are_taken_for_nothing_else(trapped, path):
    page = ask(trapped[0], Accept=PAGE)[2].decode()
    names = {"digest": stage_files.files()[0], "script": re.search(r"static/js/(index\.[^\"]+\.js)", page)[1]}
    status, headers, _ = ask(trapped[0], path.format(**names))
    assert (status, headers["x-content-type-options"], headers["referrer-policy"]) == (200, "nosniff", "no-referrer")
