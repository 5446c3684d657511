"""Every text in every picture is large enough and lies free, in all chapters, views and phases."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.chapters import NAMES, STAGED, each
from tests.browser.contexts import SIZES
from tests.browser.labels import below, faults

USABLE = {"projector": 768, "desk": 1080, "phone": 782}  # px from the top; below it a phone has its buttons
PHASES = 5


def become(opened, size: tuple[int, int]) -> None:
    width, height = size
    opened.page.set_viewport_size({"width": width, "height": height})
    opened.page.wait_for_function("width => document.documentElement.clientWidth === width", arg=width)
    opened.settle()


def pictures_are_legible(opened, name: str, size: str) -> None:
    """In each of a chapter's views and, where the camera is on one phase, in each of them."""
    opened.page.mouse.move(0, 0)  # what it points at says its name over others
    found = {}

    def look(*where: str) -> None:
        if wrong := faults(opened.page):
            found[name, size, *where] = wrong

    look()
    if name == "walk":
        assert below(opened.page, USABLE[size]) == []
    if name in STAGED:
        others = range(PHASES - 1 if opened.stage.get("view") == "cell" else 0)
        for _ in others:
            opened.stage.press("Shift+ArrowLeft")
        for _ in others:
            look(opened.stage.get("phase"))
            opened.stage.press("Shift+ArrowRight")
        look(opened.stage.get("phase"))
        if name in ("walk", "what_if"):
            other_views(opened, name, look)
    assert found == {}


def other_views(opened, name: str, look: Callable[..., None]) -> None:
    if name == "walk":
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


@pytest.mark.long
def test_every_text_of_every_picture_is_11_px_high_and_lies_free(visit):
    """On the projector in one language, on the desk in the other, each chapter's the other way round than the last's.

    On a phone: in test_narrow.
    """
    opened = visit(language="zh")
    for name in each(opened, NAMES):
        pictures_are_legible(opened, name, "projector")
        lang = opened.address["lang"]
        become(opened, SIZES["desk"])
        opened.switch_language()
        expect(opened.page.locator("html")).not_to_have_attribute("lang", lang)
        opened.settle()
        pictures_are_legible(opened, name, "desk")
        become(opened, SIZES["projector"])


def test_no_formula_breaks_and_the_other_run_s_numbers_lie_free(visit):
    """On the projector, with the longest numbers that a model of 64 units and a held door bring."""
    given = {"model": "segmenter-en", "text": "I love China", "hold": "f:forward:3:*:1;o:forward:4:*:0"}
    opened = visit(chapter="what-if", language="en", **given)
    for _ in range(4):
        opened.settle()
        assert faults(opened.page) == [], opened.stage.step
        opened.stage.press("ArrowRight")
    opened = visit(model="random", units=64, seed=3, text="我爱中国", language="en")
    opened.settle()
    assert faults(opened.page) == []
