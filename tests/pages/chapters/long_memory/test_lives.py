"""The memory of a sentence, as a learner meets it: what it is said of, and the poem that is brought."""

import pytest

from lstm_core import load_specimen
from lstm_core.memory import half_lives
from pages.chapters.long_memory import lives
from pages.words.words import LANGUAGES, words
from tests.pages.chapters.test_long_memory import opened
from tests.sweep import swept


def said(page) -> str:
    return " ".join(html.proto.body for html in page.get("html"))


@pytest.mark.slow
@pytest.mark.parametrize("lang", swept(LANGUAGES))
def test_the_poem_that_is_brought_is_to_be_seen_whatever_was_asked_before(lang):
    page = opened(lang=lang)
    for _ in range(4):
        page.button(key="gw-show-me").click().run()
        assert not page.button(key="gw-lives-poem").click().run().exception
        here = page.session_state["gw-visit"].state
        assert {name: getattr(here, name) for name in lives.POEM} == lives.POEM
        assert page.button(key="gw-lives-poem")  # it stands beside the picture where no curtain does
        page.button(key="gw-show-me").click().run()
        page.button(key="gw-another").click().run()
        assert not page.text_input(key="gw-box").set_value("我爱中国").run().exception


@pytest.mark.parametrize("lang", swept(LANGUAGES))
def test_a_unit_that_alone_keeps_more_than_half_has_no_others_beside_it(lang):
    reading = load_specimen(lives.POEM["model"]).read(lives.POEM["text"])
    for step in range(len(reading.tokens) - 1):
        lasting = (half_lives(reading.trace)[step] == float("inf")).sum()
        case = lives.longest(half_lives(reading.trace)[step])
        assert case == ("longest" if lasting == 0 else "alone" if lasting == 1 else "beyond")
    page = opened(lang=lang, **{name: str(value) for name, value in lives.POEM.items()})
    page.button(key="gw-show-me").click().run()
    assert words(lang)("long_memory.lives.alone", unit=7, units=8) in said(page)
