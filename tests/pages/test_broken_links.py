"""What a link asks for and cannot have is said on the page that it opens: every chapter, every parameter."""

from operator import attrgetter

import pytest
from streamlit.testing.v1 import AppTest

from pages.chapters.contents import CHAPTERS
from pages.state import visit
from pages.state.address import LONGEST, PARAMETERS, spell
from pages.words.words import LANGUAGES, words
from tests.pages import test_frame
from tests.pages.test_frame import said
from tests.sweep import swept

BROKEN = {
    "text": "\u200b\u200b",
    "model": "../../x",
    "units": "9e9",
    "seed": "-1",
    "step": "x",
    "unit": "999",
    "direction": "up",
    "view": "7",
    "part": "q",
    "present": "2",
    "lang": "fr",
    "hold": "f:forward:5:*:7",
    "other": "x" * (LONGEST + 1),
    "reach": "gain:99",
    "match": "lag:1",
    "price": "H:1e99",
    "train": "units:99999",
    "sequence": "x" * (LONGEST + 1),
    "own": "latch;seed:-1",
    "lent": "?",
    "tour": "2",
    "go": "0",
    "back": "K7Q",
    "ask": "forget_gate.left",
}
BY_NAME = {chapter.name: chapter for chapter in CHAPTERS}


def opened(chapter, **link: str) -> AppTest:
    page = test_frame.opened("pages/frame.py", chapter, **link)
    assert not page.exception
    return page


def named(*names: str, lang: str = "en") -> str:
    return words(lang)("errors.link", names=words(lang)("errors.comma").join(names))


def test_every_parameter_has_a_value_that_is_none():
    assert BROKEN.keys() == PARAMETERS.keys()


@pytest.mark.parametrize("chapter", swept(CHAPTERS, attrgetter("group")), ids=attrgetter("name"))
def test_every_part_of_a_link_that_cannot_be_used_is_named_at_once(chapter):
    assert said(opened(chapter, **BROKEN)).count(named(*PARAMETERS)) == 1


@pytest.mark.parametrize("name", PARAMETERS)
@pytest.mark.parametrize("chapter", swept(["walk", "cost", "training"]))
def test_one_part_that_cannot_be_used_is_named_by_itself(chapter, name):
    page = opened(BY_NAME[chapter], **({"lang": "en"} | {name: BROKEN[name]}))
    assert said(page).count(named(name)) == 1


@pytest.mark.parametrize("lang", swept(LANGUAGES))
@pytest.mark.parametrize("chapter", swept(CHAPTERS, attrgetter("group")), ids=attrgetter("name"))
def test_a_link_that_is_right_says_nothing(chapter, lang):
    start, _ = words(lang)("errors.link", names="|").split("|")
    assert start not in said(opened(chapter, lang=lang, price="units:9", train="latch"))


@pytest.mark.parametrize("chapter", swept(CHAPTERS, attrgetter("group")), ids=attrgetter("name"))
def test_the_address_that_a_page_has_written_of_itself_says_nothing_when_opened_again(chapter):
    """Of a model that reads one way, where the chapter on both ways has not its own view."""
    start, _ = words("en")("errors.link", names="|").split("|")
    link = spell(opened(chapter, lang="en", model="negation-en", text="not bad").session_state[visit.KEY].state)
    assert start not in said(opened(chapter, **link))


@pytest.mark.parametrize("chapter", swept(CHAPTERS, attrgetter("group")), ids=attrgetter("name"))
def test_a_file_that_is_gone_hides_no_other_part(chapter):
    page = said(opened(chapter, lang="en", model="file", text="不错", price="H:1e99", units="0"))
    reads = {"rnn": "rnn-zh-both", "gru": "gru-zh-both"}.get(chapter.name, "segmenter-zh")
    assert words("en")("errors.file_again", model=words("en")(f"models.{reads}.name")) in page
    assert named("units", "price") in page


def test_a_place_that_the_sequence_does_not_have_is_named_in_the_training_lab():
    assert named("step", "unit") in said(opened(BY_NAME["training"], lang="en", step="200", unit="60"))


@pytest.mark.parametrize("lang", swept(LANGUAGES))
@pytest.mark.parametrize(
    ("link", "count"),
    [
        ({"hold": "f:forward:200:*:0"}, 1),
        ({"hold": "f:forward:200:*:0;f:forward:0:*:0;f:forward:0:60:0"}, 2),
        ({"other": "\u200b"}, 0),
        ({"other": "。。", "model": "segmenter-en", "text": "I love China"}, 1),
    ],
)
def test_what_the_run_has_no_place_for_is_said_in_the_lab(lang, link, count):
    page = opened(BY_NAME["what_if"], **({"lang": lang, "model": "segmenter-zh", "text": "我爱中国"} | link))
    line = words(lang)("what_if.unfit", count=count)
    assert (line in said(page)) == bool(count)
    assert (line in said(page.run())) == bool(count)  # until something else is changed
    page.text_input(key="gw-box").set_value("我在 here").run()
    assert line not in said(page)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_first_sentence_that_cannot_be_read_is_no_sentence_before(lang):
    page = said(opened(BY_NAME["walk"], lang=lang, model="segmenter-en", text="。。！", step="x"))
    assert words(lang)("walk.unread") in page
    assert named("step", lang=lang) in page
    assert words(lang)("walk.no_tokens") not in page
