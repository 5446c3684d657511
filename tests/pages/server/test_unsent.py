"""What Streamlit has not sent yet when a part of the page runs again."""

import subprocess
import sys

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue

from pages.server import unsent
from tests.browser.server import ROOT

PART = "part"
PAGE = [(0,), (1,), (1, 0), (1, 1), (2,)]  # where a page stands: its head, the part with two pieces, its foot


@pytest.fixture(autouse=True)
def kept(monkeypatch):
    monkeypatch.setattr(ForwardMsgQueue, "clear", ForwardMsgQueue.clear)  # as it is now, again afterwards
    unsent.keep()


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


def test_the_app_sends_so():
    asked = "import app; from streamlit.runtime.forward_msg_queue import ForwardMsgQueue as Queue; print(Queue.clear)"
    ran = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "kept" in ran.stdout
