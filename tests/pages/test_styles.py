"""The style sheets of page and stage do not get in each other's way."""

import re
from pathlib import Path

from tests.pages.test_imports import ROOT

SHARED = {"gw-math", "gw-stage"}  # a formula looks alike in both; the stage itself
ELSEWHERE = {"outside", "worksheet", "remote", "plan-page"}  # styles and HTML of pages that are not Streamlit's
NAME = re.compile(r"gw-[a-z][a-z-]*")
SHEETS = [ROOT / "assets" / "app.css", *(ROOT / "assets" / "stage" / "src").rglob("*.css")]
WRITTEN = re.compile(r"""class(?:_=|=|_": )\\?["']([^"'{}]*)""")


def styled() -> set[str]:
    """The classes that a rule of the stage's styles names alone."""
    found = set()
    for path in SHEETS[1:]:
        if path.parent.name in ELSEWHERE:
            continue
        for selectors in rules(path):
            found |= {one.strip()[1:] for one in selectors.split(",") if re.fullmatch(r"\s*\.gw-[a-z-]+\s*", one)}
    return found


def written() -> dict[str, str]:
    """The classes of the HTML and SVG that Python writes, and where."""
    paths = (ROOT / "pages").rglob("*.py")
    return {
        name: path.name
        for path in paths
        for each in WRITTEN.findall(path.read_text("utf-8"))
        for name in NAME.findall(each)
    }


def rules(path: Path) -> list[str]:
    """What stands before each brace of a style sheet."""
    return re.findall(r"([^{}]+)\{", re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.S))


def test_no_class_of_the_page_is_one_that_the_stage_styles_wherever_it_stands():
    """It would take the stage's look."""
    found = written()
    assert {"gw-pair", "gw-stations", "gw-three-title"} <= found.keys()
    assert {"gw-first", "gw-way"} <= styled()
    assert {name: found[name] for name in found.keys() & styled() - SHARED} == {}


def test_no_rule_asks_for_an_inline_style():
    """A step moves things by their inline style: below them the browser would style anew whatever such a rule means."""
    assert len(SHEETS) > 10
    assert [rule.strip() for path in SHEETS for rule in rules(path) if "[style" in rule] == []
