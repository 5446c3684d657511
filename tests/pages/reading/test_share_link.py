"""The link for the room: every parameter in it, and a code that holds exactly it."""

import re
from urllib.parse import parse_qsl, urlsplit

import pytest

from pages.reading.share_link import code, link_to, loopback
from pages.state.address import parse, spell


def test_the_link_has_every_parameter():
    state, _ = parse({"text": "a&b=c #国", "hold": "f:forward:0:*:1"}, "zh")
    link = link_to("http://localhost:8501/", state)
    given = list(spell(state))
    assert [name for name, _ in parse_qsl(urlsplit(link).query)] == given
    assert dict(parse_qsl(urlsplit(link).query))["text"] == "a&b=c #国"


def test_a_link_leaves_out_the_seat_that_a_page_has_among_several_replicas():
    state, _ = parse({"text": "我"}, "zh")
    for path in ("", "forget-gate", "s/forget-gate"):
        assert link_to(f"https://a.example/s/0123abcd/{path}", state) == link_to(f"https://a.example/{path}", state)


def test_the_code_is_a_dark_on_white_drawing_of_the_link():
    drawing = code("http://localhost:8501/?text=%E6%88%91")
    assert drawing.startswith("<svg")
    assert {colour.lower() for colour in re.findall(r"#[0-9a-fA-F]{3,6}", drawing)} == {"#fff", "#1d2433"}
    assert code("http://localhost:8501/?text=%E4%BD%A0") != drawing


def test_what_does_not_fit_has_no_code():
    assert code("x" * 2953) is not None
    assert code("x" * 2954) is None


@pytest.mark.parametrize("host", ["127.0.0.1", "127.9.9.9", "localhost", "app.localhost", "[::1]", "0.0.0.0"])
def test_a_link_to_this_computer_alone_is_known_for_one(host):
    assert loopback(f"http://{host}:8501/walk?text=a") == host.strip("[]")


@pytest.mark.parametrize("host", ["192.168.1.7", "lstm.example.org", "localhost.example.org", "[fe80::1]", "10.0.0.1"])
def test_a_link_that_others_may_reach_is_none(host):
    assert loopback(f"https://{host}/walk") is None
    assert loopback("") is None
