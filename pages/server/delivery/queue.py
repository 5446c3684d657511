"""What waits to be sent while a part of the page runs again.

Streamlit drops what a run of the whole page has put into its queue for that part, but not the end of that run, upon
which the browser takes off the page all that the run has not shown. The foot then stands in the part's place and is
lost, or the next place is none ("Bad delta path index"), for which React takes the whole app away. It takes a full run
with one of a part behind it, faster than they are sent: a slow machine as a connection comes back.
"""

from streamlit.runtime.forward_msg_queue import ForwardMsgQueue

clear = ForwardMsgQueue.clear  # Streamlit's own


def mend() -> None:
    """From now on everything is sent, in its order, unless the whole page runs again."""
    ForwardMsgQueue.clear = kept


def kept(
    self: ForwardMsgQueue, retain_lifecycle_msgs: bool = False, fragment_ids_this_run: list[str] | None = None
) -> None:
    if fragment_ids_this_run:
        self._delta_index_map = {}  # what comes now takes the place of no message of the run before
    else:
        clear(self, retain_lifecycle_msgs, fragment_ids_this_run)
