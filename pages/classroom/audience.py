"""Who listens to a room at this server: all hear its newest state, as text made once for all of them."""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Awaitable, Callable

from pages.classroom import poll
from pages.classroom.storage.store import Unreachable

PUBLIC = ("v", "run", "at", "page", "over", "pressed")  # all that leaves the server of a room's fields
BRAKE = 0.05  # seconds between two states
COUNT_BRAKE = 0.5  # seconds between two that differ in the number of listeners
AGAIN, LONGEST = 0.5, 5  # seconds until a store that did not answer is asked again: at first, and at most
COMMENT = 15  # seconds after which a silent stream says something, for proxies

Read = Callable[[], Awaitable[dict | None]]
Count = Callable[[int], Awaitable[int]]


def spelled(fields: dict, here: int) -> str:
    """A room's state as JSON: what may be known of it, and how many listen."""
    known = {name: fields[name] for name in PUBLIC if name in fields}
    if vote := poll.public(fields, time.time()):
        known["vote"] = vote
    return json.dumps(known | {"here": here}, ensure_ascii=False, separators=(",", ":"))


class Audience:
    """The listeners of one room. `read` gives its fields, `count` tells the store of them and gives their number."""

    def __init__(self, read: Read, count: Count) -> None:
        self.read, self.count, self.lock = read, count, asyncio.Lock()
        self.listeners: set[asyncio.Event] = set()
        self.counted = 0  # of the listeners, those that are no desk
        self.here = 0  # listeners at all servers, as last heard
        self.text: str | None = None  # the newest state; None without a room
        self.is_over = False
        self.changed = False
        self.teller: asyncio.Task | None = None
        self.recount: asyncio.TimerHandle | None = None

    def change(self) -> None:
        """Something of the room is another now: all hear it, at once or when the brake lets go."""
        self.changed = True
        if self.teller is None or self.teller.done():
            self.teller = asyncio.create_task(self._tell())

    def is_full(self, most: int) -> bool:
        return max(self.counted, self.here) >= most

    async def refresh(self) -> None:
        """Read the room; one reader after the other, so that no old state takes a newer one's place."""
        async with self.lock:
            await self._read()

    async def _read(self) -> None:
        fields = await self.read()
        self.here = await self.count(self.counted)
        self.text = spelled(fields, self.here) if fields else None
        self.is_over = fields is None or "over" in fields

    async def listen(self, is_desk: bool) -> AsyncIterator[str]:
        """The newest state, whenever there is one, and "" where there was none for COMMENT seconds."""
        mine, heard = asyncio.Event(), None
        self.listeners.add(mine)
        self._count(not is_desk)
        try:
            while True:
                mine.clear()
                if self.text is not None and self.text != heard:
                    heard = self.text
                    yield heard
                if self.is_over:
                    return
                try:
                    async with asyncio.timeout(COMMENT):
                        await mine.wait()
                except TimeoutError:
                    self._count(0)
                    yield ""
        finally:
            self.listeners.discard(mine)
            self._count(-(not is_desk))

    async def _tell(self) -> None:
        pause = AGAIN
        while self.changed:
            self.changed = False
            try:
                await self.refresh()
            except (Unreachable, TimeoutError):  # one that is slow says nothing when it is back
                self.changed = bool(self.listeners)
                await asyncio.sleep(pause)
                pause = min(2 * pause, LONGEST)
                continue
            pause = AGAIN
            for listener in self.listeners:
                listener.set()
            await asyncio.sleep(BRAKE)

    def recount_soon(self) -> None:
        """A vote was cast: all hear of the number with the next state, or soon."""
        self._count(0)

    def _count(self, more: int) -> None:
        """So many listeners more: all hear of it with the next state, or soon."""
        self.counted += more
        if self.recount is None or self.recount.when() <= asyncio.get_running_loop().time():
            self.recount = asyncio.get_running_loop().call_later(COUNT_BRAKE, self.change)
