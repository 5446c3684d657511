"""The stage's files under their hash, and pages that are not there."""

import gzip
from hashlib import sha256

import pytest
from starlette.middleware.gzip import GZipMiddleware

from pages.server import stage_files
from pages.server.stage_files import FOLDER, files
from pages.server.unknown_pages import UnknownPages
from tests.pages.server.asked import answer, page, scope


@pytest.mark.parametrize("name", stage_files.TYPES)
def test_a_file_is_served_under_the_hash_of_the_content_and_kept_for_a_year(name):
    response = stage_files.answer("GET", files()[0], name)
    assert response.body == (FOLDER / name).read_bytes()
    assert response.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert response.headers["content-type"].startswith(stage_files.TYPES[name])


def test_who_takes_gzip_gets_the_file_compressed_once_and_nobody_packs_it_again():
    sent = []

    async def app(*_):
        raise AssertionError("asked for nothing else")

    path = f"/stage/{files()[0]}/stage.js"
    served = GZipMiddleware(stage_files.StageFiles(app), minimum_size=1000, compresslevel=1)
    for encodings in ("gzip, br", "identity"):
        start, *rest = answer(served, scope(path, accept_encoding=encodings))
        headers = {name: value.decode() for name, value in start["headers"]}
        sent.append((headers.get(b"content-encoding"), b"".join(part["body"] for part in rest)))
        assert headers[b"vary"] == "Accept-Encoding"
    plain = (FOLDER / "stage.js").read_bytes()
    assert sent == [("gzip", gzip.compress(plain, 9, mtime=0)), (None, plain)]


def test_a_file_that_did_not_come_can_be_asked_for_under_another_query():
    served = stage_files.StageFiles(None)
    start, *_ = answer(served, scope(f"/stage/{files()[0]}/ballot.js") | {"query_string": b"again=1"})
    assert start["status"] == 200


def test_any_other_name_or_hash_is_not_found():
    assert stage_files.answer("GET", "0" * 16, "stage.js").status_code == 404
    assert stage_files.answer("GET", files()[0], "package.json").status_code == 404


def test_the_hash_is_of_the_content():
    names = (
        "stage.js",
        "drill.js",
        "drawing.js",
        "text.js",
        "marks.js",
        "uploads.js",
        "family.js",
        "teacher.js",
        "remote.js",
        "back.js",
        "ballot.js",
        "present.js",
        "plan.js",
        "plans.js",
        "stage.css",
        "page.js",
        "page.css",
        "sheet.js",
        "sheet.css",
    )
    contents = b"\0".join((FOLDER / name).read_bytes() for name in names)
    assert files()[0] == sha256(contents).hexdigest()[:16]


def lost(path: str, accept: str = "text/html,*/*", query: bytes = b"", root: str = "", **inner: object) -> str | None:
    """Where a request for `path` is sent; None where it is let through. Streamlit serves its page everywhere."""
    app = UnknownPages(page(**inner), pages=("gates", "bi-lstm"))
    start, *rest = answer(app, scope(root + path, query=query, root=root, accept=accept))
    assert len(rest) == 1
    found = dict(start["headers"]).get(b"location")
    return found.decode() if start["status"] == 307 else None


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/nowhere", "./"),
        ("/nowhere/", "../"),
        ("/gates/", "../gates"),
        ("/a/b", "../"),
        ("/a/gates", "../gates"),
        ("/gates/x/y", "../../gates"),
        ("/a//gates", "../../gates"),
        ("/index.html", "./"),
        ("/a/b.txt", "../"),
        ("/static/js/gone.js", "../../"),
        ("/_stcore/nothing", "../"),
        ("/a%2Fgates", "./gates"),
        ("/_stcore/gates/bi-lstm", "../../gates"),
    ],
)
def test_whatever_is_no_page_leads_to_one_from_where_the_browser_is(path, target):
    for root in ("", "/lstm/demo"):
        assert lost(path, root=root) == target
        assert lost(path, root=root, query=b"text=%E6%88%91&step=2") == f"{target}?text=%E6%88%91&step=2"


def test_the_base_path_without_its_slash_gets_it():
    assert lost("", root="/lstm/demo", query=b"step=2") == "./demo/?step=2"


def test_a_base_path_of_the_settings_counts_as_well(monkeypatch):
    monkeypatch.setattr("pages.server.asgi.st.get_option", {"server.baseUrlPath": "/lstm/"}.get)
    assert [lost(path) for path in ("/lstm/", "/lstm/gates", "/elsewhere", "/lstmgates")] == [None] * 4
    assert (lost("/lstm/a/gates"), lost("/lstm")) == ("../gates", "./lstm/")


@pytest.mark.parametrize("path", ["/", "/gates", "/bi-lstm"])
def test_known_pages_are_let_through(path):
    assert lost(path) is None


def test_what_is_no_page_is_let_through():
    assert lost("/nowhere", accept="application/json") is None
    assert lost("/_stcore/health", kind=b"text/plain") is None
    assert lost("/favicon.png", kind=b"image/png") is None
    assert lost("/nowhere", status=404) is None


def test_own_addresses_lie_below_the_base_path_as_it_is_when_asked(monkeypatch):
    path, inner = f"/stage/{files()[0]}/stage.js", page()
    app = stage_files.StageFiles(inner)
    assert answer(app, scope(path))[1]["body"] == (FOLDER / "stage.js").read_bytes()
    monkeypatch.setattr("pages.server.asgi.st.get_option", {"server.baseUrlPath": "lstm/demo"}.get)
    assert answer(app, scope(path, root="/x"))[1]["body"] == b"<body></body>"
    assert answer(app, scope(f"/x/lstm/demo{path}", root="/x"))[1]["body"] == (FOLDER / "stage.js").read_bytes()
    assert answer(app, scope(f"/x/lstm/demo{path}", "POST", root="/x"))[0]["status"] == 405
