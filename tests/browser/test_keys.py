"""The keys of the stage: from the first moment, wherever the focus has no use for them, and never for Streamlit.

That no letter reaches it where there is no stage: in test_long_memory.
"""

from itertools import cycle

import pytest
from playwright.sync_api import expect

from tests.browser.chapters import go
from tests.browser.walk import Walk

SENTENCE = {"zh": "服务很差，但味道很好", "en": "The film is not good"}
STRAY = ("r", "c", "R", "C", "a")


def answers(opened: Walk) -> None:
    """Steps, phases, units and playing, each by its key, from wherever the focus is now."""
    at, unit = opened.stage.step, opened.stage.unit
    below = min(unit + 1, int(opened.stage.root.evaluate("root => root.style.getPropertyValue('--gw-units')")) - 1)
    keys = opened.page.keyboard
    for key, wanted in (
        ("ArrowRight", {"step": at + 1}),
        ("PageDown", {"step": at + 2}),
        ("PageUp", {"step": at + 1}),
        ("ArrowLeft", {"step": at}),
        ("ArrowDown", {"unit": below}),
        ("ArrowUp", {"unit": unit}),
    ):
        keys.press(key)
        opened.stage.stands_at(**wanted)
    phase = opened.stage.get("phase")
    keys.press("Shift+ArrowLeft")
    expect(opened.stage.root).not_to_have_attribute("data-phase", phase)
    keys.press("Shift+ArrowRight")
    opened.stage.stands_at(step=at, phase=phase)


def no_letter_reaches_streamlit(opened: Walk) -> None:
    opened.settle()
    before = len(opened.sent)
    for focus in ("", ".st-key-gw-lang button", ".st-key-gw-to-training a", "[data-testid=stage]"):
        if focus and opened.page.locator(focus).is_visible():
            opened.page.locator(focus).focus()
        for key in STRAY:
            opened.page.keyboard.press(key)
    opened.page.wait_for_timeout(500)
    assert len(opened.sent) == before
    expect(opened.page.get_by_role("dialog")).to_have_count(0)


@pytest.mark.parametrize(
    ("chapter", "language"),
    list(zip(["training", "forget-gate"], cycle(["zh", "en"]))),
)
def test_on_a_fresh_page(visit, language, chapter):
    opened = visit(language=language, chapter=chapter, text=SENTENCE[language], step=0)
    opened.page.keyboard.press("ArrowRight")
    opened.stage.stands_at(step=1)
    answers(opened)
    if chapter != "training":
        opened.page.keyboard.press("Home")
        opened.stage.stands_at(step=0)
        opened.page.keyboard.press("Space")
        opened.stage.stands_at(step=2)
        opened.page.keyboard.press("Space")
    assert opened.page.evaluate("[scrollY, document.querySelector('[data-testid=stMain]').scrollTop]") == [0, 0]
    no_letter_reaches_streamlit(opened)


def test_after_the_hint_an_example_typing_and_another_chapter(visit):
    opened = visit(chapter="what-if", newcomer=True)
    assert opened.words("stage.part_o") in opened.stage.said()  # what the lab opens with is told before any hint
    at = opened.stage.step
    opened.page.keyboard.press("ArrowLeft")
    opened.stage.stands_at(step=at - 1)
    assert opened.words("walk.hint_key") not in opened.stage.said()
    answers(opened)
    opened.keyed("examples").get_by_role("button").click()
    example = opened.page.locator('[data-testid="stPopoverBody"]').get_by_role("button").nth(1)
    sentence = example.inner_text()
    example.click()
    opened.stage.reads(sentence)
    expect(opened.page.locator('[data-testid="stPopoverBody"]')).to_have_count(0)
    opened.stage.stands_at(step=0)
    answers(opened)
    a_box_keeps_its_keys_while_it_is_typed_in_and_enter_hands_them_to_the_stage(opened)
    answers(opened)
    for chapter in ("bi_lstm", "walk"):
        go(opened, chapter)
        answers(opened)
    opened.keyed("ledger").locator("summary").click()
    expect(opened.keyed("ledger").locator("details")).to_have_attribute("open", "")
    answers(opened)


def a_box_keeps_its_keys_while_it_is_typed_in_and_enter_hands_them_to_the_stage(opened: Walk) -> None:
    opened.type("abc")
    opened.stage.reads("abc")
    opened.stage.press("Home", "ArrowRight")
    unit = opened.stage.unit
    opened.box.click()
    for key in ("ArrowDown", "PageDown", "Home", "ArrowRight"):
        opened.page.keyboard.press(key)
    opened.stage.stands_at(step=1, unit=unit)
    opened.page.keyboard.type(" rc")
    expect(opened.box).to_have_value("a rcbc")
    opened.stage.reads("arcbc")  # what it walks has no space
    opened.page.keyboard.press("Control+a")
    opened.page.keyboard.type("我恨你们")
    opened.page.keyboard.press("ArrowLeft")
    opened.stage.stands_at(step=0)
    opened.page.keyboard.press("Enter")
    opened.stage.reads("我恨你们")
    expect(opened.stage.root).to_be_focused()
