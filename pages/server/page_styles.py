"""The frame's styles inside the page that Streamlit serves, what keeps it still while it loads, and at a chapter's
address where the server is.

Sent as an element of the run, as the frame does where nothing answers these routes, the styles come when widgets
already stand on the screen, which then all jump.
"""

from pathlib import Path

from pages.server import configuration
from pages.server.asgi import collect, respond, wants_page
from pages.server.headers import policy

ASSETS = Path(__file__).parents[2] / "assets"
STYLES, LOADING = ASSETS / "app.css", ASSETS / "loading.js"
BODY = b"<body>"  # after it, so that our rules come later than Streamlit's, which stand in the head
# Streamlit looks for its server below a chapter's address first: two errors in the console at every deep link.
HOME = b'<script>window.__streamlit = {BACKEND_BASE_URL: new URL(".", location.href).href}</script>'
STALE = (b"content-length", b"etag", b"last-modified")  # of the file that the page was made of


class PageStyles:
    """Adds the styles to every page, and the policy under which it runs; what is no page goes through.

    `pages` are the chapters' paths.
    """

    def __init__(self, app, pages: tuple[str, ...]) -> None:
        self.app, self.pages = app, pages
        configuration.frame_ancestors()  # a wrong setting stops the start, not every page

    async def __call__(self, scope, receive, send) -> None:
        if not wants_page(scope):
            await self.app(scope, receive, send)
            return
        status, headers, body = await collect(self.app, scope)
        if dict(headers).get(b"content-type", b"").startswith(b"text/html"):
            home = HOME if scope["path"].rpartition("/")[2] in self.pages else b""
            loading = b"<script>" + LOADING.read_bytes() + b"</script>"
            styles = b"<style>" + STYLES.read_bytes() + b"</style>"
            body = body.replace(BODY, BODY + home + loading + styles, 1)
            headers = [pair for pair in headers if pair[0] not in STALE]
            headers += [(b"content-length", str(len(body)).encode()), policy(body)]
        await respond(send, status, headers, body)
