"""The stage's built files: served under the hash of their content and kept by the browser for a year.

Where app.py is not the server (a host that runs it as a plain script, a test of one page) nothing answers
that path, and the stage is sent inline.
"""

from functools import lru_cache
from hashlib import sha256
from pathlib import Path

import streamlit as st
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

FOLDER = Path(__file__).parents[2] / "assets" / "stage"
TYPES = {"stage.js": "text/javascript", "stage.css": "text/css"}
FOREVER = {"Cache-Control": "public, max-age=31536000, immutable", "X-Content-Type-Options": "nosniff"}

_served = False


def files() -> tuple[str, dict[str, bytes]]:
    """(digest, name → content) of the built files as they are on disk now."""
    return _read(tuple((FOLDER / name).stat().st_mtime_ns for name in TYPES))


@lru_cache(1)
def _read(_changed: tuple[int, ...]) -> tuple[str, dict[str, bytes]]:
    contents = {name: (FOLDER / name).read_bytes() for name in TYPES}
    return sha256(b"\0".join(contents.values())).hexdigest()[:16], contents


async def answer(request: Request) -> Response:
    """One built file under the digest it has now; 404 under any other."""
    digest, contents = files()
    name = request.path_params["name"]
    if request.path_params["digest"] != digest or name not in contents:
        return Response(status_code=404)
    return Response(contents[name], media_type=TYPES[name], headers=FOREVER)


def routes() -> list[Route]:
    """The routes for the server that is about to run; from here on the stage is not sent inline."""
    global _served
    _served = True
    return [Route("/stage/{digest}/{name}", answer)]


def is_served() -> bool:
    """Whether this process answers `routes`."""
    return _served


class KnownPages:
    """Sends a browser that asks for a page there is none of to the first one, with its parameters."""

    def __init__(self, app, pages: tuple[str, ...]) -> None:
        self.app, self.pages = app, pages

    async def __call__(self, scope, receive, send) -> None:
        if scope["type"] == "http" and self.is_lost(scope):
            query = scope["query_string"].decode("latin-1")
            target = "./" + (f"?{query}" if query else "")
            await RedirectResponse(target, status_code=307)(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    def is_lost(self, scope) -> bool:
        """A page is asked for as HTML, by one path segment without a dot, and is none of ours."""
        segment = scope["path"].strip("/")
        wants_page = any(name == b"accept" and b"text/html" in value for name, value in scope["headers"])
        known = ("", st.get_option("server.baseUrlPath").strip("/"), *self.pages)
        return wants_page and segment not in known and not any(mark in segment for mark in "./")
