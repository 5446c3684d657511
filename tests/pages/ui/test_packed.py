"""Script files compressed once: the same bytes, one visit to the inner app, nothing else touched."""

import asyncio
import gzip

import pytest

from pages.ui.packed import Packed

BODY = b"const a = 1;\n" * 500


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
    app = Packed(inner)
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
    app = Packed(inner)
    for _ in range(2):
        status, headers, body = ask(app, **asked)
        assert (status, body, b"content-encoding" in headers) == (200, BODY, False)
    assert len(inner.visits) == 2


@pytest.mark.parametrize("inner", [Inner(status=404), Inner(kind=b"font/woff2")])
def test_a_missing_file_or_a_packed_kind_is_passed_on_as_it_is(inner):
    app = Packed(inner)
    for _ in range(2):
        assert ask(app, accept_encoding="gzip")[::2] == (inner.status, BODY)
    assert len(inner.visits) == 2
    assert app.kept == {}
