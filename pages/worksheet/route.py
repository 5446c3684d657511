"""Answers the worksheet's addresses, which need no Streamlit: the browser draws the sheet from the run in the page.

GET /sheet?…              the page of a state, its address as the app's
GET /sheet/code?to=LINK   a QR code of a link to this server; empty where no other device can open one
"""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from html import escape
from io import BytesIO
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response

from pages.classroom.rate_limit import Limit, address
from pages.server import own_page, stage_files
from pages.server.asgi import below, parameters
from pages.server.configuration import host_name
from pages.server.links import INKS, at_any_replica, from_network, loopback, qr
from pages.words.escape import as_json
from pages.words.words import words
from pages.worksheet.sheet import made

READ = ("GET", "HEAD")
MOST, SECONDS = 120, 60  # sheets and codes for one address: a class behind one of them opens theirs at once
KEPT = {"Cache-Control": "private, max-age=3600"}
PAGE = """<link rel="stylesheet" href="stage/{digest}/sheet.css">
<body class="gw-sheet">
<div id="gw-sheet"><noscript>{needs}</noscript></div>
<script type="application/json" id="gw-sheet-data">{data}</script>
{family}<script src="stage/{digest}/sheet.js"></script>
"""
FAMILY = '<script src="stage/{digest}/family.js"></script>\n'  # the cells that are no LSTM's


class Worksheets:
    """Lies in front of Streamlit; all else goes through."""

    def __init__(self, app) -> None:
        self.app = app
        self.asked = Limit(MOST, SECONDS)
        self.threads = ThreadPoolExecutor(1, "sheets")  # a run is computed: not all of them at once

    async def __call__(self, scope, receive, send) -> None:
        path = below(scope) if scope["type"] == "http" else None
        if path not in ("/sheet", "/sheet/code"):
            await self.app(scope, receive, send)
            return
        answer = self.code if path == "/sheet/code" else self.page
        await (await self.allowed(answer, Request(scope, receive)))(scope, receive, send)

    async def allowed(self, answer, request: Request) -> Response:
        if request.method not in READ:
            return Response(status_code=405, headers={"Allow": ", ".join(READ)})
        if self.asked.is_passed(address(request.scope)):
            return Response(status_code=429, headers={"Retry-After": str(SECONDS)})
        return await answer(request)

    async def page(self, request: Request) -> Response:
        locale = request.headers.get("accept-language", "")
        return await asyncio.get_running_loop().run_in_executor(self.threads, page, parameters(request.scope), locale)

    async def code(self, request: Request) -> Response:
        """Of a link to the host that was asked; 404 for any other, and for one that is too long for a code."""
        link = parameters(request.scope).get("to", "")
        if not is_ours(link, request):
            return Response(status_code=404)
        _, port = request.scope.get("server") or ("", None)
        return await asyncio.get_running_loop().run_in_executor(self.threads, code, link, port)


def is_ours(link: str, request: Request) -> bool:
    """Whether a link leads to the host that was asked for it; ports are not compared, for proxies drop them."""
    try:
        target = urlsplit(link)
        return target.scheme in ("http", "https") and host_name(target.netloc) == host_name(
            request.headers.get("host", "")
        )
    except ValueError:
        return False


def code(link: str, port: int | None) -> Response:
    """The QR code of a link as other devices open it, from a server at `port`, which alone is asked for.

    204 where they cannot; 404 for a link that is too long for a code.
    """
    reached: str | None = at_any_replica(link)
    try:
        if loopback(link):
            reached = from_network(reached) if (urlsplit(link).port or 80) == port else None
        if reached is None:
            return Response(status_code=204)
        drawn = qr(reached)
    except ValueError:  # no number of a port, or `segno.DataOverflowError`
        return Response(status_code=404)
    picture = BytesIO()
    drawn.save(picture, kind="svg", scale=4, border=2, **INKS)
    return Response(picture.getvalue(), media_type="image/svg+xml", headers=KEPT)


def page(link: dict[str, str], locale: str) -> Response:
    """The page of the worksheet that an address asks for."""
    sheet = made(link, locale)
    say = words(sheet["lang"])
    return own_page.page(
        PAGE,
        lang=sheet["lang"],
        title=escape(f"{say('sheet.name')} · {say('frame.name')}"),
        needs=escape(say("sheet.needs")),
        data=as_json(sheet),
        family="" if sheet["sent"]["kind"] == "lstm" else FAMILY.format(digest=stage_files.files()[0]),
    )
