"""What gives the stage its size is there before it: what came later would move it."""

import re

from streamlit.testing.v1 import AppTest

from pages.chapters.contents import CHAPTERS
from pages.stage import browser_record
from tests.pages.test_frame import opened
from tests.pages.test_imports import ROOT

SIZED = re.compile(r"([^{}]*:has\([^{}]*)\{[^{}]*--gw-(?:least|films|offset|height):[^{}]*\}")
STYLES = (ROOT / "assets" / "app.css").read_text()
ASKED = {key for rule in SIZED.findall(STYLES) for key in re.findall(r"\.st-key-(gw-[\w-]+)", rule)}


def keys(page: AppTest) -> set[str]:
    """Of the containers of a page."""
    found: set[str] = set()
    blocks = [page.main]
    while blocks:
        block = blocks.pop()
        found.add(getattr(block.proto, "id", "").partition("-gw-")[2])
        blocks += [child for child in block.children.values() if hasattr(child, "children")]
    return {f"gw-{key}" for key in found if key}


def test_what_sizes_the_stage_is_there_while_the_page_waits_for_the_record(monkeypatch):
    training = next(chapter for chapter in CHAPTERS if chapter.name == "training")
    complete = keys(opened("pages/frame.py", training, lang="en"))
    monkeypatch.setattr(browser_record, "awaited", lambda: True)
    waits = keys(opened("pages/frame.py", training, lang="en"))
    assert complete - waits
    assert ASKED & complete
    assert ASKED & complete <= waits
