"""Streamlit's own script files, compressed once and kept.

They never change while the server runs. Compressed anew for each visitor, as plain gzip middleware does, they
take 0.2 s of CPU a visitor and hold up everybody else's typing meanwhile.
"""

import asyncio
import gzip
from functools import cache
from pathlib import Path

from streamlit.file_util import get_static_dir

from pages.server.asgi import below, collect, respond, takes_gzip

TEXT = (b"text/", b"application/javascript", b"application/json", b"image/svg")


class StaticGzip:
    """Answers GET /static/… from memory, in gzip, to whoever takes it; all else goes through.

    Only names of files that there are, letter by letter, are kept: Streamlit answers any other name too.
    """

    def __init__(self, app) -> None:
        self.app = app
        self.kept: dict[str, tuple[list, bytes]] = {}

    async def __call__(self, scope, receive, send) -> None:
        path = (below(scope) if takes_gzip(scope) else None) or ""
        if path not in files():
            await self.app(scope, receive, send)
            return
        if path not in self.kept:
            status, headers, body = await collect(self.app, scope)
            if status != 200 or not dict(headers).get(b"content-type", b"").startswith(TEXT):
                await respond(send, status, headers, body)
                return
            packed = await asyncio.to_thread(gzip.compress, body, 9)
            changed = {
                b"content-length": str(len(packed)).encode(),
                b"content-encoding": b"gzip",
                b"vary": b"Accept-Encoding",
            }
            same = [pair for pair in headers if pair[0] not in changed]
            self.kept[path] = [*same, *changed.items()], packed
        await respond(send, 200, *self.kept[path])


@cache
def files() -> frozenset[str]:
    """The paths of Streamlit's own files below /static/."""
    top = Path(get_static_dir())
    return frozenset("/" + path.relative_to(top).as_posix() for path in top.glob("static/**/*") if path.is_file())
