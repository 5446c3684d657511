"""Every text of a link is read as far as a sentence is, and what is left out is said."""

import pytest

from pages.chapters.contents import CHAPTERS
from pages.state.sizes import MOST_STEPS
from pages.words.words import LANGUAGES, words
from tests.pages.test_frame import opened, said
from tests.sweep import swept

LONG = "我爱" * 2000
WHAT_IF, TRAINING = (next(chapter for chapter in CHAPTERS if chapter.name == name) for name in ("what_if", "training"))


@pytest.mark.parametrize("lang", swept(LANGUAGES))
def test_the_other_sentence_of_the_lab_is_cut_and_said_until_it_goes(lang):
    page = opened("pages/frame.py", WHAT_IF, text="我爱中国", model="segmenter-zh", other=LONG, lang=lang)
    assert not page.exception
    assert page.session_state["gw-visit"].state.other == LONG[:MOST_STEPS]
    notice = words(lang)("what_if.cut", length=len(LONG), most=MOST_STEPS)
    assert notice in said(page)
    assert notice in said(page.run())
    page.button(key="gw-lab-drop-text").click().run()
    assert page.session_state["gw-visit"].state.other == ""
    assert notice not in said(page)


def test_another_sentence_that_is_short_enough_is_left_as_it_is():
    page = opened("pages/frame.py", WHAT_IF, text="我爱中国", model="segmenter-zh", other="我爱", lang="en")
    assert page.session_state["gw-visit"].state.other == "我爱"
    assert "tokens; the first" not in said(page)


def test_a_swapped_token_is_as_long_as_its_box_takes():
    page = opened("pages/frame.py", WHAT_IF, text="我爱中国", model="segmenter-zh", lang="en")
    page.session_state["gw-lab-reading"] = True
    page.run().text_input(key="gw-lab-swap").set_value("长" * 3000).run()
    page.button(key="gw-lab-swap-button").click().run()
    assert not page.exception
    assert len(page.session_state["gw-visit"].state.other) == 20 + 3


@pytest.mark.parametrize("lang", swept(LANGUAGES[::-1]))
@pytest.mark.parametrize(("recipe", "symbol"), [("brackets", "("), ("negation-zh", "好")])
def test_the_sequence_of_the_training_lab_is_cut_and_said(lang, recipe, symbol):
    page = opened("pages/frame.py", TRAINING, train=recipe, sequence=symbol * 4000, lang=lang)
    assert not page.exception
    assert words(lang)("training.cut", length=4000, most=MOST_STEPS) in said(page)


@pytest.mark.parametrize("lang", swept(LANGUAGES))
@pytest.mark.parametrize(("recipe", "symbol"), [("brackets", "("), ("negation-zh", "好")])
def test_what_nobody_sees_in_a_sequence_that_is_cut_is_said_too(lang, recipe, symbol):
    page = opened("pages/frame.py", TRAINING, train=recipe, sequence=f"{symbol}\u200b" * 1000, lang=lang)
    assert not page.exception
    assert words(lang)("training.cut", length=1000, most=MOST_STEPS) in said(page)
    assert words(lang)("walk.invisible", count=MOST_STEPS) in said(page)


@pytest.mark.parametrize("lang", swept(LANGUAGES[::-1]))
def test_what_is_not_read_as_it_stands_in_the_other_sentence_is_said_until_it_goes(lang):
    page = opened("pages/frame.py", WHAT_IF, text="我爱中国", model="segmenter-zh", other="我\u200b愛中國", lang=lang)
    assert not page.exception
    remarks = [words(lang)("walk.invisible", count=1), words(lang)("walk.simplified", count=2)]
    assert [remark for remark in remarks if remark in said(page)] == remarks
    page.button(key="gw-lab-drop-text").click().run()
    assert not any(remark in said(page) for remark in remarks)
