"""The rooms' addresses: who opens one, who listens, what the teacher's page says. Students only ever read.

    POST room                      → {"code", "key", "desk"}; with code and key: that room again, as it was or new;
                                   with "join": true, too, only as it was
    GET  room/CODE/events          the room's states as a stream, each complete; `?desk=` is the teacher's, not counted
    GET  room/CODE/now             the newest state, with its ETag, where no stream comes through
    GET  room/CODE/run/DIGEST      what the class looks at
    POST room/CODE/say             the teacher's key in `Authorization: Bearer`; {"run", "at", "page", "visit"},
                                   {"vote": what is done with it}, {"press": a button of the remote}, {"notes": of a
                                   lesson plan} or {"over": true}
    POST room/CODE/vote            {"number", "round", "tab", "a"}: 409 where that round is not open
    GET  room/CODE/notes           the key again: what the plan says of the item that is shown
    GET  room/CODE/tally           the key again: the bars at any time, and what each is called
    GET  room/words/LANG.json      words of the page, labels of the stage, names of the chapters
    GET  room/desk/LANG.json       words of the teacher's pages
    GET  room/plan/LANG.json       words of a lesson plan
    GET  /?r=CODE                  the page itself
    GET  /?plan=NAME               a lesson plan, for the teacher; /?notes the notes of the one that is followed

A store that does not answer is 503 here and nothing anywhere else.
"""

import asyncio
import re
import time
from collections.abc import AsyncIterator, Callable
from functools import partial
from hashlib import sha256
from secrets import token_hex

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse

from pages.classroom import follower, page_words, plan_page, poll, room
from pages.classroom.access import Access, Refused
from pages.classroom.audience import Audience, spelled
from pages.classroom.storage.store import ANY, Full, Store, Unreachable
from pages.classroom.vote_routes import NEVER, VoteRoutes
from pages.server.asgi import below
from pages.words.words import LANGUAGES

MOST_LISTENERS = 500
AGAIN = "retry: 2000\n\n"
STREAM = {"Cache-Control": "no-cache, no-transform", "X-Accel-Buffering": "no"}
FOREVER = {"Cache-Control": "private, max-age=31536000, immutable"}
FRESH = {"Cache-Control": "no-cache"}


