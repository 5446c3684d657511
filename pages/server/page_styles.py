"""What is added to the page that Streamlit serves.

The frame's styles, the script that keeps the page still while it loads, the one that fetches a teacher's, and at a
chapter's address where the server is.

Sent as an element of the run, as the frame does where nothing answers these routes, the styles come when widgets
already stand on the screen, which then all jump.
"""

from pathlib import Path

from pages.server import stage_files
from pages.server.asgi import collect, respond, wants_page
from pages.server.headers import policy

ASSETS = Path(__file__).parents[2] / "assets"
STYLES, LOADING, TEACHING = ASSETS / "app.css", ASSETS / "loading.js", ASSETS / "teaching.js"
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

    async def __call__(self, scope, receive, send) -> None:
        if not wants_page(scope):
            await self.app(scope, receive, send)
            return
        status, headers, body = await collect(self.app, scope)
        if dict(headers).get(b"content-type", b"").startswith(b"text/html"):
            home = HOME if scope["path"].rpartition("/")[2] in self.pages else b""
            body = body.replace(BODY, BODY + home + parts(), 1)
            headers = [pair for pair in headers if pair[0] not in STALE]
            headers += [(b"content-length", str(len(body)).encode()), policy(body)]
        await respond(send, status, headers, body)


def parts() -> bytes:
    """What every page begins with."""
    teaching = TEACHING.read_bytes().replace(b"DIGEST", stage_files.files()[0].encode())
    scripts = b"".join(b"<script>" + script + b"</script>" for script in (LOADING.read_bytes(), teaching))
    return scripts + b"<style>" + STYLES.read_bytes() + b"</style>"
