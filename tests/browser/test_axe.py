"""axe-core, with all its rules, finds nothing on any chapter: fresh, answered, with everything open, and out of use."""

import pytest

from pages.frame import CHAPTERS
from tests.browser.axe import COLOURS, violations

LOOKS = [("zh", "dark"), ("en", "light")]  # and each of them in the other colours
GROUND = "() => getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor"
OUT_OF_USE = [  # (chapter, parameters): controls that the choice of another one makes idle
    ("long-memory", {"reach": "source:sentence"}),
    ("long-memory", {"reach": "source:sentence;trained:1"}),
    ("long-memory", {"match": "chrono:1"}),
]


@pytest.mark.parametrize(("language", "theme"), LOOKS, ids=["-".join(look) for look in LOOKS])
@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.name)
def test_no_violation_on_a_chapter(visit, chapter, language, theme):
    path = "" if chapter is CHAPTERS[0] else chapter.path
    opened = visit(language=language, theme=theme, chapter=path, drawn=False)
    opened.keyed("foot").wait_for()
    opened.settle()
    assert violations(opened.page) == []
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
    assert violations(opened.page) == []
    before = opened.page.evaluate(GROUND)
    opened.page.emulate_media(color_scheme="light" if theme == "dark" else "dark")
    opened.page.wait_for_function(f"before => ({GROUND})() !== before", arg=before)
    opened.settle()
    assert violations(opened.page, COLOURS) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("chapter", "parameters"), OUT_OF_USE, ids=["sentence", "trained", "chrono"])
def test_no_violation_where_controls_are_out_of_use(visit, chapter, parameters, theme):
    opened = visit(chapter=chapter, theme=theme, drawn=False, **parameters)
    opened.keyed("foot").wait_for()
    opened.settle()
    assert opened.page.locator("[data-testid=stWidgetLabel][disabled]").count()
    assert violations(opened.page) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_violation_with_both_readers_in_view(visit, theme):
    opened = visit(theme=theme)
    opened.stage.choose("readers")
    opened.stage.stands_at(view="readers")
    opened.settle()
    assert violations(opened.page) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("text", ["我爱中国，今天天气不错。", "我爱中国" * 64])
def test_no_violation_with_the_text_in_the_colours_of_a_unit(visit, theme, text):
    opened = visit(theme=theme, text=text, view="text", step=9)
    opened.stage.stands_at(view="text")
    for part in "cf":
        opened.stage.choose(part)
        opened.settle()
        assert violations(opened.page) == []
