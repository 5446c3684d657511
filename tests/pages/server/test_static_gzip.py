"""Script files compressed once: the same bytes, one visit to the inner app, nothing else touched."""

import asyncio
import contextlib
import gzip
from pathlib import Path

import pytest
from streamlit.file_util import get_static_dir

from pages.server import static_gzip
from pages.server.static_gzip import StaticGzip

BODY = b"const a = 1;\n" * 500


@pytest.fixture(autouse=True)
def one_file(monkeypatch):
    """Streamlit has /static/js/a.js alone."""
    monkeypatch.setattr(static_gzip, "files", lambda: frozenset({"/static/js/a.js"}))


class Inner:
    """Answers every path with BODY and counts its visitors."""

    def __init__(self, status: int = 200, kind: bytes = b"text/javascript") -> None:
        self.status, self.kind, self.visits = status, kind, []

    async def __call__(self, scope, receive, send) -> None:
        self.visits.append(dict(scope["headers"]))
        headers = [
            (b"content-type", self.kind),
            (b"content-length", b"6500"),
            (b"cache-control", b"immutable"),
        ]
        await send({"type": "http.response.start", "status": self.status, "headers": headers})
        await send({"type": "http.response.body", "body": BODY[:100], "more_body": True})
        await send({"type": "http.response.body", "body": BODY[100:]})


def ask(app, path: str = "/static/js/a.js", method: str = "GET", **headers: str) -> tuple[int, dict, bytes]:
    sent = []

    async def send(message):
        sent.append(message)

    given = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "path": path, "method": method, "headers": given}
    asyncio.run(app(scope, None, send))
    return sent[0]["status"], dict(sent[0]["headers"]), b"".join(part.get("body", b"") for part in sent)


def test_a_script_is_compressed_once_and_unpacks_to_the_same_bytes():
    inner = Inner()
    app = StaticGzip(inner)
    answers = [ask(app, accept_encoding="br, gzip") for _ in range(3)]
    assert inner.visits == [{}]
    assert answers[0] == answers[1] == answers[2]
    status, headers, body = answers[0]
    assert (status, gzip.decompress(body)) == (200, BODY)
    assert headers[b"content-length"] == str(len(body)).encode()
    assert (headers[b"content-encoding"], headers[b"vary"]) == (b"gzip", b"Accept-Encoding")
    assert headers[b"cache-control"] == b"immutable"


@pytest.mark.parametrize(
    "asked",
    [
        {"accept_encoding": "identity"},
        {},
        {"accept_encoding": "gzip", "range": "bytes=0-9"},
        {"accept_encoding": "gzip", "path": "/media/a.js"},
        {"accept_encoding": "gzip", "method": "HEAD"},
    ],
)
def test_whatever_else_goes_through(asked):
    inner = Inner()
    app = StaticGzip(inner)
    for _ in range(2):
        status, headers, body = ask(app, **asked)
        assert (status, body, b"content-encoding" in headers) == (200, BODY, False)
    assert len(inner.visits) == 2


@pytest.mark.parametrize("inner", [Inner(status=404), Inner(kind=b"font/woff2")])
def test_a_missing_file_or_a_packed_kind_is_passed_on_as_it_is(inner):
    app = StaticGzip(inner)
    for _ in range(2):
        assert ask(app, accept_encoding="gzip")[::2] == (inner.status, BODY)
    assert len(inner.visits) == 2
    assert app.kept == {}


@pytest.mark.parametrize(
    "path",
    [
        "/static/js/invented.js",
        "/x/static/js/a.js",
        "/static/js/./a.js",
        "/static//js/a.js",
        "/static/js/a.js/",
        "/static/" + "long" * 10_000,
    ],
)
def test_an_invented_name_is_not_kept_though_it_is_answered(path):
    inner = Inner()
    app = StaticGzip(inner)
    for _ in range(2):
        assert ask(app, path, accept_encoding="gzip")[::2] == (200, BODY)
    assert len(inner.visits) == 2
    assert app.kept == {}


def test_what_can_be_kept_are_streamlit_s_own_files(monkeypatch):
    monkeypatch.undo()
    names = static_gzip.files()
    sizes = [(Path(get_static_dir()) / name[1:]).stat().st_size for name in names]
    assert 100 < len(names) < 1000
    assert sum(sizes) < 40_000_000


def test_a_file_below_the_base_path_is_kept_once(monkeypatch):
    monkeypatch.setattr("pages.server.asgi.st.get_option", {"server.baseUrlPath": "lstm"}.get)
    app = StaticGzip(Inner())
    ask(app, "/lstm/static/js/a.js", accept_encoding="gzip")
    assert list(app.kept) == ["/static/js/a.js"]


def test_what_is_kept_is_whole_though_the_one_who_asked_has_left():
    async def stops(scope, receive, send):
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/javascript")]})
        for part in (BODY[:100], BODY[100:]):
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(0.01):
                    while (await receive())["type"] != "http.disconnect":
                        pass
                    return
            await send({"type": "http.response.body", "body": part, "more_body": part is not BODY})

    async def left():
        return {"type": "http.disconnect"}

    async def send(_message):
        raise OSError("nobody is there")

    app = StaticGzip(stops)
    headers = [(b"accept-encoding", b"gzip")]
    scope = {"type": "http", "path": "/static/js/a.js", "method": "GET", "headers": headers}
    with pytest.raises(OSError, match="nobody is there"):
        asyncio.run(app(scope, left, send))
    assert gzip.decompress(app.kept["/static/js/a.js"][1]) == BODY
