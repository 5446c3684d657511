"""The stage's files under their hash, and a page that is not there."""

import asyncio
from hashlib import sha256

import pytest
from starlette.requests import Request

from pages.ui import served
from pages.ui.lost import KnownPages
from pages.ui.served import FOLDER, answer, files


def asked(digest: str, name: str):
    return asyncio.run(answer(Request({"type": "http", "path_params": {"digest": digest, "name": name}})))


@pytest.mark.parametrize("name", ["stage.js", "stage.css"])
def test_a_file_is_served_under_the_hash_of_the_content_and_kept_for_a_year(name):
    response = asked(files()[0], name)
    assert response.body == (FOLDER / name).read_bytes()
    assert response.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert response.headers["content-type"].startswith(served.TYPES[name])


def test_any_other_name_or_hash_is_not_found():
    assert asked("0" * 16, "stage.js").status_code == 404
    assert asked(files()[0], "package.json").status_code == 404


def test_the_hash_is_of_the_content():
    contents = b"\0".join((FOLDER / name).read_bytes() for name in ("stage.js", "stage.css"))
    assert files()[0] == sha256(contents).hexdigest()[:16]


def lost(path: str, accept: bytes = b"text/html,*/*", query: bytes = b"") -> str | None:
    """Where a request for `path` is sent; None where it is let through."""
    sent = []

    async def inner(scope, receive, send):
        sent.append(None)

    async def send(message):
        sent.extend(value.decode() for name, value in message.get("headers", []) if name == b"location")

    headers = [(b"accept", accept)]
    scope = {"type": "http", "path": path, "query_string": query, "headers": headers, "method": "GET"}
    asyncio.run(KnownPages(inner, pages=("gates",))(scope, None, send))
    return sent[0]


def test_an_unknown_page_goes_to_the_first_with_its_parameters():
    assert lost("/nowhere", query=b"text=%E6%88%91&step=2") == "./?text=%E6%88%91&step=2"
    assert lost("/nowhere/") == "./"


@pytest.mark.parametrize(
    "path", ["/", "/gates", "/_stcore/health", "/favicon.png", "/static/js/a.js", "/stage/0/stage.js"]
)
def test_known_pages_and_files_are_let_through(path):
    assert lost(path) is None


def test_what_is_not_a_page_visit_is_let_through():
    assert lost("/nowhere", accept=b"application/json") is None
