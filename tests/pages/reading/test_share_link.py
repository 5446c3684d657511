"""The link for the room: every parameter in it, and a code that holds exactly it."""

import re
from urllib.parse import parse_qsl, urlsplit

import pytest

from lstm_core import load_specimen
from pages.handout import file
from pages.reading.share_link import code, file_name, link_to, loopback, walk_on_screen
from pages.state.address import parse, spell
from pages.state.visit import Visit
from pages.words.words import LANGUAGES, words
from tests.pages.test_frame import opened


def test_the_link_has_every_parameter():
    state, _ = parse({"text": "a&b=c #国", "hold": "f:forward:0:*:1"}, "zh")
    link = link_to("http://localhost:8501/", state)
    given = list(spell(state))
    assert [name for name, _ in parse_qsl(urlsplit(link).query)] == given
    assert dict(parse_qsl(urlsplit(link).query))["text"] == "a&b=c #国"


def test_a_link_has_no_way_back_into_the_class_of_the_one_who_sends_it():
    state, _ = parse({"text": "我", "back": "K7QT"}, "zh")
    assert state.back == "K7QT"
    assert "K7QT" not in link_to("http://localhost:8501/", state)


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


def visited(page: str, **link: str) -> Visit:
    return Visit(parse(link, "zh")[0], (), (), unplaced=False, page=page)


def test_a_handout_has_the_walk_on_screen_with_its_place():
    walk = walk_on_screen(
        visited("forget-gate", text="我爱中国", model="segmenter-zh", step="2", hold="f:forward:1:*:0")
    )
    sent = walk.sent()
    assert (sent["address"]["step"], sent["address"]["text"], sent["before"]) == (2, "我爱中国", None)
    assert set(walk.siblings) == {"forward", "backward"}
    assert sent["look"]["phase"] == "forget"  # as the lesson shows it


@pytest.mark.parametrize("page", ["", "what-if", "training", "cost", "long-memory"])
def test_what_is_no_lesson_has_the_whole_picture_in_its_handout(page):
    assert walk_on_screen(visited(page, text="我爱", model="segmenter-zh")).sent()["look"] is None


@pytest.mark.parametrize(("page", "text"), [("", "我爱中国"), ("what-if", "我爱你们")])
def test_where_doors_are_pulled_a_handout_has_both_runs(page, text):
    here = visited(page, text="我爱中国", model="segmenter-zh", hold="f:forward:1:*:0", other="我爱你们")
    walk = walk_on_screen(here)
    held = load_specimen("segmenter-zh").read(text, hold_forward=[("f", 1, None, 0.0)])
    assert walk.reading.text == text
    assert walk.before.text == "我爱中国"
    assert (walk.reading.trace.forward.c == held.trace.forward.c).all()
    assert walk.sent()["before"]


def test_a_handout_is_named_after_its_sentence():
    assert file_name("../我 爱<中国>\0") == "gatewalk-我-爱-中国.html"
    assert file_name("。。。") == "gatewalk-sentence.html"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_page_that_runs_makes_no_handout(monkeypatch, lang):
    def refuse(*_args):
        raise AssertionError("nobody asked for it")

    monkeypatch.setattr(file, "html", refuse)
    assert not opened("pages/frame.py", lang=lang).exception
    assert words(lang)("frame.handout")
