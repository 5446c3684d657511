"""The panel of a run at work: what is drawn of it, and that the page follows its end."""

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.jobs.test_registry import ALONE
from tests.pages.jobs.waiting import LONG

pytestmark = pytest.mark.slow


class Told:
    """A ticket that tells what it was given, the last of it again and again."""

    def __init__(self, *states) -> None:
        self.states = list(states)

    def state(self, since: int = 0):
        return self.states.pop(0) if len(self.states) > 1 else self.states[0]


def page() -> None:
    import streamlit as st

    from pages.jobs import live_panel
    from tests.pages.jobs.test_live_panel import ticket

    run = st.session_state.setdefault("run", live_panel.Watched(None, ticket[0]))
    run.poll()
    finished = not run.live
    live_panel.watch(run, lambda: None)
    st.text(f"finished: {finished}")


ticket: list[Told] = []


def drawn_page() -> None:
    import streamlit as st

    from pages.jobs import live_panel
    from tests.pages.jobs.test_live_panel import ticket

    live_panel.watch(live_panel.Watched(None, ticket[0]), lambda: st.text("drawn"))


def path_of(block, sought: str, path: tuple[int, ...] = ()) -> tuple[int, ...] | None:
    """Where the text of this value stands: its place in each block around it."""
    for place, child in getattr(block, "children", {}).items():
        found = (*path, place) if getattr(child, "value", None) == sought else path_of(child, sought, (*path, place))
        if found:
            return found
    return None


def test_what_is_drawn_keeps_its_place_when_the_run_ends():
    """Else the browser shows it twice until the page is drawn: where it was, and where it is."""
    places = []
    for phase in ("running", "done"):
        ticket[:] = [Told(replace(ALONE, phase=phase))]
        places.append(path_of(AppTest.from_function(drawn_page, default_timeout=LONG).run()._tree, "drawn"))
    assert places[0] is not None
    assert places[0] == places[1]


def test_a_page_that_was_drawn_while_its_run_ended_is_drawn_again():
    ticket[:] = [Told(ALONE, replace(ALONE, phase="done"))]
    shown = AppTest.from_function(page, default_timeout=LONG).run()
    assert not shown.exception
    assert [text.value for text in shown.text] == ["finished: True"]
