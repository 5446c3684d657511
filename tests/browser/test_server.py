"""The server itself, asked without a browser: how it starts, whom it refuses, what it says and what it keeps."""

import json
import socket
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError

import pytest

from tests.browser.server import COMMANDS, HOST, Server

TRAP = Path(__file__).parent / "trap"
PAGE = "text/html,*/*"


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


@pytest.mark.parametrize("way", COMMANDS)
def test_allowed_hosts_are_a_setting_of_both_ways_of_starting(way):
    options = {"server.allowedHosts": HOST, "server.baseUrlPath": "lstm/demo", "server.maxUploadSize": 1}
    with Server(way=way, base="lstm/demo", options=options) as server:
        assert handshake(server, None) == 101
        assert handshake(server, "http://rebound.example", "rebound.example") == 403  # a name that now means us
        put = ask(server, "/_stcore/upload_file/a/b", "PUT", b"x", Origin="http://rebound.example", Host="rebound.example")
        assert put[0] == 403
        assert ask(server, "/", Accept=PAGE)[0] == 200
        assert json.loads(ask(server, "/_stcore/host-config")[2])
