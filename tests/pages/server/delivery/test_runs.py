"""What a run has sent comes to the browser, also when the next is asked for at its very end."""

import asyncio
from unittest.mock import MagicMock

import pytest
from streamlit import runtime
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.script_data import ScriptData
from streamlit.runtime.scriptrunner.script_cache import ScriptCache

SCRIPT = """
import streamlit as st

st.text("page")
for name in ("list", "panel"):
    st.fragment(st.text)(name)
"""


class Server:
    """One session, its loop that takes nothing up while it is busy, and what was sent since the last look."""

    def __init__(self, script: str) -> None:
        self.session = AppSession(ScriptData(script, False), MagicMock(), ScriptCache(), lambda: None, {})
        self.parts: dict[str, str] = {}

    def ask(self, part: str = "", *, at_its_end: bool = False) -> None:
        """For a run of the page or of a part of it; `at_its_end` of the run that is under way."""
        if at_its_end:
            self.session._scriptrunner._script_thread.join()
        self.session.request_rerun(ClientState(fragment_id=self.parts.get(part, "")))

    async def sent(self) -> list[str]:
        """The texts and the ends of runs in their order, when all is quiet."""
        while self.session._scriptrunner:
            await asyncio.sleep(0.001)
        messages = self.session.flush_browser_queue()
        self.parts |= {each.delta.new_element.text.body: each.delta.fragment_id for each in messages}
        return [shown for shown in map(told, messages) if shown]


def told(message: ForwardMsg) -> str:
    if message.WhichOneof("type") == "script_finished":
        return "end"
    return message.delta.new_element.text.body


@pytest.fixture
def script(tmp_path, monkeypatch):
    monkeypatch.setattr(runtime, "get_instance", MagicMock())
    path = tmp_path / "page.py"
    path.write_text(SCRIPT)
    return str(path)


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        (["list", "panel"], ["list", "end", "panel", "end"]),
        (["", "panel"], ["page", "list", "panel", "end", "panel", "end"]),
        (["list", "panel", "list"], ["list", "end", "panel", "end", "list", "end"]),
    ],
)
def test_what_a_run_sent_comes_though_the_next_is_asked_for_at_its_end(script, runs, expected):
    async def visit() -> list[str]:
        server = Server(script)
        server.ask()
        assert await server.sent() == ["page", "list", "panel", "end"]
        for at, part in enumerate(runs):
            server.ask(part, at_its_end=at > 0)
        return await server.sent()

    assert asyncio.run(visit()) == expected
