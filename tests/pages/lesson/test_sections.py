"""The drawers below a chapter: what they hold is made when they are opened."""

import pytest

from pages.chapters.contents import CHAPTERS
from tests.pages.test_frame import opened
from tests.sweep import swept

TAUGHT = [chapter for chapter in CHAPTERS if chapter.name not in ("walk", "map", "what_if", "review")]


def beliefs(page) -> list[str]:
    return [shown.proto.body for shown in page.get("html") if '<p class="gw-belief">' in shown.proto.body]


@pytest.mark.parametrize("chapter", swept(TAUGHT), ids=lambda chapter: chapter.name)
def test_the_drawers_of_a_chapter_are_empty_until_they_are_opened(chapter):
    """Streamlit fetches 1.5 MB of script for the first line of code on a page, and a third of a second goes into it."""
    page = opened("pages/frame.py", chapter, lang="en")
    assert not page.exception
    assert not page.code
    assert not beliefs(page)
    for name in ("mixups", "equations"):
        page.session_state[f"gw-{name}-{chapter.name}"] = True
    page.run()
    assert not page.exception
    assert page.code
    assert beliefs(page)
