"""Redirects from addresses without a page to the right page.

Streamlit serves its page at every address that is no file of its own; at an address of two segments that page looks
for its scripts, and for the server, in the wrong place.
"""

from starlette.responses import RedirectResponse

from pages.server.asgi import below, home, wants_page

MOVED = (301, 307, 308)


class UnknownPages:
    """Wherever a browser would get the page at an address that is no chapter's, it is sent to the right one.

    That is the first chapter named in the address, else the first page, with the same parameters. The target is
    relative, so that it holds behind a proxy that takes a prefix off.
    """

    def __init__(self, app, pages: tuple[str, ...]) -> None:
        self.app, self.pages = app, pages

    async def __call__(self, scope, receive, send) -> None:
        path = below(scope) if wants_page(scope) else None
        if path is None or path in ("/", *(f"/{page}" for page in self.pages)):
            await self.app(scope, receive, send)
            return
        lost = False

        async def turn(message) -> None:
            nonlocal lost
            if message["type"] == "http.response.start" and is_page(message):
                lost = True
                await RedirectResponse(self.target(scope, path), status_code=307)(scope, receive, send)
            elif not lost:
                await send(message)

        await self.app(scope, receive, turn)

    def target(self, scope, path: str) -> str:
        """The right address, as seen from the one that was asked for."""
        query = scope["query_string"].decode("latin-1")
        parameters = f"?{query}" if query else ""
        if not path:  # the first page without its slash
            return f"./{home(scope).rpartition('/')[2]}/{parameters}"
        asked = scope.get("raw_path", b"").decode("latin-1") or scope["path"]  # an encoded slash ends no folder
        up = asked.count("/") - home(scope).count("/") - 1
        named = next((part for part in path.split("/") if part in self.pages), "")
        return ("../" * up or "./") + named + parameters


def is_page(message) -> bool:
    """Streamlit's page, or its way to the same address without a last slash."""
    kinds = (value for name, value in message["headers"] if name == b"content-type")
    return message["status"] in MOVED or (message["status"] == 200 and any(b"text/html" in kind for kind in kinds))
