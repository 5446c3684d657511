"""Questions of a lesson as a learner answers them: nothing tells before the answer, and every answer is replied to."""

import re

from playwright.sync_api import Locator, expect

from tests.browser.walk import Walk
from tests.pages.lessons import LESSONS

# Of what a question hides by name: where it is drawn, in the lessons that hide it.
TELLING = {
    "bus": ".gw-at-bus",
    "plus": ".gw-at-add",
    "tanh": ".gw-at-tanh",
    "ways": ".gw-at-next",
    "note": ".gw-at-update",
    "wall": ".gw-at-belt",
    "formulas": ".gw-formula[data-lit=true] .gw-row",
    "reads": ".gw-reads span",
    "f_c_prev": ".gw-at-f_c_prev",
    "i_g": ".gw-at-i_g",
}
MOST = 15


def answers(opened: Walk) -> Locator:
    return opened.page.locator("[class*=st-key-gw-answer-] button")


def questions_are_asked_before_they_tell(opened: Walk, name: str) -> None:
    """Three at the least, and on until squares and words were hidden and a wrong answer was replied to.

    Those after the first are in the other language.
    """
    lesson = next(lesson for lesson in LESSONS if lesson.name == name)
    seen = {"squares": lesson.look.view != "cell", "words": False, "wrong": False}
    for number in range(MOST):
        a_question_is_open(opened)
        seen["squares"] |= hides_what_it_names(opened, lesson)
        told = hidden_words(opened)
        seen["words"] |= any(found.count() for found in told)
        (answers(opened).first if number % 2 else answers(opened).last).click()
        seen["wrong"] |= is_replied_to(opened)
        expect(opened.page.locator(".gw-symbols")).to_have_count(1)
        shows_all(opened, told)
        if number == 0:
            opened.switch_language()
            opened.settle()
        if number >= 2 and all(seen.values()):
            return
    raise AssertionError(seen)


def a_question_is_open(opened: Walk) -> None:
    """The one that came with a new sentence, or another."""
    opened.settle()
    if opened.keyed("another").count():
        opened.keyed("another").get_by_role("button").click()
        opened.keyed("show-me").wait_for()
        opened.settle()
    assert opened.page.locator(".gw-reply").count() == 0


def hides_what_it_names(opened: Walk, lesson) -> bool:
    """Whether squares have no number; they are some that a question of the lesson hides."""
    named = {part.rpartition(".")[2] for kind in lesson.kinds for part in kind.hidden}
    hidden = {vector for vector, units in opened.stage.squares().items() if None in units.values()}
    assert hidden <= named
    return bool(hidden)


def hidden_words(opened: Walk) -> list[Locator]:
    """What the open question hides besides squares, none of it to be seen."""
    asked = set((opened.stage.root.get_attribute("data-curtain") or "").split()) & set(TELLING)
    told = [opened.page.locator(TELLING[name]) for name in asked]
    for found in told:
        assert found.locator("visible=true").count() == 0
    return told


def is_replied_to(opened: Walk) -> bool:
    """Whether by what a wrong answer mixes up; the right answer is marked and spoken of either way."""
    opened.keyed("another").wait_for()
    opened.settle()
    expect(opened.page.locator(".gw-reply-right")).to_have_count(1)
    assert opened.page.locator("[class*='-right'] button:disabled").count() == 1
    wrong = opened.page.get_by_role("status").locator(".gw-reply-wrong")
    assert all(wrong.all_inner_texts())
    return wrong.count() == 1


def shows_all(opened: Walk, told: list[Locator]) -> None:
    expect(opened.stage.root).not_to_have_attribute("data-curtain", re.compile(""))
    assert all(None not in units.values() for units in opened.stage.squares().values())
    for found in told:
        if found.count():
            expect(found.locator("visible=true")).not_to_have_count(0)
