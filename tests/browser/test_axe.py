"""axe-core, with all its rules, finds nothing on any chapter: fresh, answered, with everything open, and out of use."""

import pytest
from playwright.sync_api import expect

from tests.browser.axe import turn, violations, violations_in
from tests.browser.chapters import NAMES, PATHS, STAGED, each
from tests.browser.walk import Walk
from tests.pages.lessons import NAMES as LESSONS

WALKS = {"zh": ("dark", NAMES[::2]), "en": ("light", NAMES[1::2])}  # the colours that the first chapter is seen in
OTHER = {"light": "dark", "dark": "light"}
OUT_OF_USE = {"reach": "source:sentence;trained:1", "match": "chrono:1"}  # the choice of one control makes others idle


def open_everything(opened: Walk) -> None:
    answers = opened.page.locator("[class*=st-key-gw-answer-] button")
    if answers.count():
        answers.first.click()
        opened.page.locator(".gw-reply").first.wait_for()
        opened.settle()
    drawers = opened.page.locator("summary")
    for number in range(drawers.count()):
        if drawers.nth(number).is_visible():
            drawers.nth(number).click()
            opened.settle()


@pytest.mark.long
@pytest.mark.parametrize("language", WALKS)
def test_no_violation_on_a_chapter(visit, language):
    """Each chapter in both colours: all rules in one, in turn dark and light, then those of colours in the other.

    The lessons have the same parts: the first is seen fresh, and all of them opened, in turn dark and light.
    """
    theme, names = WALKS[language]
    opened = visit(language=language, theme=theme, chapter=PATHS[names[0]], drawn=names[0] in STAGED)
    for name in each(opened, names):
        if name not in LESSONS[1:]:
            assert violations(opened.page) == [], f"{name}, fresh, {theme}"
        if name in LESSONS:
            theme = OTHER[theme]
            turn(opened, theme)
        open_everything(opened)
        assert violations(opened.page) == [], f"{name}, all open, {theme}"
        if name not in LESSONS:
            theme = OTHER[theme]
            assert violations_in(opened, theme) == [], f"{name}, all open, {theme}"


def test_no_violation_where_controls_are_out_of_use(visit):
    opened = visit(chapter="long-memory", drawn=False, **OUT_OF_USE)
    opened.keyed("foot").wait_for()
    opened.settle()
    assert opened.page.locator("[data-testid=stWidgetLabel][disabled]").count()
    assert violations(opened.page) == []
    assert violations_in(opened, "dark") == []


def test_no_violation_with_both_readers_in_view_or_the_text_in_the_colours_of_a_unit(visit):
    """In English, where axe also compares what a button is called with what is written on it."""
    opened = visit(language="en", model="segmenter-zh", text="我爱中国，今天天气不错。", view="readers", step=9)
    opened.stage.stands_at(view="readers")
    opened.settle()
    assert violations(opened.page) == []
    assert violations_in(opened, "dark") == []
    opened.stage.choose("text")
    for text, part in (("我爱中国，今天天气不错。", "c"), ("我爱中国" * 64, "f")):
        opened.type(text)
        opened.stage.reads(text)
        opened.stage.choose(part)
        opened.settle()
        assert violations(opened.page) == [], f"{part} of {len(text)}, dark"
    assert violations_in(opened, "light") == []


def test_no_violation_in_the_models_menu_which_is_gone_through_by_arrows(visit):
    opened = visit(language="en")
    opened.keyed("card").get_by_role("button").first.click()
    menu = opened.keyed("models")
    chosen = menu.get_by_role("radio", name=opened.words("models.segmenter-en.name"))
    expect(chosen).to_be_checked()
    assert violations(opened.page) == []
    assert violations_in(opened, "dark") == []
    chosen.focus()
    opened.page.keyboard.press("ArrowRight")
    expect(menu.get_by_role("radio", name=opened.words("models.segmenter-en-forward.name"))).to_be_focused()
    opened.page.keyboard.press("Enter")
    badge = opened.keyed("card").get_by_role("button").first
    expect(badge).to_contain_text(opened.words("models.segmenter-en-forward.name"))
