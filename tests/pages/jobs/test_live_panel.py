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


def test_a_page_that_was_drawn_while_its_run_ended_is_drawn_again():
    ticket[:] = [Told(ALONE, replace(ALONE, phase="done"))]
    shown = AppTest.from_function(page, default_timeout=LONG).run()
    assert not shown.exception
    assert [text.value for text in shown.text] == ["finished: True"]
