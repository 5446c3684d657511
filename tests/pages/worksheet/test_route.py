"""The worksheet's addresses: a page for every address, the app's headers, a code for links to this server alone."""

import json
import re
import threading
from urllib.parse import urlencode

import pytest
import segno
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from pages.server import headers
from pages.state.address import PARAMETERS, SHEET
from pages.words.words import LANGUAGES
from pages.worksheet import route
from pages.worksheet.sheet import made
from tests.pages.server.asked import answer, page, scope

DATA = re.compile(r'<script type="application/json" id="gw-sheet-data">(.*?)</script>', re.DOTALL)
HOSTILE = "</script><img src=x onerror=alert(1)>"


def opened(path: str = "/sheet", app=None, *, method: str = "GET", host: str = "here.example", **link: object):
    """(status, headers, body) of the worksheets' answer, dressed as the server dresses it."""
    dressed = headers.SecurityHeaders(app or route.Worksheets(page()))
    query = urlencode(link).encode()
    sent = answer(dressed, scope(path, method, query=query, host=host, accept="text/html", accept_language="zh-CN,en"))
    given_headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], given_headers, b"".join(part.get("body", b"") for part in sent[1:]).decode()


def data(body: str) -> dict:
    return json.loads(DATA.search(body)[1])


def test_a_link_alone_opens_the_sheet_of_its_state():
    status, told, body = opened(
        text="我爱中国", model="segmenter-zh", step=3, unit=1, lang="en", hold="f:forward:0:*:1"
    )
    sheet = data(body)
    assert status == 200
    assert told["content-type"].startswith("text/html")
    assert told["content-security-policy"].startswith("default-src 'none'")
    assert "unsafe-inline'" not in told["content-security-policy"].partition("style-src")[0]
    assert told["referrer-policy"] == "no-referrer"
    assert (sheet["lang"], sheet["notice"], sheet["sent"]["address"]["step"]) == ("en", "", 3)
    assert "held" not in sheet["sent"]["forward"]  # a sheet is about what the model computes
    assert sheet["query"] == urlencode(
        dict(zip(SHEET, ("我爱中国", "segmenter-zh", "16", "3", "3", "1", "forward", "en"), strict=True))
    )
    assert not re.search(r'(?:href|src)="/', body)  # all is asked for as seen from the page


def test_the_browser_s_language_is_spoken_where_the_link_names_none():
    assert data(opened()[2])["lang"] == "zh"


def test_text_in_the_page_ends_no_script():
    _, _, body = opened(text=HOSTILE, model="segmenter-en", lang="en")
    assert HOSTILE not in body
    assert data(body)["sent"]["address"]["text"] == HOSTILE


def test_it_is_below_the_base_path_and_nothing_else_is_taken(monkeypatch):
    monkeypatch.setattr("pages.server.asgi.home", lambda scope: "/class")
    inner = page(b"inner")
    app = route.Worksheets(inner)
    assert data(opened("/class/sheet", app)[2])
    for path in ("/sheet", "/class/", "/class/sheet/", "/class/sheets", "/class/sheet/codes"):
        assert opened(path, app)[2] == "inner"


def test_only_reading_and_not_without_end():
    app = route.Worksheets(page())
    assert opened(app=app, method="POST")[:1] == (405,)
    app.asked.most = 1
    assert [opened("/sheet/code", app, to="x")[0] for _ in range(3)] == [404, 429, 429]


@pytest.mark.parametrize(
    ("link", "status"),
    [
        ("https://here.example/?text=我爱中国&step=3", 200),
        ("https://here.example:8501/s/0123abcd/?step=3", 200),
        ("https://there.example/", 404),
        ("https://here.example@there.example/", 404),
        ("javascript:alert(1)//here.example", 404),
        ("//[", 404),
        ("", 404),
        ("https://here.example/?text=" + "x" * 4000, 404),
    ],
)
def test_a_code_leads_to_this_server(link, status):
    found, told, body = opened("/sheet/code", to=link)
    assert found == status
    if status == 200:
        assert told["content-type"] == "image/svg+xml"
        assert body.startswith("<?xml")
        assert told["content-security-policy"].startswith("default-src 'none'")


def test_a_code_leads_where_other_devices_come_or_there_is_none(monkeypatch):
    def asked(app, link, port=8501):
        request = scope("/sheet/code", query=urlencode({"to": link}).encode(), host="localhost:8501")
        return answer(app, request | {"server": ("127.0.0.1", port)})[0]["status"]

    drawn, threads = [], []

    def qr(link, **_):
        threads.append(threading.current_thread())
        drawn.append(link)
        return segno.make(link)

    monkeypatch.setattr(segno, "make_qr", qr)
    monkeypatch.setattr(route, "from_network", lambda link: link.replace("localhost", "192.0.2.7"))
    app = route.Worksheets(page())
    assert asked(app, "http://localhost:8501/?step=3") == 200
    assert drawn == ["http://192.0.2.7:8501/?step=3"]
    assert threading.main_thread() not in threads  # which has a whole class to answer
    assert asked(app, "http://localhost:22/") == 204  # no other port of this computer is tried
    assert asked(app, "http://localhost:x/") == 404
    monkeypatch.setattr(route, "from_network", lambda link: None)
    assert asked(app, "http://localhost:8501/") == 204
    assert len(drawn) == 1


VALUES = st.one_of(
    st.text(max_size=12),
    st.sampled_from(("", "-1", "1e9", "99999999999999999999", "file", "random-rnn", "segmenter-zh", "backward", "\0")),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.dictionaries(st.sampled_from((*PARAMETERS, "ask", "x")), VALUES, max_size=6), st.sampled_from(("zh", "", "\xff"))
)
@example({"text": "😀" * 300, "step": "255"}, "en")
@example({"text": " \u200b", "model": "segmenter-zh"}, "zh")
@example({"model": "random-gru", "units": "1", "text": "a"}, "en")
@example({"model": "random-rnn", "units": "64", "text": "x" * 4001}, "en")
def test_whatever_an_address_says_there_is_a_sheet(link, locale):
    sheet = made(link, locale)
    assert sheet["lang"] in LANGUAGES
    sizes, at = sheet["sent"]["sizes"], sheet["sent"]["address"]
    assert at["step"] < sizes["T"]
    assert at["unit"] < sizes["H"]
    assert sheet["sent"][at["direction"]]
    assert made(dict(json.loads(json.dumps(at)), lang=sheet["lang"], step=str(at["step"]), unit=str(at["unit"])), "")
