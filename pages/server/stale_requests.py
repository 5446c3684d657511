"""Requests by a part of a page that was left while the part ran by itself.

Until the browser hears that the next page has begun, a live panel goes on asking to be run. Streamlit would run it
after the next page and name the old one, whereupon the browser takes all that the next page has shown off the screen.
"""

from google.protobuf.message import DecodeError
from streamlit.proto.BackMsg_pb2 import BackMsg


class StaleRequests:
    """Keeps from the app what parts of a page ask for after the browser asked for another page."""

    def __init__(self, app) -> None:
        self.app = app

    async def __call__(self, scope, receive, send) -> None:
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return
        pages = Pages()

        async def fresh() -> dict:
            while True:
                message = await receive()
                if not pages.stale(message.get("bytes") or b""):
                    return message

        await self.app(scope, fresh, send)


class Pages:
    """The page that a browser asked for last, and the one that it left for it, as Streamlit names them."""

    def __init__(self) -> None:
        self.here = self.left = ""

    def stale(self, data: bytes) -> bool:
        """Whether this message is one of the page that was left. What comes from the new page says: it is there."""
        try:
            asked = BackMsg.FromString(data).rerun_script
        except DecodeError:
            return False
        page = asked.page_script_hash
        if not page:
            return False
        if asked.fragment_id and page == self.left:
            return True
        self.here, self.left = page, "" if asked.fragment_id or page == self.here else self.here
        return False
