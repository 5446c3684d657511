"""Whatever comes first: nothing on the screen moves while a chapter is opened afresh."""

import re
import time
from itertools import cycle

import pytest

from tests.browser.chapters import ONE_OF_EACH_KIND, PATHS
from tests.browser.test_looks import SHIFT

MOST = 0.03
LATE = re.compile(r"/(FlexContext|StreamlitMarkdown|src|stage)\.[\w-]*\.?(js|css)")  # what much of a page waits for
SECONDS = 0.8
GONE = "document.getElementById('root').replaceChildren()"  # as React leaves it after a failure
AT_ONCE = "const set = setTimeout; window.setTimeout = (then, ms, ...more) => set(then, ms === 12000 ? 0 : ms, ...more)"
VISITS = list(zip(ONE_OF_EACH_KIND, cycle((("en", "phone"), ("zh", "projector")))))
IDS = ["-".join((name, *seen)) for name, seen in VISITS]


@pytest.mark.parametrize(("chapter", "seen"), VISITS, ids=IDS)
def test_nothing_moves_when_the_pieces_of_a_page_come_late(visit, chapter, seen):
    """As they come: each newcomer's chapter, and in test_looks."""
    late: list[str] = []
    language, size = seen

    def hold(route) -> None:
        late.append(route.request.url)
        time.sleep(SECONDS)
        route.continue_()

    opened = visit(language=language, size=size, init=SHIFT, drawn=False, routes={LATE: hold}, chapter=PATHS[chapter])
    opened.keyed("foot").wait_for()
    opened.settle()
    assert len(late) >= 4
    assert opened.page.locator("html:not([data-gw-loading])").count() == 1
    assert opened.page.evaluate("shift") <= MOST


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


def test_a_first_screen_fetches_two_fonts(visit):
    """A third or fourth, for three words of a footer or an empty mark, takes it over 1.5 MB."""
    fonts: list[str] = []

    def note(route) -> None:
        fonts.append(route.request.url.rpartition("/")[2])
        route.continue_()

    opened = visit(routes={re.compile(r"\.(woff2?|ttf|otf)$"): note})
    opened.settle()
    assert sorted(name.split(".")[0] for name in fonts) == ["MaterialSymbols-Rounded", "SourceSansVF-Upright"]
