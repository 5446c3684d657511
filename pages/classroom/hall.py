"""The rooms' addresses: who opens one, who listens, what the teacher's page says. Students only ever read.

    POST room                      → {"code", "key"}; with both: that room again, as it was or new
    GET  room/CODE/events          the room's states as a stream, each complete; `?desk` is not counted
    GET  room/CODE/now             the newest state, with its ETag, where no stream comes through
    GET  room/CODE/run/DIGEST      what the class looks at
    POST room/CODE/say             the teacher's key in `Authorization: Bearer`; {"run", "at", "page"}, {"vote": what is
                                   done with it} or {"over": true}
    POST room/CODE/vote            {"number", "round", "tab", "a"}: 409 where that round is not open
    GET  room/CODE/tally           the key again: the bars at any time, and what each is called
    GET  room/words/LANG.json      words of the page, labels of the stage, names of the chapters
    GET  /?r=CODE                  the page itself
    GET  /?plan=NAME               a lesson plan, for the teacher

A store that does not answer is 503 here and nothing anywhere else.
"""

import asyncio
import re
import threading
import time
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from hashlib import sha256
from secrets import token_hex
from typing import Any

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response, StreamingResponse

from pages.classroom import follower, plan_page, poll, room
from pages.classroom.audience import Audience, spelled
from pages.classroom.limits import Limit, address
from pages.classroom.shared_store import shared
from pages.classroom.store import ANY, Full, Store, Unreachable
from pages.server.asgi import below
from pages.words.words import LANGUAGES, words

MOST_LISTENERS = 500
MISSES, MISSES_SECONDS = 30, 60
OPENINGS, OPENINGS_SECONDS = 20, 3600
MOST_SAID, MOST_VOTED = 8 << 10, 512  # bytes
TAB_SECONDS = 0.3  # in which one tab votes once
BODY_SECONDS = 5  # for all of them to come
STORE_SECONDS = 1  # a store that takes longer has not answered
AGAIN = "retry: 2000\n\n"
TITLE = re.compile(r"\w+\.title")
STREAM = {"Cache-Control": "no-cache, no-transform", "X-Accel-Buffering": "no"}
FOREVER = {"Cache-Control": "private, max-age=31536000, immutable"}
FRESH = {"Cache-Control": "no-cache"}
NEVER = {"Cache-Control": "no-store"}


class Refused(Exception):
    """An answer that is only a status."""

    def __init__(self, status: int) -> None:
        self.status = status


