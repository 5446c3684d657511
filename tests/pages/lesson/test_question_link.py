"""A link with a question: whoever opens it is asked the same."""

from dataclasses import replace
from itertools import cycle

import pytest

from pages.state.question_name import Name
from pages.words.words import words
from tests.pages.lesson.test_question_card import lesson_page, press, question
from tests.pages.lessons import LESSONS, NAMES
from tests.pages.test_frame import said
from tests.sweep import swept

CASES = list(zip(LESSONS, cycle(["zh", "en"])))


def card(page) -> tuple[str, ...]:
    """The question, its place and its answers, as they stand."""
    buttons = [button.label for button in page.button if button.key.startswith("gw-answer-")]
    here = page.session_state["gw-visit"].state
    return question(page).partition("</span>")[2], here.step, here.unit, *buttons


def named(page) -> Name:
    return page.session_state["gw-visit"].answers[page.session_state["gw-visit"].page.replace("-", "_")].name


@pytest.mark.parametrize(("lesson", "lang"), swept(CASES, lambda case: case[0].cell), ids=NAMES)
def test_whoever_comes_by_a_link_is_asked_its_question_with_the_answers_in_the_same_order(lesson, lang):
    link = {"step": "2", "unit": "1", "ask": f"{lesson.name}.{lesson.kinds[-1].name}.7"}
    pages = [lesson_page(lesson, lang, **link) for _ in range(2)]
    assert str(named(pages[0])) == link["ask"]
    assert card(pages[0]) == card(pages[1])


@pytest.mark.parametrize("lang", swept(["zh", "en"]))
def test_the_question_of_a_link_is_asked_once_and_stays_answered(lang):
    lesson = next(lesson for lesson in LESSONS if lesson.name == "forget_gate")
    page = lesson_page(lesson, lang, ask="forget_gate.left.7", step="2", unit="1")
    asked = card(page)
    assert named(page) == Name("forget_gate", "left", 7)
    page.run()
    assert card(page) == asked
    press(page, "answer-1")
    page.run()
    assert card(page)[0] == asked[0]
    press(page, "another")
    assert card(page)[0] != asked[0]
    assert named(page) != Name("forget_gate", "left", 7)


@pytest.mark.parametrize("lang", swept(["en", "zh"]))
def test_a_room_s_class_is_asked_another_question_of_the_kind_once(lang):
    lesson = next(lesson for lesson in LESSONS if lesson.name == "forget_gate")
    page = lesson_page(lesson, lang, ask="forget_gate.left.7", step="2", unit="1")
    before = card(page)
    page.session_state["gw-visit"].room_another = "forget_gate.left.7"
    page.run()
    another = card(page)
    assert another[0] != before[0]
    assert (named(page).kind, named(page) != Name("forget_gate", "left", 7)) == ("left", True)
    page.run()
    assert card(page) == another
    page.session_state["gw-visit"].room_another = "input_gate.written.7"  # of a page that was left
    page.run()
    assert card(page) == another


@pytest.mark.parametrize("name", ["forget_gate.nosuch.7", "forget_gate.left.7"])
def test_a_question_that_cannot_be_asked_is_named_and_another_one_asked(name):
    lesson = next(lesson for lesson in LESSONS if lesson.name == "forget_gate")
    page = lesson_page(lesson, "en", ask=name)
    told = words("en")("errors.link", names="ask") in said(page)
    assert told == ("nosuch" in name)
    assert question(page)


def test_a_question_of_another_lesson_waits_for_it():
    forget, inputs = (next(one for one in LESSONS if one.name == name) for name in ("forget_gate", "input_gate"))
    page = lesson_page(inputs, "en", ask="forget_gate.left.7")
    assert named(page).lesson == "input_gate"
    assert page.session_state["gw-visit"].state.ask == Name("forget_gate", "left", 7)
    assert forget.kinds


def test_a_question_that_was_answered_here_before_is_asked_anew_by_its_link():
    """A plan that was gone through at home opens in class as if it were new."""
    lesson = next(lesson for lesson in LESSONS if lesson.name == "forget_gate")
    page = lesson_page(lesson, "en", ask="forget_gate.left.7", step="2", unit="1")
    asked = card(page)
    press(page, "answer-1")
    here = page.session_state["gw-visit"]
    here.state = replace(here.state, ask=Name("forget_gate", "left", 7))
    page.run()
    assert card(page) == asked
    assert not any(button.disabled for button in page.button if button.key.startswith("gw-answer-"))
