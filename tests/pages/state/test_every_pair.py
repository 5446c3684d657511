"""From every chapter to every other: every widget shows the state, as it did when its page was first opened."""

from itertools import pairwise

import pytest

from pages import chapters
from pages.chapters.contents import CHAPTERS
from tests.pages.test_frame import opened
from tests.sweep import every_pair, swept

# A link with something of its own for each widget that shows the state.
STATE = {
    "text": "我在中国学习",
    "model": "random",
    "units": 5,
    "seed": 17,
    "step": 3,
    "unit": 2,
    "reach": "steps:200;gain:1.25;chrono:1",
    "match": "lag:30;units:12;bias:3",
    "price": "inputs:48;steps:64;along:steps",
    "train": "flip-flop;seed:7;units:4;forget:2.5",
    "sequence": "1 0 . 1",
}
KINDS = ("text_input", "slider", "selectbox", "toggle", "checkbox", "segmented_control", "number_input", "text_area")


def shown(page) -> dict:
    return {widget.key: widget.value for kind in KINDS for widget in page.get(kind)}


NAMES = [chapter.name for chapter in CHAPTERS]
WALKS = {"there and back": [*NAMES, *NAMES[-2::-1]], "every pair": every_pair(NAMES)}


def test_the_longer_walk_has_every_pair():
    assert len(set(pairwise(WALKS["every pair"]))) == len(CHAPTERS) * (len(CHAPTERS) - 1)


@pytest.mark.parametrize("walk", swept(WALKS))
def test_every_widget_shows_the_state_after_every_chapter(walk):
    page = opened("pages/frame.py", **{name: str(value) for name, value in STATE.items()})
    first: dict[str, dict] = {}
    for before, name in pairwise(WALKS[walk]):
        page.switch_page(str(chapters.script(name))).run()
        assert not page.exception
        found = shown(page)
        assert found == first.setdefault(name, found), f"{before} → {name}"
    assert all(first.values())
