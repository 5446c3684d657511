"""Who may talk to the server, by Origin and Host. Streamlit would ask an outside service for its own address first."""

from streamlit.web.server.server_util import allow_all_cross_origin_requests, allowlisted_origins
from streamlit.web.server.starlette.starlette_websocket import is_host_allowed

from pages.server import configuration
from pages.server.asgi import say

READING = ("GET", "HEAD", "OPTIONS")
FORBIDDEN, TRY_LATER = 1008, 1013  # codes of a websocket's end; before it is accepted each is sent as status 403


class Guard:
    """Refuses a websocket or a change of anything that another site's page asks for, and more pages than there is room.

    A program that is no browser sends no Origin and goes on. Ports are not compared: proxies drop them.
    """

    def __init__(self, app) -> None:
        self.app, self.others, self.most = app, configuration.origins(), configuration.visits()
        self.open = 0

    async def __call__(self, scope, receive, send) -> None:
        if scope["type"] == "websocket":
            await self.connect(scope, receive, send)
        elif scope["type"] == "http" and scope["method"] not in READING and not self.welcome(scope):
            await say(send, 403, "Another site's page may not change anything here.")
        else:
            await self.app(scope, receive, send)

    async def connect(self, scope, receive, send) -> None:
        """A websocket: let through without its Origin, so that nobody downstream has to ask whose it is."""
        if not self.welcome(scope) or self.open >= self.most:
            await receive()
            await send({"type": "websocket.close", "code": TRY_LATER if self.welcome(scope) else FORBIDDEN})
            return
        judged = [pair for pair in scope["headers"] if pair[0] != b"origin"]
        self.open += 1
        try:
            await self.app({**scope, "headers": judged}, receive, send)
        finally:
            self.open -= 1

    def welcome(self, scope) -> bool:
        """Whether the Host is one of ours and the Origin, if there is one, belongs to it or to a named site."""
        headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
        host, origin = headers.get(b"host"), headers.get(b"origin")
        if not is_host_allowed(host):
            return False
        if origin is None or allow_all_cross_origin_requests():
            return True
        site = configuration.host_name(origin)
        named = self.others | {configuration.host_name(other) for other in allowlisted_origins()}
        return site is not None and (site == configuration.host_name(host or "") or site in named)
