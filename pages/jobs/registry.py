"""What may be trained on this server, its one pool of workers, and when a page looks again."""

from functools import cache

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.scriptrunner_utils.script_run_context import ThreadState, enqueue_message

from pages.jobs import Limits, Pool

JOBS = {
    "contest": "pages.chapters.long_memory.contest:contest",
    "far": "pages.chapters.long_memory.learning:learning",
    "training": "pages.chapters.training.job:training",
    "cost": "pages.chapters.cost.stopwatch:laps",
}


@cache
def pool() -> Pool:
    """The server's own; it starts no process before the first training."""
    return Pool(JOBS, Limits.of_machine())


def run_again(seconds: float) -> None:
    """Have the fragment that is run now run each so many s from now on.

    Its `run_every` is read only where the page around it is run, and for a class a run of the page at every change of
    pace would cost more than the looks. So this tells the browser by the message that `run_every` sends.
    """
    message = ForwardMsg()
    message.auto_rerun.interval = seconds
    message.auto_rerun.fragment_id = ThreadState.get().fragment_id or ""
    enqueue_message(message)
