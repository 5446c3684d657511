"""The frame's styles inside the page that Streamlit serves.

Sent as an element of the run, as the frame does where nothing answers these routes, they come when widgets already
stand on the screen, which then all jump.
"""

from pathlib import Path

from pages.ui.packed import collect, respond

STYLES = Path(__file__).parents[2] / "assets" / "app.css"
BODY = b"<body>"  # after it, so that our rules come later than Streamlit's, which stand in the head
STALE = (b"content-length", b"etag", b"last-modified")


class Dressed:
    """Adds the styles to every page; what is no page goes through."""

    def __init__(self, app) -> None:
        self.app = app

    async def __call__(self, scope, receive, send) -> None:
        if not wants_page(scope):
            await self.app(scope, receive, send)
            return
        status, headers, body = await collect(self.app, scope, receive)
        if dict(headers).get(b"content-type", b"").startswith(b"text/html"):
            body = body.replace(BODY, BODY + b"<style>" + STYLES.read_bytes() + b"</style>", 1)
            headers = [pair for pair in headers if pair[0] not in STALE]
            headers.append((b"content-length", str(len(body)).encode()))
        await respond(send, status, headers, body)


def wants_page(scope) -> bool:
    """A browser asks for a page to show."""
    if scope["type"] != "http" or scope["method"] != "GET":
        return False
    return any(name == b"accept" and b"text/html" in value for name, value in scope["headers"])
