"""What Streamlit sends to a browser that does not keep up."""

import subprocess
import sys
import tomllib
from collections import deque

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.forward_msg_cache import create_reference_msg
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.media_file_storage import MediaFileStorageError
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage

from pages.server import messages
from tests.browser.server import ROOT

PART = "part"
PAGE = [(0,), (1,), (1, 0), (1, 1), (2,)]  # where a page stands: its head, the part with two pieces, its foot


@pytest.fixture(autouse=True)
def kept(monkeypatch):
    for owner, name in (
        (ForwardMsgQueue, "clear"),
        (AppSession, "_enqueue_forward_msg"),
        (AppSession, "request_rerun"),
        (MediaFileManager, "_drop_deferred_id"),
        (MediaFileManager, "execute_deferred"),
    ):
        monkeypatch.setattr(owner, name, getattr(owner, name))  # as it is now, again afterwards
    messages.keep()


def shows(path: tuple[int, ...], run: str) -> ForwardMsg:
    message = ForwardMsg()
    message.metadata.delta_path.extend([0, *path])
    message.delta.new_element.text.body = run
    message.delta.fragment_id = PART if path[0] == 1 else ""
    return message


def begins(run: str) -> ForwardMsg:
    message = ForwardMsg()
    message.new_session.name = run
    return message


def ends(status: int) -> ForwardMsg:
    message = ForwardMsg()
    message.script_finished = status
    return message


def put(queue: ForwardMsgQueue, paths: list[tuple[int, ...]], run: str, status: int) -> list[ForwardMsg]:
    messages = [begins(run), *(shows(path, run) for path in paths), ends(status)]
    for message in messages:
        queue.enqueue(message)
    return messages


def test_a_part_that_runs_again_takes_nothing_of_the_page_s_run_away():
    """Its end would have the browser take off the page whatever that run has not shown."""
    queue = ForwardMsgQueue()
    page = put(queue, PAGE, "page", ForwardMsg.FINISHED_SUCCESSFULLY)
    queue.clear(retain_lifecycle_msgs=True, fragment_ids_this_run=[PART])
    part = put(queue, PAGE[1:4], "part", ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)
    assert queue.flush() == [*page, *part]
    assert [message.delta.new_element.text.body for message in page if message.HasField("delta")] == ["page"] * 5


def test_a_run_of_the_whole_page_still_drops_what_it_shows_anew():
    queue = ForwardMsgQueue()
    put(queue, PAGE, "page", ForwardMsg.FINISHED_SUCCESSFULLY)
    queue.clear(retain_lifecycle_msgs=True)
    assert queue.flush() == [begins("page"), ends(ForwardMsg.FINISHED_EARLY_FOR_RERUN)]


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

    _enqueue_forward_msg, request_rerun = messages.heard, messages.requested

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
    monkeypatch.setattr(messages, "put", lambda session, message: session.wire.append(message))
    monkeypatch.setattr(messages, "request", lambda session, request: None)


def named(acts: str) -> str:
    """The pictures that were named only. A letter asks for a picture, "." ends its run, and with "-" one message comes
    to the browser, with "=" all that are on their way. The browser waits for one end more than the server."""
    wire: deque[ForwardMsg] = deque()
    browser, session, only = Browser(messages.FRESH + 1), Session(wire), ""
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
    assert options["global"]["maxCachedMessageAge"] > 2 * messages.FRESH


@pytest.fixture
def files():
    """A button that has a file made, drawn in one run after the other: (draw it → the file's name, get its bytes)."""
    messages.BEFORE.clear()
    storage = MemoryMediaFileStorage("/media")
    manager = MediaFileManager(storage)

    def draw(data: bytes) -> str:
        manager.remove_deferred("0.1", element_id="button")
        return manager.add_deferred(lambda: data, "text/csv", "0.1", "a.csv", element_id="button")

    def get(name: str) -> bytes:
        return storage.get_file(manager.execute_deferred(name).rpartition("/")[2]).content

    return draw, get


def test_a_file_that_was_asked_for_while_an_answer_was_on_its_way_is_made(files):
    draw, get = files
    first, second, third = (draw(data) for data in (b"first", b"second", b"third"))
    assert [get(name) for name in (first, second, third, first)] == [b"first", b"second", b"third", b"first"]


def test_files_of_the_runs_before_are_few_and_go(files, monkeypatch):
    draw, get = files
    first, second = draw(b"first"), draw(b"second")
    for _ in range(messages.MOST):
        last = draw(b"last")
    assert len(messages.BEFORE) == messages.MOST
    with pytest.raises(MediaFileStorageError):
        get(first)
    assert get(second) == b"second"
    now = messages.time.monotonic()
    monkeypatch.setattr(messages.time, "monotonic", lambda: now + messages.LATE + 1)
    with pytest.raises(MediaFileStorageError):
        get(second)
    assert get(last) == b"last"
    draw(b"another")
    assert list(messages.BEFORE) == [last]


def test_the_app_sends_so():
    asked = (
        "import app; from streamlit.runtime.app_session import AppSession as Session, ForwardMsgQueue as Queue; "
        "from streamlit.runtime.media_file_manager import MediaFileManager as Files; "
        "ours = Queue.clear, Session._enqueue_forward_msg, Session.request_rerun, Files.execute_deferred; "
        "print(*(each.__module__ for each in ours))"
    )
    ran = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True)
    assert set(ran.stdout.split()) == {messages.__name__}
