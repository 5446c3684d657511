"""What Streamlit sends to a browser that does not keep up: over a slow wire, or on a slow machine.

A part of the page runs again. Streamlit drops what a run of the whole page has put into its queue for that part, but
not the end of that run, upon which the browser takes off the page all that the run has not shown. The foot then stands
in the part's place and is lost, or the next place is none ("Bad delta path index"), for which React takes the whole app
away. It takes a full run with one of a part behind it, faster than they are sent: a slow machine as a connection comes
back.

A large message that the browser has is not sent again, only named. Which it has, it says with each request; but it
drops those that no run has shown for so many ends of runs, and ends that are on their way to it come before the answer.
It finds nothing under the name then ("Cached ForwardMsg MISS") and hears no more. It takes a slider that is moved three
places and back before the first move is answered.

A file that is made when it is asked for has another name in each run, under which alone it can be asked for. What is
pressed while an answer is on its way asks for the name before, and got "Failed to generate file for download".
"""

import time
from collections.abc import Iterable
from weakref import WeakKeyDictionary

from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue
from streamlit.runtime.media_file_manager import DeferredCallableEntry, MediaFileManager

clear, put, request, drop, make = (
    ForwardMsgQueue.clear,
    AppSession._enqueue_forward_msg,
    AppSession.request_rerun,
    MediaFileManager._drop_deferred_id,
    MediaFileManager.execute_deferred,
)  # Streamlit's own
FRESH = 2  # ends of runs; the browser waits for `global.maxCachedMessageAge` of them, far more than may come in between
ENDS = {ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY}

LATE, MOST = 10.0, 16  # s for which a file of the runs before can be asked for, and how many of the server's


class Shown:
    """The large messages of one session, each with the number of ends of runs when it was shown last."""

    def __init__(self) -> None:
        self.ends = 0
        self.last: dict[str, int] = {}

    def hear(self, message: ForwardMsg) -> None:
        """Of each message as it is put into the queue."""
        if message.WhichOneof("type") == "ref_hash":
            self.last[message.ref_hash] = self.ends
        elif message.metadata.cacheable:
            self.last[message.hash] = self.ends
        elif message.WhichOneof("type") == "script_finished" and message.script_finished in ENDS:
            self.ends += 1
            self.last = {each: end for each, end in self.last.items() if self.ends - end <= FRESH}

    def fresh(self, hashes: Iterable[str]) -> list[str]:
        """Those of them that the browser still has when the answer comes."""
        return [each for each in hashes if each in self.last]


SHOWN: WeakKeyDictionary[AppSession, Shown] = WeakKeyDictionary()
BEFORE: dict[str, tuple[float, DeferredCallableEntry]] = {}  # files of the runs before by name, and when they went


def keep() -> None:
    """From now on everything is sent, in its order, unless the whole page runs again; only what was shown lately is
    named instead, and files can be asked for by their last names."""
    ForwardMsgQueue.clear = kept
    AppSession._enqueue_forward_msg = heard
    AppSession.request_rerun = requested
    MediaFileManager._drop_deferred_id = dropped
    MediaFileManager.execute_deferred = made


def kept(
    self: ForwardMsgQueue, retain_lifecycle_msgs: bool = False, fragment_ids_this_run: list[str] | None = None
) -> None:
    if fragment_ids_this_run:
        self._delta_index_map = {}  # what comes now takes the place of no message of the run before
    else:
        clear(self, retain_lifecycle_msgs, fragment_ids_this_run)


def heard(self: AppSession, msg: ForwardMsg) -> None:
    SHOWN.setdefault(self, Shown()).hear(msg)
    put(self, msg)


def requested(self: AppSession, client_state: ClientState | None) -> None:
    if client_state:
        client_state.cached_message_hashes[:] = SHOWN.setdefault(self, Shown()).fresh(
            client_state.cached_message_hashes
        )
    request(self, client_state)


def dropped(self: MediaFileManager, file_id: str) -> None:
    """Streamlit holds the lock."""
    if entry := self._deferred_callables.get(file_id):
        now = time.monotonic()
        BEFORE[file_id] = (now, entry)
        for name, (since, _) in list(BEFORE.items()):
            if now - since > LATE or len(BEFORE) > MOST:
                del BEFORE[name]
    drop(self, file_id)


def made(self: MediaFileManager, file_id: str) -> str:
    with self._lock:
        since, entry = BEFORE.get(file_id, (0.0, None))
        is_late = entry is not None and file_id not in self._deferred_callables
        if entry is not None and is_late and time.monotonic() - since <= LATE:
            self._deferred_callables[file_id] = entry
    try:
        return make(self, file_id)
    finally:
        if is_late:
            with self._lock:
                self._deferred_callables.pop(file_id, None)
