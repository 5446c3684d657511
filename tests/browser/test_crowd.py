"""Requests that never come, files that nobody waits for: the server goes on for everybody else."""

import contextlib
import gzip
import resource
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.file_util import get_static_dir
from websockets.sync.client import connect

from pages.server import static_gzip
from tests.browser.server import HOST, Server
from tests.browser.test_server import PAGE, ask, handshake

pytestmark = pytest.mark.xdist_group("crowd")
HALF = b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: "


def few_files() -> None:
    """The limit that most systems start a process with."""
    resource.setrlimit(resource.RLIMIT_NOFILE, (1024, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))


@pytest.fixture(scope="module", params=["uvicorn", "streamlit"])
def server(request) -> Iterator[Server]:
    """One that may open few files, started in each way."""
    with Server(way=request.param, before=few_files) as server:
        yield server


@contextlib.contextmanager
def half_sent(server: Server, number: int):
    """So many connections with a request that is not finished."""
    with contextlib.ExitStack() as stack:
        yield [stack.enter_context(half_a_request(server)) for _ in range(number)]


def half_a_request(server: Server) -> socket.socket:
    wire = socket.create_connection((HOST, server.port), timeout=60)
    wire.sendall(HALF)
    return wire


def read_until(wire: socket.socket, end: bytes) -> bytes:
    found = b""
    while not found.endswith(end):
        found += wire.recv(4096)
    return found


def test_twelve_hundred_half_sent_requests_lock_nobody_out(server):
    with half_sent(server, 1200):
        assert ask(server, Accept=PAGE)[0] == 200
        assert handshake(server, server.url) == 101
        assert "Too many open files" not in server.printed()


@pytest.mark.parametrize("server", ["uvicorn"], indirect=True, scope="module")
def test_a_request_whose_head_never_comes_is_given_up_and_nothing_else_is(server):
    with contextlib.ExitStack() as stack:
        wires = stack.enter_context(half_sent(server, 20))
        visitor = stack.enter_context(connect(f"{server.url.replace('http', 'ws')}/_stcore/stream", proxy=None))
        silent, again = (stack.enter_context(socket.create_connection((HOST, server.port), 60)) for _ in range(2))
        again.sendall(b"GET /_stcore/health HTTP/1.1\r\nHost: a\r\n\r\n")
        assert read_until(again, b"ok").startswith(b"HTTP/1.1 200")
        again.sendall(HALF)  # the second request on the same connection
        assert [wire.recv(1) for wire in (*wires, silent, again)] == [b""] * 22
        assert visitor.ping().wait(10)
        assert ask(server, "/_stcore/health")[2] == b"ok"


def test_visitors_who_leave_in_the_middle_spoil_no_file_for_the_next(server):
    names = sorted(static_gzip.files())
    for number, name in enumerate(names):
        with socket.create_connection((HOST, server.port)) as wire:
            wire.sendall(f"GET {name} HTTP/1.1\r\nHost: a\r\nAccept-Encoding: gzip\r\n\r\n".encode())
            time.sleep(number % 3 * 0.001)
    for name in names:
        _, headers, body = ask(server, name, Accept_Encoding="gzip")
        whole = gzip.decompress(body) if headers.get("content-encoding") == "gzip" else body
        assert whole == (Path(get_static_dir()) / name[1:]).read_bytes(), name
