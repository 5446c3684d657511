"""What a run has sent when the next is asked for.

Streamlit asks the runner that is there to run again. One that has just come to its end declines, another is made, and
all that the first has sent, but the server's loop has not yet taken up, is ignored as that of a run that was stopped: a
list that was pressed open stayed empty. It takes a request that is read while a run ends, as a page that watches a
training makes five of a second.
"""

from typing import Any
from weakref import WeakSet

from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner import RerunData, ScriptRunner, ScriptRunnerEvent

create, hear = AppSession._create_scriptrunner, AppSession._handle_scriptrunner_event_on_event_loop  # Streamlit's own
ENDED: WeakSet[ScriptRunner] = WeakSet()  # they had come to their end when another was made


def mend() -> None:
    """From now on all that a run has sent is put into the queue."""
    AppSession._create_scriptrunner = created
    AppSession._handle_scriptrunner_event_on_event_loop = heard


def created(self: AppSession, initial_rerun_data: RerunData) -> None:
    if self._scriptrunner is not None:
        ENDED.add(self._scriptrunner)
    create(self, initial_rerun_data)


def heard(self: AppSession, sender: ScriptRunner | None, event: ScriptRunnerEvent, *told: Any, **more: Any) -> None:
    """All that it sent was told to the loop before the next one was made; its end then is no end of the session's."""
    if sender in ENDED and event is not ScriptRunnerEvent.SHUTDOWN:
        sender = self._scriptrunner
    hear(self, sender, event, *told, **more)
