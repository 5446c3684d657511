"""What a part of a page asks for after the page was left."""

import asyncio

from streamlit.proto.BackMsg_pb2 import BackMsg

from pages.server.stale_requests import StaleRequests
from tests.pages.server.asked import scope

OLD, NEW = "old page", "new page"


def asks(page: str, part: str = "") -> bytes:
    """A run of the page, or of a part of it."""
    message = BackMsg()
    message.rerun_script.page_script_hash = page
    message.rerun_script.fragment_id = part
    return message.SerializeToString()


def heard(*sent: bytes) -> list[bytes]:
    """What of this reaches the app."""
    messages = [{"type": "websocket.connect"}]
    messages += [{"type": "websocket.receive", "bytes": each, "text": None} for each in sent]
    messages += [{"type": "websocket.disconnect", "code": 1000}]
    reached = []

    async def app(asked, receive, send):
        while (message := await receive())["type"] != "websocket.disconnect":
            reached.append(message)

    async def receive():
        return messages.pop(0)

    async def send(message):
        """Nobody listens."""

    asyncio.run(StaleRequests(app)(scope("/_stcore/stream", kind="websocket"), receive, send))
    assert reached.pop(0)["type"] == "websocket.connect"
    return [message["bytes"] for message in reached]


def test_a_part_of_a_page_that_was_left_asks_for_nothing_any_more():
    left = [asks(""), asks(OLD, "live"), asks(NEW)]
    assert heard(*left, asks(OLD, "live"), asks(OLD, "other"), asks(NEW, "more")) == [*left, asks(NEW, "more")]


def test_whatever_the_page_in_view_asks_for_is_heard():
    sent = [asks(""), asks(OLD), asks(OLD, "live"), asks(OLD), asks(NEW), asks(NEW, "live"), b"", b"no message"]
    assert heard(*sent) == sent


def test_who_goes_back_is_heard_again_by_a_link_and_where_the_server_changed_the_page():
    there = [asks(OLD, "live"), asks(NEW)]
    assert heard(*there, asks(OLD), asks(OLD, "live")) == [*there, asks(OLD), asks(OLD, "live")]
    assert heard(*there, asks(NEW, "take it"), asks(OLD, "live")) == [*there, asks(NEW, "take it"), asks(OLD, "live")]


def test_a_whole_run_is_heard_from_wherever_it_is_asked_for():
    sent = [asks(OLD, "live"), asks(NEW), asks(OLD), asks(NEW)]
    assert heard(*sent) == sent
