"""Whatever comes first: nothing on the screen moves while a chapter is opened afresh."""

import re
import time
from urllib.parse import urljoin

import pytest

from tests.browser.chapters import ONE_OF_EACH_KIND, PATHS
from tests.browser.test_looks import SHIFT

MOST = 0.03
LATE = re.compile(r"/(FlexContext|StreamlitMarkdown|src|stage)\.[\w-]*\.?(js|css)")  # what much of a page waits for
FONT = re.compile(r"\.(woff2?|ttf|otf)$")
FONTS = ["MaterialSymbols-Rounded", "SourceSansVF-Upright"]
SECONDS = 0.4
GONE = "document.getElementById('root').replaceChildren()"  # as React leaves it after a failure
AT_ONCE = "const set = setTimeout; window.setTimeout = (then, ms, ...more) => set(then, ms === 12000 ? 0 : ms, ...more)"
CHAPTERS = tuple("review" if name == "cost" else name for name in ONE_OF_EACH_KIND)  # long memory has charts, too
VISITS = {("en", "phone"): CHAPTERS[::2], ("zh", "projector"): CHAPTERS[1::2]}


@pytest.mark.parametrize(("language", "size"), VISITS, ids=["phone", "projector"])
def test_nothing_moves_when_the_pieces_of_a_page_come_late_and_a_first_screen_fetches_two_fonts(visit, language, size):
    """As they come: each newcomer's chapter, and in test_looks.

    A third font, for three words of a footer or an empty mark, takes a first screen over 1.5 MB.
    """
    late: list[str] = []
    fonts: list[str] = []
    first, *others = VISITS[language, size]

    def hold(route) -> None:
        late.append(route.request.url)
        time.sleep(SECONDS)
        route.continue_()

    def note(route) -> None:
        fonts.append(route.request.url.rpartition("/")[2].partition(".")[0])
        route.continue_()

    looking = {"init": SHIFT, "routes": {LATE: hold, FONT: note}}
    opened = visit(language=language, size=size, drawn=False, chapter=PATHS[first], **looking)
    nothing_has_moved(opened, first, late)
    if first == "walk":
        assert sorted(fonts) == FONTS
    for chapter in others:
        late.clear()
        opened.page.goto(urljoin(opened.page.url, f"/{PATHS[chapter]}"))
        nothing_has_moved(opened, chapter, late)


def nothing_has_moved(opened, chapter: str, late: list[str]) -> None:
    opened.keyed("foot").wait_for()
    opened.settle()
    assert len(late) >= 4, chapter
    assert opened.page.locator("html:not([data-gw-loading])").count() == 1, chapter
    assert opened.page.evaluate("shift") <= MOST, chapter


def test_a_page_that_never_comes_to_rest_is_shown_all_the_same(visit):
    opened = visit(init=AT_ONCE)
    assert opened.page.locator("html:not([data-gw-loading])").count() == 1


def test_a_page_that_is_gone_at_once_is_opened_anew_where_it_was_but_not_again_and_again(visit):
    opened = visit(text="我爱中国", step=1)
    opened.settle()
    opened.stage.press("ArrowRight")
    opened.stage.stands_at(step=2)
    opened.settle()
    with opened.page.expect_navigation():
        opened.page.evaluate(GONE)
    opened.stage.stands_at(step=2)
    opened.settle()
    opened.page.evaluate(GONE)
    opened.page.wait_for_timeout(1500)  # longer than it took
    assert opened.page.evaluate("document.getElementById('root').childElementCount") == 0
