"""The chapters as a reader goes through them."""

from playwright.sync_api import expect

from pages.frame import CHAPTERS, title
from pages.words.words import LANGUAGES, words
from tests.browser.walk import Walk

NAMES = tuple(chapter.name for chapter in CHAPTERS)
PATHS = {chapter.name: "" if chapter is CHAPTERS[0] else chapter.path for chapter in CHAPTERS}
STAGED = set(NAMES) - {"long_memory", "cost"}
LAST = {"long_memory": "match-equal", "cost": "price-segmenter", "training": "train-seed"}  # to come


def name_of(opened: Walk) -> str:
    """The chapter that the address names."""
    path = opened.page.evaluate("location.pathname").strip("/")
    return next(name for name, its in PATHS.items() if its == path)


def arrive(opened: Walk, name: str) -> None:
    """Until the chapter is in place: marked in the list, its stage drawn, no run on its way, the title its own."""
    expect(opened.keyed(f"here-{name}")).to_have_count(1)
    if name in STAGED:
        opened.stage.tile(0).wait_for()
    if name in LAST:
        opened.keyed(LAST[name]).locator("input, button").first.wait_for()
    expect(opened.page.get_by_test_id("stSkeleton")).to_have_count(0)
    expect(opened.page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    chapter = next(chapter for chapter in CHAPTERS if chapter.name == name)
    titles = {lang: title(words(lang), chapter) for lang in LANGUAGES}
    opened.page.wait_for_function("titles => document.title === titles[document.documentElement.lang]", arg=titles)


def go(opened: Walk, name: str) -> None:
    """By the list of chapters, wherever it is."""
    where = ""
    if not opened.keyed("chapters").is_visible():
        where = "folded-"
        opened.keyed("folded-list").get_by_role("button").click()
    opened.keyed(f"{where}to-{name}").locator("a").click()
    arrive(opened, name)


def every_pair() -> list[str]:
    """A walk over the chapters in which each follows each other once: 90 steps."""
    left = {name: [other for other in NAMES if other != name] for name in NAMES}
    walk, round_trip = [NAMES[0]], []
    while walk:  # Hierholzer: in a graph with as many ways in as out there is such a walk
        if left[walk[-1]]:
            walk.append(left[walk[-1]].pop())
        else:
            round_trip.append(walk.pop())
    return round_trip[::-1]
