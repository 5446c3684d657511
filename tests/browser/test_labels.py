"""Every text in every picture is large enough and lies free, in all chapters, views and phases."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from pages.chapters.contents import CHAPTERS
from tests.browser.chapters import BORROWING, NAMES, STAGED, each
from tests.browser.contexts import SIZES
from tests.browser.labels import PAGE, below, faults
from tests.browser.wall import ASKED, looked_at, presented, slide_looked_at

USABLE = {"projector": 768, "desk": 1080, "phone": 782}  # px from the top; below it a phone has its buttons
PHASES, FIRST_PHASE = {"lstm": 5, "another": 4}, "concat"  # of a step
PRESENTED = {chapter.name for chapter in CHAPTERS if chapter.presents}
SLIDES = PRESENTED - STAGED
OTHER = {"projector": "desk", "desk": "projector"}
# Alike but for their words, films and curtains: each is seen once, all of them in each size in each language. What
# turns before it is seen:
ONCE = {"forget_gate": [""], "input_gate": ["language"], "cell_update": ["size"], "output_gate": ["language"]}


def become(opened, size: tuple[int, int]) -> None:
    resize(opened.page, size)
    opened.settle()


def resize(page, size: tuple[int, int]) -> None:
    width, height = size
    page.set_viewport_size({"width": width, "height": height})
    page.wait_for_function("width => document.documentElement.clientWidth === width", arg=width)


def pictures_are_legible(opened, name: str, size: str) -> None:
    """In each of a chapter's views and, where the camera is on one phase, in each of them."""
    opened.page.mouse.move(0, 0)  # what it points at says its name over others
    found = {}

    def look(*where: str, of: str = PAGE) -> None:
        if wrong := faults(opened.page, where=of):
            found[name, size, *where] = wrong

    look()
    if name == "walk":
        assert below(opened.page, USABLE[size]) == []
    if name in STAGED and opened.stage.get("view") == "cell":
        seen = {opened.stage.get("phase")}
        number = PHASES["another" if name in BORROWING else "lstm"]
        while FIRST_PHASE not in seen:
            look(walked_by_phase(opened, "Left", seen), of="[data-testid=stage]")
        while len(seen) < number:
            look(walked_by_phase(opened, "Right", seen), of="[data-testid=stage]")
    if name in ("walk", "what_if"):
        other_views(opened, name, look)
    assert found == {}


def walked_by_phase(opened, way: str, seen: set[str]) -> str:
    before = opened.stage.get("phase")
    opened.stage.press(f"Shift+Arrow{way}")
    expect(opened.stage.root).not_to_have_attribute("data-phase", before)
    seen.add(phase := opened.stage.get("phase"))
    return phase


def other_views(opened, name: str, look: Callable[..., None]) -> None:
    if name == "walk":
        if opened.stage.get("phase") == FIRST_PHASE:  # which has no gate
            opened.stage.press("Shift+ArrowRight")
        opened.stage.root.locator(".gw-drill-open").locator("visible=true").first.click()
        opened.stage.root.locator(".gw-drill-columns").wait_for()
        opened.settle()
        look("products")
        opened.page.keyboard.press("Escape")
        opened.stage.choose("backward")
        look("backward")
    first = opened.stage.get("view")
    for view in ("readers", "text"):
        choice = opened.stage.root.locator(f'[data-choose="{view}"]:not([aria-disabled="true"])')
        if choice.is_visible():
            choice.click()
            opened.stage.stands_at(view=view)
            look(view)
    opened.stage.choose(first)


def the_wall_is_legible(opened, name: str, size: str) -> None:
    """In each phase, or of a slide with the question that is open and without it; only where there is a picture."""
    page, found = opened.page, {}
    if name not in PRESENTED:
        expect(opened.keyed("present")).to_have_count(0)
        page.keyboard.press("p")
        expect(presented(page)).to_have_count(0)
        return
    page.evaluate("window.asked = 0")
    opened.keyed("present").get_by_role("button").click()
    expect(presented(page)).to_be_visible()
    assert page.evaluate("window.asked") > 0
    (looked_at if name in STAGED else slide_looked_at)(opened, found, name, (SIZES[size],))
    page.keyboard.press("Escape")
    expect(presented(page)).to_have_count(0)
    assert found == {}


def turn_the_language(opened) -> None:
    lang = opened.address["lang"]
    opened.switch_language()
    expect(opened.page.locator("html")).not_to_have_attribute("lang", lang)
    opened.settle()


@pytest.mark.long
def test_every_text_of_every_picture_is_large_enough_on_the_page_and_on_the_wall_and_lies_free(visit):
    """Each chapter in one language on the projector and in the other on the desk; lessons that are alike, see `ONCE`.

    On a phone: in test_narrow.
    """
    opened, size = visit(language="zh", init=ASKED), "projector"
    for name in each(opened, NAMES):
        for turns in ONCE.get(name, ("", "size and language")):
            if "size" in turns:
                size = OTHER[size]
                resize(opened.page, SIZES[size])
            if "language" in turns:
                turn_the_language(opened)
            opened.settle()
            pictures_are_legible(opened, name, size)
            the_wall_is_legible(opened, name, size)
            if not turns and name in SLIDES:  # which has shown what answers its question
                opened.keyed("another").get_by_role("button").click()
                opened.keyed("show-me").wait_for()


def test_no_formula_breaks_and_the_other_run_s_numbers_lie_free(visit):
    """On the projector, with the longest numbers that a held door brings; those of 64 units are in test_present."""
    given = {"model": "segmenter-en", "text": "I love China", "hold": "f:forward:3:*:1;o:forward:4:*:0"}
    opened = visit(chapter="what-if", language="en", **given)
    for _ in range(4):
        opened.settle()
        assert faults(opened.page) == [], opened.stage.step
        opened.stage.press("ArrowRight")
