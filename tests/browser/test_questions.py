"""An open question stays as it is and where it is, the stage stands where it asks, and none comes twice.

While the chapter on the price measures: in test_cost.
"""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_keys import no_letter_reaches_streamlit

PLACED = """ask => {
  const page = document.querySelector("[data-testid=stMainBlockContainer]").getBoundingClientRect();
  const box = ask.getBoundingClientRect();
  return [ask.innerText, Math.round(box.x - page.x), Math.round(box.y - page.y)];
}"""
NAMED = {"zh": re.compile(r"单元\s*(\d+)"), "en": re.compile(r"unit (\d+)", re.I)}


def asked(opened) -> tuple[str, float, float]:
    """What the question says, and where it stands on the page, however far that is scrolled."""
    return tuple(opened.keyed("ask").evaluate(PLACED))


def press(opened, key: str) -> None:
    opened.keyed(key).get_by_role("button").click()


def test_a_training_neither_swaps_nor_moves_the_question_nor_shows_its_doors(visit):
    """An open one at the first training, an answered one at the next."""
    opened = visit(chapter="training", language="en", size="phone")
    opened.settle()
    before = asked(opened)
    press(opened, "train-start")
    for _ in range(200):
        assert asked(opened) == before
        if opened.keyed("train-another").count():
            break
        opened.page.wait_for_timeout(50)
    opened.keyed("show-me-doors").wait_for()
    opened.settle()
    assert asked(opened) == before
    expect(opened.keyed("train-doors")).to_have_count(0)
    press(opened, "show-me-doors")
    expect(opened.keyed("train-doors")).to_be_visible()
    assert asked(opened) == before
    press(opened, "show-me")
    opened.keyed("another").wait_for()
    opened.settle()
    before = asked(opened)
    press(opened, "train-another")
    opened.settle()
    assert asked(opened) == before


def test_long_memory_keeps_its_question_while_stray_keys_are_pressed_its_dials_turn_and_a_duel_runs(visit):
    opened = visit(chapter="long-memory", language="en", drawn=False, match="lag:10;units:8")
    opened.keyed("show-me").wait_for()
    no_letter_reaches_streamlit(opened)
    before = asked(opened)
    opened.keyed("reach-gain").get_by_role("slider").press("ArrowRight")
    opened.settle()
    assert asked(opened) == before
    press(opened, "duel-begin")
    opened.settle()
    assert asked(opened) == before


def test_typing_asks_the_same_of_the_new_run_where_it_can_be_asked(visit):
    opened = visit(chapter="forget-gate", language="en", model="segmenter-en", text="i love you", step=3, unit=2)
    opened.settle()
    stem = re.sub(r"[−\d.]+|“.*?”", "", opened.keyed("ask").locator("p").first.inner_text())
    opened.type("i love youth")
    opened.stage.reads("iloveyouth")
    opened.settle()
    assert re.sub(r"[−\d.]+|“.*?”", "", opened.keyed("ask").locator("p").first.inner_text()) == stem
    opened.stage.stands_at(step=3, unit=2)


@pytest.mark.parametrize(("chapter", "language"), [("cell-update", "zh"), ("output-gate", "en")])
def test_the_stage_follows_the_unit_that_is_asked_about_and_no_question_comes_twice(visit, chapter, language):
    opened, said = visit(chapter=chapter, language=language), []
    for _ in range(4):
        opened.keyed("show-me").wait_for()
        opened.settle()  # the answers of the question before stay for a moment
        answers = opened.page.locator("[class*=st-key-gw-answer-] button").all_inner_texts()
        assert [answer[0] for answer in answers] == list("ABCD"[: len(answers)])
        said.append(opened.keyed("ask").locator("p").first.inner_text())
        named = NAMED[language].search(said[-1])
        if named:
            opened.stage.stands_at(unit=int(named[1]) - 1)
        press(opened, "show-me")
        press(opened, "another")
    assert len(set(said)) == len(said)
