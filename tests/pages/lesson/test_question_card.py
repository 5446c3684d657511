"""A lesson's questions one after the other: none comes twice, and the playhead goes where each one asks."""

import re
from itertools import cycle

import pytest

from pages.chapters.contents import CHAPTERS
from pages.words.words import LANGUAGES
from tests.pages.lessons import LESSONS, NAMES
from tests.pages.test_frame import name_of, opened
from tests.sweep import swept

CASES = list(zip(LESSONS, cycle(["zh", "en"])))
NAMED = {"zh": re.compile(r"单元\s*(\d+)"), "en": re.compile(r"unit (\d+)", re.I)}
MORE = {"zh": "人", "en": "a"}


def lesson_page(lesson, lang: str, **address: str):
    page = opened("pages/frame.py", next(one for one in CHAPTERS if one.name == lesson.name), lang=lang, **address)
    assert not page.exception
    return page


def question(page) -> str:
    return next(html.proto.body for html in page.get("html") if "gw-ask-first" in html.proto.body)


def press(page, name: str) -> None:
    assert not page.button(key=f"gw-{name}").click().run().exception


def stands_where_it_asks(page, lang: str) -> None:
    named = NAMED[lang].search(question(page))
    if named:
        assert page.session_state["gw-visit"].state.unit == int(named[1]) - 1, question(page)


@pytest.mark.parametrize(("lesson", "lang"), swept(CASES, lambda case: case[0].cell), ids=NAMES)
def test_no_question_comes_twice_while_others_are_left_and_its_answers_have_letters(lesson, lang):
    page, said = lesson_page(lesson, lang), []
    for _ in range(5):
        letters = [button.label[2] for button in page.button if button.key.startswith("gw-answer-")]
        assert letters == list("ABCD"[: len(letters)])
        said.append(question(page))
        stands_where_it_asks(page, lang)
        press(page, "show-me")
        press(page, "another")
    assert len(set(said)) == len(said)


@pytest.mark.parametrize(("lesson", "lang"), swept(CASES), ids=NAMES)
def test_the_playhead_follows_the_unit_that_is_asked_about_in_a_sentence_that_is_typed_on(lesson, lang):
    page = lesson_page(lesson, lang)
    for _ in range(3):
        box = page.text_input(key="gw-box")
        assert not box.set_value(box.value + MORE[lang]).run().exception
        stands_where_it_asks(page, lang)
        press(page, "show-me")
        press(page, "another")
        stands_where_it_asks(page, lang)


@pytest.mark.parametrize("lang", swept(LANGUAGES))
@pytest.mark.parametrize("lesson", [lesson for lesson in LESSONS if lesson.begin], ids=lambda lesson: lesson.name)
def test_a_lesson_begins_where_there_is_something_to_see_unless_a_place_was_chosen(lesson, lang):
    """At a reader's first place nothing is on the lanes yet."""
    assert lesson_page(lesson, lang).session_state["gw-visit"].state.step > 0
    assert lesson_page(lesson, lang, step="0").session_state["gw-visit"].state.step == 0


PLACED = [(lesson, sentence) for lesson in LESSONS for sentence in lesson.sentences if sentence.place]
BROUGHT = [(*one, lang) for one, here in zip(PLACED, cycle([LANGUAGES, LANGUAGES[::-1]])) for lang in here]


@pytest.mark.parametrize(("lesson", "sentence", "lang"), swept(BROUGHT), ids=name_of)
def test_a_sentence_that_is_brought_stands_where_it_shows_something_whatever_was_asked_before(lesson, sentence, lang):
    page = lesson_page(lesson, lang)
    for _ in range(3):
        press(page, "show-me")
        press(page, "another")
        press(page, f"sentence-{sentence.name}")
        here = page.session_state["gw-visit"].state
        assert {"step": here.step, "unit": here.unit} == sentence.place[lang], question(page)
        stands_where_it_asks(page, lang)
        assert not page.text_input(key="gw-box").set_value(MORE[lang] * 9).run().exception