class Rooms:
    """Answers the rooms' addresses, below `server.baseUrlPath` as it is when a request comes; all else goes through."""

    def __init__(self, app, store: Store | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        self.app = app
        self.access = Access(store, clock)
        self.votes = VoteRoutes(self.access, self.recount)
        self.audiences: dict[str, Audience] = {}
        self.replica = token_hex(4)
        self.unwatch: Callable[[], None] | None = None
        self.routes = (
            ("POST", re.compile(r"/room"), self.open),
            ("GET", re.compile(r"/room/(words|desk|plan)/([^/]*)\.json"), self.words),
            ("GET", re.compile(r"/room/([^/]+)/events"), self.events),
            ("GET", re.compile(r"/room/([^/]+)/now"), self.now),
            ("GET", re.compile(r"/room/([^/]+)/run/([^/]+)"), self.run),
            ("POST", re.compile(r"/room/([^/]+)/say"), self.say),
            ("POST", re.compile(r"/room/([^/]+)/vote"), self.votes.vote),
            ("GET", re.compile(r"/room/([^/]+)/tally"), self.votes.tally),
            ("GET", re.compile(r"/room/([^/]+)/notes"), self.notes),
        )

    async def __call__(self, scope, receive, send) -> None:
        path = (below(scope) if scope["type"] == "http" else None) or ""
        if path == "/" and (followed := follower.asked(scope)):
            await followed(scope, receive, send)
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
            if refused.said:
                return JSONResponse(refused.said, refused.status, headers=NEVER)
            return Response(status_code=refused.status, headers=NEVER)
        except Full:
            return Response(status_code=429, headers=NEVER)
        except (Unreachable, TimeoutError):
            return Response(status_code=503, headers=NEVER)

    async def open(self, request: Request) -> Response:
        said = await self.access.body(request)
        code, key = said.get("code", ""), said.get("key", "")
        if not said:
            code, key = await self.open_new(request)
        elif said.keys() - {"join"} != {"code", "key"} or said.get("join", True) is not True:
            raise Refused(400)
        elif room.is_code(code) and isinstance(key, str) and room.KEY.fullmatch(key):
            await self.open_again(request, code, key, may_make="join" not in said)
        else:
            raise Refused(400)
        return JSONResponse({"code": code, "key": key, "desk": room.desk(room.locked(key))}, headers=NEVER)

    async def open_new(self, request: Request) -> tuple[str, str]:
        self.access.check_openings(request)
        key = room.new_key()
        while True:
            code = room.new_code()
            if await self.access.ask(self.access.store.make, code, {"key": room.locked(key)}):
                return code, key

    async def open_again(self, request: Request, code: str, key: str, may_make: bool) -> None:
        """The room as it is, where the key is its own; where it has been forgotten a new one, if it `may_make` one."""
        ask, store = self.access.ask, self.access.store
        fields = await ask(store.read, code)
        if fields is None and not may_make:
            raise self.access.miss(request, 404)
        if fields is None:
            self.access.check_openings(request)
            if await ask(store.make, code, {"key": room.locked(key)}):
                return
            fields = await ask(store.read, code)
        if not fields or not room.opens(key, fields):
            raise self.access.miss(request, 403)

    async def events(self, request: Request, code: str) -> Response:
        fields = await self.access.fields(request, code)
        is_desk = room.is_desk(request.query_params.get("desk"), fields)
        audience = self.audience(code)
        if audience.text is None or not audience.listeners:
            await audience.refresh()
        if audience.is_full(MOST_LISTENERS) and not is_desk:
            raise Refused(503, {"full": MOST_LISTENERS})
        return StreamingResponse(stream(audience.listen(is_desk)), media_type="text/event-stream", headers=STREAM)

    async def now(self, request: Request, code: str) -> Response:
        fields = await self.access.fields(request, code)
        audience = self.audiences.get(code)
        if audience and audience.is_full(MOST_LISTENERS):
            raise Refused(503, {"full": MOST_LISTENERS})
        counted = await self.access.ask(poll.counted, self.access.store, code, fields)
        return tagged(request, spelled(counted, audience.here if audience else 0).encode())

    async def run(self, request: Request, code: str, digest: str) -> Response:
        await self.access.fields(request, code)
        run = await self.access.ask(self.access.store.kept, digest) if room.RUN.fullmatch(digest) else None
        if run is None:
            raise Refused(404)
        return Response(run, media_type="application/json", headers=FOREVER)

    async def say(self, request: Request, code: str) -> Response:
        said = await self.access.body(request)
        fields = await self.access.taught(request, code)
        ask, store = self.access.ask, self.access.store
        if said == {"over": True}:
            await ask(store.drop, code)
            return Response(status_code=204)
        try:
            if said.keys() == {"vote"}:
                written = await ask(self.votes.act, code, said["vote"])
            elif said.keys() == {"press"}:
                written = await ask(store.write, code, room.pressed(fields, said["press"]))
            elif said.keys() == {"notes"}:
                written = await ask(store.write, code, room.noted(said["notes"], time.time()))
            else:
                new = room.said_by_teacher(said)
                written = room.is_late(new, fields) or await ask(store.write, code, new)
        except ValueError as error:
            raise Refused(400) from error
        return Response(status_code=204 if written else 404)

    async def notes(self, request: Request, code: str) -> Response:
        fields = await self.access.taught(request, code)
        return JSONResponse(room.notes(fields, time.time()), headers=NEVER)

    async def words(self, request: Request, whose: str, lang: str) -> Response:
        if lang not in LANGUAGES:
            raise Refused(404)
        said = {"words": page_words.student, "desk": page_words.teacher, "plan": page_words.plan}[whose]
        return tagged(request, room.packed(said(lang))[1])

    def audience(self, code: str) -> Audience:
        """Those who listen to a room here. The first of all begins to watch the store."""
        store, ask = self.access.store, self.access.ask
        if self.unwatch is None:
            loop = asyncio.get_running_loop()
            self.unwatch = store.watch(partial(loop.call_soon_threadsafe, self.told))
        if code not in self.audiences:
            self.audiences = {code: one for code, one in self.audiences.items() if one.listeners}
            count = partial(ask, store.here, code, self.replica)
            self.audiences[code] = Audience(partial(ask, poll.read, store, code), count)
        return self.audiences[code]

    def told(self, code: str) -> None:
        """A room has changed."""
        for audience in self.audiences.values() if code == ANY else filter(None, [self.audiences.get(code)]):
            audience.change()

    def recount(self, code: str) -> None:
        """The number of votes in a room has changed."""
        if code in self.audiences:
            self.audiences[code].recount_soon()


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
