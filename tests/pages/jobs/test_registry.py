"""How a page looks at a training: at the pace that it is told, which the browser hears from the fragment itself."""

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from pages.jobs import State, registry
from tests.pages.jobs.waiting import LONG

pytestmark = pytest.mark.slow

ALONE = State("running", None, (), 0, 0.5, 1.0, 1.0, None, "", 0.5)


class Heard(list):
    """What the page sends besides its elements."""

    def enqueue(self, message: object) -> None:
        self.append(message.auto_rerun)


def page() -> None:
    import streamlit as st

    from tests.pages.jobs.test_registry import told

    def look():
        st.session_state["looks"] = st.session_state.get("looks", 0) + 1
        return told.pop(0)

    if st.session_state.get("looks", 0) < 2:
        from pages.jobs import registry

        registry.watching(look, 0.25)
    st.text(f"{st.session_state['looks']} looks")


told: list[State] = []


@pytest.fixture
def heard(monkeypatch) -> Heard:
    heard = Heard()
    monkeypatch.setattr(registry, "get_script_run_ctx", lambda: heard)
    return heard


def test_each_look_tells_the_browser_when_the_next_is_to_be(heard):
    told[:] = [replace(ALONE, pace=4.0)]
    shown = AppTest.from_function(page, default_timeout=LONG).run()
    assert not shown.exception
    (message,) = heard
    assert message.interval == 4.0
    assert message.fragment_id


def test_at_the_end_the_page_follows_and_nothing_looks_any_more(heard):
    told[:] = [replace(ALONE, phase="done"), replace(ALONE, phase="done")]
    shown = AppTest.from_function(page, default_timeout=LONG).run()
    assert not shown.exception
    assert [text.value for text in shown.text] == ["2 looks"]
    assert heard == []
