"""From every chapter to every other: every widget shows the state, as it did when its page was first opened."""

from itertools import pairwise

from pages import chapters
from pages.chapters.contents import CHAPTERS
from tests.pages.test_frame import opened
from tests.sweep import every_pair

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


def test_every_widget_shows_the_state_after_every_chapter():
    page = opened("pages/frame.py", **{name: str(value) for name, value in STATE.items()})
    walk = every_pair([chapter.name for chapter in CHAPTERS])
    assert len(set(pairwise(walk))) == len(CHAPTERS) * (len(CHAPTERS) - 1)
    first: dict[str, dict] = {}
    for before, name in pairwise(walk):
        page.switch_page(str(chapters.script(name))).run()
        assert not page.exception
        found = shown(page)
        assert found == first.setdefault(name, found), f"{before} → {name}"
    assert all(first.values())
