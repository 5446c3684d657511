"""An open question stays as it is and where it is, the stage stands where it asks, and none comes twice.

While the chapter on the price measures: in test_cost; while a network is trained: in test_training; while a duel runs:
in test_long_memory.
"""

import re

from tests.browser.chapters import go
from tests.browser.walk import press

PLACED = """ask => {
  const page = document.querySelector("[data-testid=stMainBlockContainer]").getBoundingClientRect();
  const box = ask.getBoundingClientRect();
  return [ask.innerText, Math.round(box.x - page.x), Math.round(box.y - page.y)];
}"""
NAMED = {"zh": re.compile(r"单元\s*(\d+)"), "en": re.compile(r"unit (\d+)", re.I)}


def asked(opened) -> tuple[str, float, float]:
    """What the question says, and where it stands on the page, however far that is scrolled."""
    return tuple(opened.keyed("ask").evaluate(PLACED))


def test_typing_asks_the_same_of_the_new_run_where_it_can_be_asked(visit):
    opened = visit(chapter="forget-gate", language="en", model="segmenter-en", text="i love you", step=3, unit=2)
    opened.settle()
    stem = re.sub(r"[−\d.]+|“.*?”", "", opened.keyed("ask").locator("p").first.inner_text())
    opened.type("i love youth")
    opened.stage.reads("iloveyouth")
    opened.settle()
    assert re.sub(r"[−\d.]+|“.*?”", "", opened.keyed("ask").locator("p").first.inner_text()) == stem
    opened.stage.stands_at(step=3, unit=2)


def test_the_stage_follows_the_unit_that_is_asked_about_and_no_question_comes_twice(visit):
    opened = visit(chapter="cell-update", language="zh")
    is_followed_and_asked_once(opened, "zh")
    opened.switch_language()
    go(opened, "output_gate")
    is_followed_and_asked_once(opened, "en")


def is_followed_and_asked_once(opened, language: str) -> None:
    said = []
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
