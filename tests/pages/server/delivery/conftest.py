import pytest
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue
from streamlit.runtime.media_file_manager import MediaFileManager

from pages.server import delivery


@pytest.fixture(autouse=True)
def mended(monkeypatch):
    for owner, name in (
        (ForwardMsgQueue, "clear"),
        (AppSession, "_enqueue_forward_msg"),
        (AppSession, "request_rerun"),
        (AppSession, "_create_scriptrunner"),
        (AppSession, "_handle_scriptrunner_event_on_event_loop"),
        (MediaFileManager, "_drop_deferred_id"),
        (MediaFileManager, "execute_deferred"),
    ):
        monkeypatch.setattr(owner, name, getattr(owner, name))  # as it is now, again afterwards
    delivery.mend()
