"""axe-core, with all its rules, finds nothing on any chapter: fresh, answered, with everything open, and out of use."""

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations, violations_in
from tests.browser.chapters import NAMES, PATHS, STAGED, each, kind_of
from tests.browser.walk import Walk

WALKS = {"zh": ("dark", NAMES[::2]), "en": ("light", NAMES[1::2])}  # the colours that the first chapter is seen in
OTHER = {"light": "dark", "dark": "light"}
CHARTS = {("walk", "atlas"), ("walk", "ledger"), ("what_if", "difference"), ("what_if", "ledgers")}
KEY = "summary => summary.closest('[class*=st-key-gw-]').className.match(/st-key-gw-([\\w-]+)/)[1]"


def open_everything(opened: Walk, chapter: str, seen: set[tuple[str, str]]) -> bool:
    """Answer, and open the drawers of a kind that was not seen yet; whether there were any."""
    answers = opened.page.locator("[class*=st-key-gw-answer-] button")
    if answers.count():
        answers.first.click()
        opened.page.locator(".gw-reply").first.wait_for()
        opened.settle()
    before = len(seen)
    for drawer in opened.page.locator("summary").all():
        kind = kind_of(chapter), drawer.evaluate(KEY).removesuffix(f"-{chapter}")
        if kind not in seen and drawer.is_visible():
            seen.add(kind)
            drawer.click()
            opened.settle()
            if kind in CHARTS:
                expect(opened.keyed(kind[1]).locator(".js-plotly-plot svg").first).to_be_visible()
    return len(seen) > before


def put_controls_out_of_use(opened: Walk) -> None:
    """In long memory, where the choice of one makes others idle."""
    opened.keyed("reach-source").get_by_role("radio", name=opened.words("long_memory.dial.source_sentence")).click()
    opened.settle()
    opened.keyed("reach-trained").get_by_role("radio").last.click()
    opened.settle()
    opened.keyed("match-chrono").locator("label").click()
    opened.settle()
    assert opened.page.locator("[data-testid=stWidgetLabel][disabled]").count() > 1


@pytest.mark.long
@pytest.mark.parametrize("language", WALKS)
def test_no_violation_on_a_chapter(visit, language):
    """Each chapter in both colours: all rules in one, in turn dark and light, then those of colours in the other.

    The lessons have the same parts: the first is seen as the other chapters are, those after it answered, with the
    drawers that no lesson had before. What has no question is fresh what it is with everything open.
    """
    theme, names = WALKS[language]
    seen: set[tuple[str, str]] = set()
    opened = visit(language=language, theme=theme, chapter=PATHS[names[0]], drawn=names[0] in STAGED)
    for name in each(opened, names):
        is_known = kind_of(name) in dict(seen)
        if not is_known and opened.keyed("show-me").count():
            assert violations(opened.page) == [], f"{name}, fresh, {theme}"
        has_more = open_everything(opened, name, seen)
        assert violations(opened.page) == [], f"{name}, all open, {theme}"
        if name == "long_memory":
            put_controls_out_of_use(opened)
            assert violations(opened.page) == [], f"controls out of use, {theme}"
        if has_more or not is_known:
            theme = OTHER[theme]
            assert violations_in(opened, theme) == [], f"{name}, all open, {theme}"


def test_no_violation_with_both_readers_in_view_in_the_text_s_colours_and_in_the_models_menu(visit):
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
    the_models_menu_is_sound_and_gone_through_by_arrows(opened)


def the_models_menu_is_sound_and_gone_through_by_arrows(opened: Walk) -> None:
    opened.keyed("card").get_by_role("button").first.click()
    menu = opened.keyed("models")
    chosen = menu.get_by_role("radio", name=opened.words("models.segmenter-zh.name"), exact=True)
    expect(chosen).to_be_checked()
    assert violations(opened.page) == []
    assert violations_in(opened, "dark") == []
    chosen.focus()
    opened.page.keyboard.press("ArrowRight")
    expect(menu.get_by_role("radio", name=opened.words("models.segmenter-zh-forward.name"))).to_be_focused()
    opened.page.keyboard.press("Enter")
    badge = opened.keyed("card").get_by_role("button").first
    expect(badge).to_contain_text(opened.words("models.segmenter-zh-forward.name"))
