"""The training lab walks a sequence of its own: its place and that of the sentence leave each other alone."""

import pytest

from pages import chapters
from tests.pages.test_frame import opened
from tests.sweep import swept

PLACE = ("step", "unit", "direction", "view", "part")


def go(page, name: str):
    page.switch_page(str(chapters.script(name))).run()
    assert not page.exception
    return page


def place(page) -> dict:
    return {name: getattr(page.session_state["gw-visit"].state, name) for name in PLACE}


SENTENCE = {"text": "我在北京中国人大学", "model": "segmenter-zh", "step": "7", "unit": "5", "lang": "zh"}
THERE = {"step": 7, "unit": 5, "direction": "backward", "view": "readers", "part": "c"}


@pytest.mark.parametrize("chapter", ["walk", "forget_gate", "what_if"])
@pytest.mark.parametrize("recipe", swept(["sample-and-hold", "latch", "brackets"]))
def test_the_sentence_is_where_it_was_left_after_a_look_at_the_training_lab(recipe, chapter):
    page = opened("pages/frame.py", **SENTENCE, direction="backward", view="readers", train=recipe)
    assert place(page) == THERE
    jump = page.session_state["gw-visit"].state.jump
    assert place(go(page, "training")) != THERE  # no such run
    back = place(go(page, chapter))
    assert (back["step"], back["unit"], back["direction"]) == (7, 5, "backward")
    assert page.session_state["gw-visit"].state.jump > jump  # the stage is told


def test_the_lab_is_where_it_was_left_and_a_page_without_a_walk_between_them_changes_nothing():
    page = go(opened("pages/frame.py", **SENTENCE, train="latch"), "training")
    here = page.session_state["gw-visit"].state
    page.session_state["gw-visit"].state = type(here)(**{**vars(here), "step": 3, "unit": 1})
    page.run()
    assert place(go(go(page, "cost"), "walk"))["step"] == 7
    found = place(go(go(page, "long_memory"), "training"))
    assert (found["step"], found["unit"]) == (3, 1)


def test_another_sentence_is_not_put_where_the_one_before_was_left():
    page = go(opened("pages/frame.py", **SENTENCE, train="brackets"), "training")
    here = page.session_state["gw-visit"].state
    page.session_state["gw-visit"].state = type(here)(**{**vars(here), "text": "我爱中国", "step": 1})
    assert place(go(page, "walk"))["step"] == 1
