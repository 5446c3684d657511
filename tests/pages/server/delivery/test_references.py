"""Large messages that are only named: each is one that the browser has when its name comes."""

import tomllib
from collections import deque

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.forward_msg_cache import create_reference_msg

from pages.server.delivery import references
from tests.browser.server import ROOT
from tests.pages.server.delivery.wire import ends, shows


class Browser:
    """As Streamlit's: it keeps large messages until they were not shown at so many ends of runs."""

    def __init__(self, ends: int) -> None:
        self.most, self.ends = ends, 0
        self.kept: dict[str, int] = {}

    def hear(self, message: ForwardMsg) -> None:
        if message.WhichOneof("type") == "script_finished":
            self.ends += 1
            self.kept = {each: end for each, end in self.kept.items() if self.ends - end <= self.most}
        elif message.WhichOneof("type") == "ref_hash":
            assert message.ref_hash in self.kept, "Cached ForwardMsg MISS"
            self.kept[message.ref_hash] = self.ends
        else:
            self.kept[message.hash] = self.ends


class Session:
    """As Streamlit's: it names what the request said that the browser keeps, and sends the rest. A run ends when it is
    told to, or when another is asked for."""

    _enqueue_forward_msg, request_rerun = references.heard, references.requested

    def __init__(self, wire: deque) -> None:
        self.wire = wire
        self.runs = False

    def run(self, picture: str, kept: list[str]) -> bool:
        """Whether the picture was named only."""
        request = ClientState(cached_message_hashes=kept)
        self.request_rerun(request)
        self.end()
        large = shows((0,), picture)
        large.hash, large.metadata.cacheable = picture, True
        named = picture in request.cached_message_hashes
        self._enqueue_forward_msg(create_reference_msg(large) if named else large)
        self.runs = True
        return named

    def end(self) -> None:
        if self.runs:
            self._enqueue_forward_msg(ends(ForwardMsg.FINISHED_SUCCESSFULLY))
        self.runs = False


@pytest.fixture
def wired(monkeypatch):
    monkeypatch.setattr(references, "put", lambda session, message: session.wire.append(message))
    monkeypatch.setattr(references, "request", lambda session, request: None)


def named(acts: str) -> str:
    """The pictures that were named only. A letter asks for a picture, "." ends its run, and with "-" one message comes
    to the browser, with "=" all that are on their way. The browser waits for one end more than the server."""
    wire: deque[ForwardMsg] = deque()
    browser, session, only = Browser(references.FRESH + 1), Session(wire), ""
    for act in f"{acts}=":
        if act.isalpha():
            only += act if session.run(act, list(browser.kept)) else ""
        elif act == ".":
            session.end()
        else:
            for _ in range(min(1, len(wire)) if act == "-" else len(wire)):
                browser.hear(wire.popleft())
    return only


@given(st.text("abcde.-=", max_size=60))
@pytest.mark.usefixtures("wired")
def test_nothing_is_named_that_the_browser_has_dropped_when_it_comes(acts):
    named(acts)


@pytest.mark.usefixtures("wired")
def test_what_was_shown_lately_is_named_and_not_sent_again():
    assert named("a.=a.=b.=a.=c.=c.=c.=a.=b.=") == "aacc"


def test_a_browser_waits_for_more_ends_than_may_come_between_a_request_and_its_answer():
    options = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text())
    assert options["global"]["maxCachedMessageAge"] > 2 * references.FRESH
