"""What each of the rooms' addresses asks first: is there such a room, is this its key, is what was sent short JSON.

Too many misses of one network are refused, and so are too many openings.
"""

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from starlette.requests import ClientDisconnect, Request

from pages.classroom import room
from pages.classroom.rate_limit import Limit, address
from pages.classroom.storage.shared_store import shared
from pages.classroom.storage.store import Store

MISSES, MISSES_SECONDS = 30, 60
OPENINGS, OPENINGS_SECONDS = 20, 3600
MOST_SAID = 8 << 10  # bytes
BODY_SECONDS = 5  # for all of them to come
STORE_SECONDS = 1  # a store that takes longer has not answered


class Refused(Exception):
    """An answer that is only a status, or a status and an object as JSON."""

    def __init__(self, status: int, said: dict | None = None) -> None:
        self.status, self.said = status, said


class Access:
    """The rooms of one server, as requests come to them. Every function raises `Refused` where one may not go on."""

    def __init__(self, store: Store | None, clock: Callable[[], float] = time.monotonic) -> None:
        self.given, self.clock = store, clock
        self.misses = Limit(MISSES, MISSES_SECONDS, clock)
        self.openings = Limit(OPENINGS, OPENINGS_SECONDS, clock)
        self.threads = ThreadPoolExecutor(4, "rooms")

    @property
    def store(self) -> Store:
        return self.given or shared()

    async def ask(self, question: Callable, *arguments: Any) -> Any:
        """The store's answer, from a thread: it may be elsewhere. TimeoutError where it does not come."""
        async with asyncio.timeout(STORE_SECONDS):
            return await asyncio.get_running_loop().run_in_executor(self.threads, question, *arguments)

    async def fields(self, request: Request, code: str) -> dict:
        """The fields of a room. Where there is none, 404, or 429 after too many misses."""
        fields = await self.ask(self.store.read, code) if room.is_code(code) else None
        if fields is None:
            raise self.miss(request, 404)
        return fields

    async def taught(self, request: Request, code: str) -> dict:
        """The fields of a room, for who has its key; 403 for any other."""
        fields = await self.fields(request, code)
        kind, _, key = request.headers.get("authorization", "").partition(" ")
        if kind.lower() != "bearer" or not room.opens(key, fields):
            raise self.miss(request, 403)
        return fields

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

    def miss(self, request: Request, status: int) -> Refused:
        return Refused(429 if self.misses.is_passed(address(request.scope)) else status)

    def check_openings(self, request: Request) -> None:
        if self.openings.is_passed(address(request.scope)):
            raise Refused(429)
