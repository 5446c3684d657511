"""Every text in every picture is large enough and lies free, in all chapters, views and phases, at three sizes."""

import pytest

from tests.browser.chapters import NAMES, PATHS, STAGED, each
from tests.browser.conftest import SIZES
from tests.browser.labels import below, faults

WAYS = {"projector": ("zh", NAMES), "desk": ("en", NAMES[::-1]), "phone": ("en", NAMES)}
USABLE = {"projector": 768, "desk": 1080, "phone": 782}  # px from the top; below it a phone has its buttons
PHASES = 5


@pytest.mark.long
@pytest.mark.parametrize("size", SIZES)
def test_every_text_of_every_picture_is_11_px_high_and_lies_free(visit, size):
    """In every chapter, in each of its views and, where the camera is on one phase, in each of them."""
    language, names = WAYS[size]
    opened = visit(language=language, size=size, chapter=PATHS[names[0]], drawn=names[0] in STAGED)
    found = {}

    def look(*where: str) -> None:
        if wrong := faults(opened.page):
            found[where] = wrong

    for name in each(opened, names):
        look(name)
        if name == "walk":
            assert below(opened.page, USABLE[size]) == []
        if name not in STAGED:
            continue
        others = range(PHASES - 1 if opened.stage.get("view") == "cell" else 0)
        for _ in others:
            opened.stage.press("Shift+ArrowLeft")
        for _ in others:
            look(name, opened.stage.get("phase"))
            opened.stage.press("Shift+ArrowRight")
        look(name, opened.stage.get("phase"))
        if name == "walk":
            opened.stage.root.locator(".gw-drill-open").locator("visible=true").first.click()
            opened.stage.root.locator(".gw-drill-columns").wait_for()
            opened.settle()
            look(name, "products")
            opened.page.keyboard.press("Escape")
            opened.stage.choose("backward")
            look(name, "backward")
        for view in ("readers", "text"):
            choice = opened.stage.root.locator(f'[data-choose="{view}"]:not([aria-disabled="true"])')
            if name in ("walk", "what_if") and choice.is_visible():
                choice.click()
                opened.stage.stands_at(view=view)
                look(name, view)
    assert found == {}


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
