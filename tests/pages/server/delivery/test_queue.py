"""What Streamlit has not sent yet when a part of the page runs again."""

import subprocess
import sys

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue

from tests.browser.server import ROOT
from tests.pages.server.delivery.wire import PART, begins, ends, shows

PAGE = [(0,), (1,), (1, 0), (1, 1), (2,)]  # where a page stands: its head, the part with two pieces, its foot


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
    asked = (
        "import app; from streamlit.runtime.app_session import AppSession as Session, ForwardMsgQueue as Queue; "
        "from streamlit.runtime.media_file_manager import MediaFileManager as Files; "
        "ours = Queue.clear, Session._enqueue_forward_msg, Session.request_rerun, Files.execute_deferred; "
        "print(*(each.__module__ for each in ours))"
    )
    ran = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True)
    assert [name.rpartition(".")[2] for name in ran.stdout.split()] == ["queue", "references", "references", "files"]
