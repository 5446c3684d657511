"""The chapters as a reader goes through them."""

from collections.abc import Iterator, Sequence
from itertools import cycle

from playwright.sync_api import expect

from pages.frame import CHAPTERS, title
from pages.words.words import LANGUAGES, words
from tests.browser.walk import Walk
from tests.pages.lessons import NAMES as LESSONS
from tests.sweep import every_pair

NAMES = tuple(chapter.name for chapter in CHAPTERS)
PATHS = {chapter.name: "" if chapter is CHAPTERS[0] else chapter.path for chapter in CHAPTERS}
STAGED = set(NAMES) - {"long_memory", "cost", "review"}
LAST = {  # to come
    "long_memory": "match-equal",
    "cost": "price-segmenter",
    "training": "train-seed",
    "review": "review-start",
}


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


def each(opened: Walk, names: Sequence[str]) -> Iterator[str]:
    """From chapter to chapter, each at rest; the page was opened on the first."""
    for name in names:
        if name == names[0]:
            arrive(opened, name)
        else:
            go(opened, name)
        opened.settle()
        yield name


def every_kind_after_every_other() -> list[str]:
    """A walk in which each kind of chapter follows each other once, and a lesson a lesson; the lessons take turns."""
    lessons = cycle(LESSONS)
    kinds = list(dict.fromkeys("a lesson" if name in LESSONS else name for name in NAMES))
    return [next(lessons) if kind == "a lesson" else kind for kind in every_pair(kinds, twice="a lesson")]
