"""How a page looks at a training: at the pace that it is told, which the browser hears from the fragment itself."""

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from pages.jobs import State, registry
from tests.pages.jobs.waiting import LONG

pytestmark = pytest.mark.slow

ALONE = State("running", None, (), 0, 0.5, 1.0, 1.0, None, "", 0.5)


def page() -> None:
    import streamlit as st

    from pages.jobs import live_panel
    from tests.pages.jobs.test_registry import told

    class Ticket:
        def state(self, since: int = 0):
            st.session_state["looks"] = st.session_state.get("looks", 0) + 1
            return told.pop(0)

    run = st.session_state.setdefault("run", live_panel.Watched(None, Ticket()))
    known = run.state and run.state.phase
    live_panel.watch(run, lambda: None)
    st.text(f"{st.session_state['looks']} looks, the page was drawn of {known}")


told: list[State] = []


@pytest.fixture
def heard(monkeypatch) -> list:
    """What tells the browser when to look again."""
    heard = []
    monkeypatch.setattr(registry, "enqueue_message", lambda message: heard.append(message.auto_rerun))
    return heard


def test_each_look_tells_the_browser_when_the_next_is_to_be(heard):
    told[:] = [ALONE, replace(ALONE, pace=4.0)]
    shown = AppTest.from_function(page, default_timeout=LONG).run()
    assert not shown.exception
    (message,) = heard
    assert message.interval == 4.0
    assert message.fragment_id


def test_at_the_end_the_page_follows_and_nothing_looks_any_more(heard):
    told[:] = [ALONE, replace(ALONE, phase="done")]
    shown = AppTest.from_function(page, default_timeout=LONG).run()
    assert not shown.exception
    assert [text.value for text in shown.text] == ["2 looks, the page was drawn of done"]
    assert heard == []
