"""The chapters as a reader goes through them."""

from collections.abc import Iterator, Sequence

from playwright.sync_api import Locator

from pages.chapters.contents import CHAPTERS
from pages.frame import title
from pages.words.words import LANGUAGES, words
from tests.browser.visit import until
from tests.browser.walk import Walk
from tests.pages import lessons

NAMES = tuple(chapter.name for chapter in CHAPTERS)
PATHS = {chapter.name: "" if chapter is CHAPTERS[0] else chapter.path for chapter in CHAPTERS}
LESSONS = lessons.NAMES
BORROWING = {lesson.name for lesson in lessons.LESSONS if lesson.cell != "lstm"}  # a model of another cell
STAGED = set(NAMES) - {"map", "long_memory", "cost", "review"}
LAST = {  # to come
    "map": "show-me",
    "long_memory": "match-equal",
    "cost": "price-segmenter",
    "training": "train-seed",
    "review": "review-start",
}


def name_of(opened: Walk) -> str:
    """The chapter that the address names."""
    path = opened.page.evaluate("location.pathname").strip("/")
    return next(name for name, its in PATHS.items() if its == path)


# What a chapter that is come to lacks.
LACKS = """({ name, last, staged, titles }) => {
  const mark = document.querySelectorAll(`.st-key-gw-here-${name}:not([data-retained="true"])`);
  const isSeen = (where) => [...document.querySelectorAll(where)].some((e) => e.checkVisibility());
  const facts = {
    "its mark in the list": mark.length === 1,
    "its stage": !staged || isSeen('[data-testid=stage] [data-token="0"]'),
    "its last part": !last || isSeen(`.st-key-gw-${last}:not([data-retained="true"]) :is(input, button)`),
    "what a skeleton stands for": !document.querySelector("[data-testid=stSkeleton]"),
    "the end of its run": document.querySelector("[data-testid=stApp]")?.dataset.testScriptState === "notRunning",
    "its title": document.title === titles[document.documentElement.lang],
  };
  return Object.keys(facts).filter((fact) => !facts[fact]);
}"""


def arrive(opened: Walk, name: str) -> None:
    """Until the chapter is in place: marked in the list, its stage drawn, no run on its way, the title its own."""
    chapter = next(chapter for chapter in CHAPTERS if chapter.name == name)
    titles = {lang: title(words(lang), chapter) for lang in LANGUAGES}
    wanted = {"name": name, "last": LAST.get(name), "staged": name in STAGED, "titles": titles}
    until(opened.page, LACKS, wanted)


def go(opened: Walk, name: str) -> None:
    """By the list of chapters, wherever it is."""
    way_to(opened, name).click()
    arrive(opened, name)


def way_to(opened: Walk, name: str) -> Locator:
    """The link to a chapter: in the bar, in its group, or behind the one control, which is opened."""
    opened.keyed("head").locator("a, button").filter(visible=True).first.wait_for()  # a page that comes anew has none
    if opened.keyed("chapters").is_visible():
        return opened.keyed(f"to-{name}").locator("a")
    alone = opened.keyed(f"alone-to-{name}").locator("a")
    if opened.keyed("groups").is_visible() and alone.count():
        return alone
    group = next(chapter.group for chapter in CHAPTERS if chapter.name == name)
    control = f"folded-of-{group}" if opened.keyed("groups").is_visible() else "folded-list"
    link = opened.keyed(f"folded-to-{name}").locator("a")
    if not link.is_visible():  # it may be open still
        opened.keyed(control).get_by_role("button").click()
    return link


def each(opened: Walk, names: Sequence[str]) -> Iterator[str]:
    """From chapter to chapter, each at rest; the page was opened on the first."""
    for name in names:
        if name == names[0]:
            arrive(opened, name)
        else:
            go(opened, name)
        opened.settle()
        yield name


def kind_of(name: str) -> str:
    """Chapters of one kind have the same parts: the lessons, and those on which nothing is walked or trained."""
    return "a lesson" if name in LESSONS else "read only" if name in {"cost", "review"} else name


FIRST = {kind_of(name): name for name in reversed(NAMES) if name not in BORROWING}
ONE_OF_EACH_KIND = tuple(name for name in NAMES if name in FIRST.values())
