"""A class that the stage styles wherever it stands is on nothing of the page's own: it would take the stage's look."""

import re

from tests.pages.test_imports import ROOT

SHARED = {"gw-math", "gw-stage"}  # a formula looks alike in both; the stage itself
ELSEWHERE = {"outside", "worksheet", "remote", "plan-page"}  # styles and HTML of pages that are not Streamlit's
NAME = re.compile(r"gw-[a-z][a-z-]*")
WRITTEN = re.compile(r"""class(?:_=|=|_": )\\?["']([^"'{}]*)""")


def styled() -> set[str]:
    """The classes that a rule of the stage's styles names alone."""
    found = set()
    for path in (ROOT / "assets" / "stage" / "src").rglob("*.css"):
        if path.parent.name in ELSEWHERE:
            continue
        for selectors in re.findall(r"([^{}]+)\{", re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.S)):
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


def test_no_class_of_the_page_is_one_that_the_stage_styles_wherever_it_stands():
    found = written()
    assert {"gw-pair", "gw-stations", "gw-three-title"} <= found.keys()
    assert {"gw-first", "gw-way"} <= styled()
    assert {name: found[name] for name in found.keys() & styled() - SHARED} == {}