class Hall:
    """Answers the rooms' addresses, below `server.baseUrlPath` as it is when a request comes; all else goes through."""

    def __init__(self, app, store: Store | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        self.app, self.given = app, store
        self.audiences: dict[str, Audience] = {}
        self.clock, self.voted, self.acting = clock, {}, threading.Lock()
        self.misses = Limit(MISSES, MISSES_SECONDS, clock)
        self.openings = Limit(OPENINGS, OPENINGS_SECONDS, clock)
        self.replica, self.threads = token_hex(4), ThreadPoolExecutor(4, "rooms")
        self.unwatch: Callable[[], None] | None = None
        self.routes = (
            ("POST", re.compile(r"/room"), self.open),
            ("GET", re.compile(r"/room/words/([^/]*)\.json"), self.words),
            ("GET", re.compile(r"/room/([^/]+)/events"), self.events),
            ("GET", re.compile(r"/room/([^/]+)/now"), self.now),
            ("GET", re.compile(r"/room/([^/]+)/run/([^/]+)"), self.run),
            ("POST", re.compile(r"/room/([^/]+)/say"), self.say),
            ("POST", re.compile(r"/room/([^/]+)/vote"), self.vote),
            ("GET", re.compile(r"/room/([^/]+)/tally"), self.tally),
        )

    @property
    def store(self) -> Store:
        return self.given or shared()

    async def __call__(self, scope, receive, send) -> None:
        path = (below(scope) if scope["type"] == "http" else None) or ""
        if path == "/" and (code := follower.code(scope)):
            await follower.page(code)(scope, receive, send)
            return
        if path == "/" and (plan := plan_page.asked(scope)):
            await plan_page.page(*plan)(scope, receive, send)
            return
        for method, pattern, route in self.routes:
            asked = pattern.fullmatch(path)
            if asked:
                answer = await self.answer(method, route, Request(scope, receive), asked.groups())
                await answer(scope, receive, send)
                return
        await self.app(scope, receive, send)

    async def answer(self, method: str, route: Callable, request: Request, asked: tuple[str, ...]) -> Response:
        if request.method != method:
            return Response(status_code=405, headers={"Allow": method})
        try:
            return await route(request, *asked)
        except Refused as refused:
            return Response(status_code=refused.status, headers=NEVER)
        except Full:
            return Response(status_code=429, headers=NEVER)
        except (Unreachable, TimeoutError):
            return Response(status_code=503, headers=NEVER)

    async def open(self, request: Request) -> Response:
        said = await self.body(request)
        code, key = said.get("code", ""), said.get("key", "")
        if not said:
            code, key = await self.open_new(request)
        elif len(said) == 2 and is_code(code) and isinstance(key, str) and room.KEY.fullmatch(key):
            await self.open_again(request, code, key)
        else:
            raise Refused(400)
        return JSONResponse({"code": code, "key": key}, headers=NEVER)

    async def open_new(self, request: Request) -> tuple[str, str]:
        self.check_openings(request)
        key = room.new_key()
        while True:
            code = room.new_code()
            if await self.ask(self.store.make, code, {"key": room.locked(key)}):
                return code, key

    async def open_again(self, request: Request, code: str, key: str) -> None:
        """The room as it is, where the key is its own; a new one where it has been forgotten."""
        fields = await self.ask(self.store.read, code)
        if fields is None:
            self.check_openings(request)
            if await self.ask(self.store.make, code, {"key": room.locked(key)}):
                return
            fields = await self.ask(self.store.read, code)
        if not fields or not room.opens(key, fields):
            raise self.miss(request, 403)

    async def events(self, request: Request, code: str) -> Response:
        await self.fields(request, code)
        audience = self.audience(code)
        if audience.text is None or not audience.listeners:
            await audience.refresh()
        if max(len(audience.listeners), audience.here) >= MOST_LISTENERS:
            raise Refused(503)
        states = stream(audience.listen("desk" in request.query_params))
        return StreamingResponse(states, media_type="text/event-stream", headers=STREAM)

    async def now(self, request: Request, code: str) -> Response:
        fields = await self.fields(request, code)
        here = self.audiences[code].here if code in self.audiences else 0
        counted = await self.ask(poll.counted, self.store, code, fields)
        return tagged(request, spelled(counted, here).encode())

    async def run(self, request: Request, code: str, digest: str) -> Response:
        await self.fields(request, code)
        run = await self.ask(self.store.kept, digest) if room.RUN.fullmatch(digest) else None
        if run is None:
            raise Refused(404)
        return Response(run, media_type="application/json", headers=FOREVER)

    async def say(self, request: Request, code: str) -> Response:
        said = await self.body(request)
        self.check_key(request, await self.fields(request, code))
        if said == {"over": True}:
            await self.ask(self.store.drop, code)
            return Response(status_code=204)
        try:
            if said.keys() == {"vote"}:
                written = await self.ask(self.act, code, said["vote"])
            else:
                written = await self.ask(self.store.write, code, room.said_by_teacher(said))
        except ValueError as error:
            raise Refused(400) from error
        return Response(status_code=204 if written else 404)

    def act(self, code: str, what: object) -> int:
        """Do the next thing with a vote. One that is revealed keeps its counts; then who voted is forgotten.

        One at a time: a second "reveal" would count what the first has forgotten.
        """
        with self.acting:
            fields = self.store.read(code) or {}
            new = poll.follows(fields, what, time.time())
            vote = new["poll"]
            if vote and vote["state"] == "revealed":
                vote["counts"] = poll.count(self.store, code, fields["poll"])
            written = self.store.write(code, new)
            if written and (not vote or "counts" in vote):
                self.store.forget_votes(code)
            return written

    async def vote(self, request: Request, code: str) -> Response:
        said = await self.body(request, MOST_VOTED)
        try:
            about = poll.answers(await self.fields(request, code), said)
        except LookupError as error:
            raise Refused(409) from error
        except ValueError as error:
            raise Refused(400) from error
        tab, now = f"{code} {said['tab']}", self.clock()
        self.voted = {who: at for who, at in self.voted.items() if at > now - TAB_SECONDS}
        if tab in self.voted or not await self.ask(
            self.store.vote, code, about, said["tab"], said["a"], poll.MOST_VOTES
        ):
            raise Refused(429)
        self.voted[tab] = now
        if code in self.audiences:
            self.audiences[code].recount_soon()
        return Response(status_code=204, headers=NEVER)

    async def tally(self, request: Request, code: str) -> Response:
        self.check_key(request, await self.fields(request, code))
        fields = await self.ask(poll.read, self.store, code) or {}
        return JSONResponse(poll.tally(fields), headers=NEVER)

    def check_key(self, request: Request, fields: dict) -> None:
        kind, _, key = request.headers.get("authorization", "").partition(" ")
        if kind.lower() != "bearer" or not room.opens(key, fields):
            raise self.miss(request, 403)

    async def words(self, request: Request, lang: str) -> Response:
        if lang not in LANGUAGES:
            raise Refused(404)
        table = words(lang).table
        titles = {key.removesuffix(".title"): title for key, title in table.items() if TITLE.fullmatch(key)}
        pages = {name.replace("_", "-"): title for name, title in titles.items()}
        said = {name: words(lang).file(name) for name in ("room", "stage")}
        return tagged(request, room.packed(said | {"pages": pages})[1])

    async def body(self, request: Request, most: int = MOST_SAID) -> dict:
        """What was sent. A form of another site has no such type, and no page of it may send one (`guard`)."""
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
            raise Refused(415)
        body = bytearray()
        try:
            async with asyncio.timeout(BODY_SECONDS):
                async for part in request.stream():
                    body += part
                    if len(body) > most:
                        raise Refused(413)
            return room.parsed(bytes(body))
        except (TimeoutError, ClientDisconnect) as error:
            raise Refused(408) from error
        except ValueError as error:
            raise Refused(400) from error

    async def fields(self, request: Request, code: str) -> dict:
        """The fields of a room; who asks for one that is none is refused, more bluntly when that was too often."""
        fields = await self.ask(self.store.read, code) if is_code(code) else None
        if fields is None:
            raise self.miss(request, 404)
        return fields

    def miss(self, request: Request, status: int) -> Refused:
        return Refused(429 if self.misses.is_passed(address(request.scope)) else status)

    def check_openings(self, request: Request) -> None:
        if self.openings.is_passed(address(request.scope)):
            raise Refused(429)

    def audience(self, code: str) -> Audience:
        """Those who listen to a room here. The first of all begins to watch the store."""
        if self.unwatch is None:
            loop = asyncio.get_running_loop()
            self.unwatch = self.store.watch(partial(loop.call_soon_threadsafe, self.told))
        if code not in self.audiences:
            self.audiences = {code: one for code, one in self.audiences.items() if one.listeners}
            count = partial(self.ask, self.store.here, code, self.replica)
            self.audiences[code] = Audience(partial(self.ask, poll.read, self.store, code), count)
        return self.audiences[code]

    def told(self, code: str) -> None:
        """A room has changed."""
        for audience in self.audiences.values() if code == ANY else filter(None, [self.audiences.get(code)]):
            audience.change()

    async def ask(self, question: Callable, *arguments: Any) -> Any:
        """The store's answer, from a thread: it may be elsewhere. TimeoutError where it does not come."""
        async with asyncio.timeout(STORE_SECONDS):
            return await asyncio.get_running_loop().run_in_executor(self.threads, question, *arguments)


def is_code(code: object) -> bool:
    return isinstance(code, str) and room.CODE.fullmatch(code) is not None


def tagged(request: Request, body: bytes) -> Response:
    """JSON that is sent once and then only named."""
    headers = {**FRESH, "ETag": f'W/"{sha256(body).hexdigest()[:16]}"'}
    if request.headers.get("if-none-match") == headers["ETag"]:
        return Response(status_code=304, headers=headers)
    return Response(body, media_type="application/json", headers=headers)


async def stream(states: AsyncIterator[str]) -> AsyncIterator[str]:
    """States as server-sent events; where there was none for a while, a comment."""
    yield AGAIN
    async for state in states:
        yield f"data: {state}\n\n" if state else ":\n\n"
