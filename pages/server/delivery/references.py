"""Large messages that the browser has: they are not sent again, only named.

Which it has, it says with each request; but it drops those that no run has shown for so many ends of runs, and ends
that are on their way to it come before the answer. It finds nothing under the name then ("Cached ForwardMsg MISS") and
hears no more. It takes a slider that is moved three places and back before the first move is answered.
"""

from collections.abc import Iterable
from weakref import WeakKeyDictionary

from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.app_session import AppSession

put, request = AppSession._enqueue_forward_msg, AppSession.request_rerun  # Streamlit's own
FRESH = 2  # ends of runs; the browser waits for `global.maxCachedMessageAge` of them, far more than may come in between
ENDS = {ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY}


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


SESSIONS: WeakKeyDictionary[AppSession, Shown] = WeakKeyDictionary()


def shown_by(session: AppSession) -> Shown:
    if session not in SESSIONS:
        SESSIONS[session] = Shown()
    return SESSIONS[session]


def mend() -> None:
    """From now on only what was shown lately is named."""
    AppSession._enqueue_forward_msg = heard
    AppSession.request_rerun = requested


def heard(self: AppSession, msg: ForwardMsg) -> None:
    shown_by(self).hear(msg)
    put(self, msg)


def requested(self: AppSession, client_state: ClientState | None) -> None:
    if client_state:
        client_state.cached_message_hashes[:] = shown_by(self).fresh(client_state.cached_message_hashes)
    request(self, client_state)
