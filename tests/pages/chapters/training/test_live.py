"""The pictures of a training: what they are is told once, and a look or another moment brings them new rows alone.

For another spec or description, which is a part of it, the browser builds a picture anew.
"""

from dataclasses import replace
from itertools import islice

import pytest

from pages.chapters.training import session
from pages.chapters.training.job import training
from pages.state import visit
from pages.words.words import words
from tests.pages.jobs.test_registry import ALONE
from tests.pages.test_broken_links import BY_NAME, opened

pytestmark = pytest.mark.slow


class Ticket:
    """Of a run that stands as it was told last; what is shown of it is in its records."""

    def __init__(self, phase: str) -> None:
        self.told = replace(ALONE, phase=phase, reason="asked" if phase == "stopped" else None)

    def state(self, since: int = 0):
        return self.told

    def want(self, wish: str) -> None:
        """Nobody presses."""


def charts(page) -> list[tuple[str, str, bytes]]:
    """(spec, description, rows) of each."""
    drawn = [chart.proto for chart in page.get("vega_lite_chart")]
    return [(chart.spec, chart.alt, chart.data.data or chart.datasets[0].data.data) for chart in drawn]


def draw(page, choice: str, records: list, phase: str) -> list[tuple[str, str, bytes]]:
    here = page.session_state[visit.KEY]
    here.trainings[choice] = session.Run(here.state.train, Ticket(phase), list(records))
    here.revealed |= {choice}
    page.run()
    assert not page.exception
    return charts(page)


@pytest.mark.parametrize(("choice", "pictures"), [("flip-flop", 2), ("verse-zh", 3)])
def test_while_it_is_under_way_only_the_rows_of_its_pictures_change(choice, pictures):
    page, records = opened(BY_NAME["training"], lang="en", train=choice), list(islice(training(choice), 5))
    before, after = (draw(page, choice, records[:count], "running") for count in (4, 5))
    assert len(before) == pictures
    for (spec, told, rows), (spec_then, told_then, rows_then) in zip(before, after, strict=True):
        assert (spec, told) == (spec_then, told_then)
        assert rows != rows_then


def test_its_doors_are_told_as_they_are_at_its_end_whichever_moment_is_shown():
    first, *_, last = records = list(islice(training("flip-flop"), 5))
    page = opened(BY_NAME["training"], lang="en", train="flip-flop")
    at_end = draw(page, "flip-flop", records, "stopped")
    page.session_state[visit.KEY].state = replace(
        page.session_state[visit.KEY].state, train=replace(session.Choice(), moment=first.update)
    )
    at_first = draw(page, "flip-flop", records, "stopped")
    assert len(at_end) == 3
    assert [chart[:2] for chart in at_end] == [chart[:2] for chart in at_first]
    assert [chart[2] for chart in at_end] != [chart[2] for chart in at_first]
    places = {where: words("en")(f"training.recipe.flip-flop.{where}") for where in ("mark", "rest")}
    doors = {name: f"{value:.2f}" for name, value in vars(last.doors).items()}
    assert at_end[2][1] == words("en")("training.alt_doors", **doors, **places)
