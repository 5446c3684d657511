"""The page comes with the frame's styles; everything else comes as it is."""

import asyncio

import pytest

from pages.server import stage_files
from pages.server.page_styles import HOME, LOADING, STYLES, TEACHING, PageStyles

PAGE = b"<html><head><style>.a{}</style></head><body><div id='root'></div></body></html>"
TAUGHT = TEACHING.read_bytes().replace(b"DIGEST", stage_files.files()[0].encode())
SCRIPTS = b"<script>" + LOADING.read_bytes() + b"</script><script>" + TAUGHT + b"</script>"
PARTS = SCRIPTS + b"<style>" + STYLES.read_bytes() + b"</style>"
DRESSED = PAGE.replace(b"<body>", b"<body>" + PARTS)


def ask(
    kind: bytes = b"text/html; charset=utf-8", method: str = "GET", path: str = "/", **headers: str
) -> tuple[dict, bytes]:
    """(headers, body) of the page, as `kind`, and in two parts."""

    async def inner(scope, _receive, send) -> None:
        assert (b"accept", b"text/html") not in scope["headers"] or b"if-none-match" not in dict(scope["headers"])
        length = (b"content-length", str(len(PAGE)).encode())
        start = [(b"content-type", kind), length, (b"etag", b'"old"'), (b"last-modified", b"Mon"), (b"x-a", b"b")]
        await send({"type": "http.response.start", "status": 200, "headers": start})
        await send({"type": "http.response.body", "body": PAGE[:50], "more_body": True})
        await send({"type": "http.response.body", "body": PAGE[50:]})

    sent = []

    async def send(message):
        sent.append(message)

    given = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "path": path, "method": method, "headers": given}
    asyncio.run(PageStyles(inner, ("forget-gate",))(scope, None, send))
    return dict(sent[0]["headers"]), b"".join(part.get("body", b"") for part in sent)


def test_the_styles_stand_before_the_page_and_after_its_head():
    headers, body = ask(accept="text/html,*/*")
    assert body == DRESSED
    assert headers[b"content-length"] == str(len(body)).encode()
    assert headers[b"x-a"] == b"b"


def test_a_chapter_says_where_the_server_is():
    assert ask(accept="text/html", path="/forget-gate")[1] == DRESSED.replace(b"<body>", b"<body>" + HOME)
    assert HOME in ask(accept="text/html", path="/app/forget-gate")[1]
    assert HOME not in ask(accept="text/html", path="/elsewhere")[1]


def test_a_dressed_page_is_not_taken_for_the_file_it_was_made_of():
    headers, body = ask(accept="text/html", if_none_match='"old"')
    assert body == DRESSED
    assert not {b"etag", b"last-modified"} & set(headers)


@pytest.mark.parametrize(
    "asked",
    [{"accept": "*/*"}, {}, {"accept": "text/html", "method": "HEAD"}, {"accept": "text/html", "kind": b"text/csv"}],
)
def test_what_is_no_page_goes_through(asked):
    headers, body = ask(**asked)
    assert body == PAGE
    assert headers[b"etag"] == b'"old"'


def test_what_is_put_in_cannot_end_its_element():
    assert b"</" not in STYLES.read_bytes() + LOADING.read_bytes() + TEACHING.read_bytes()
