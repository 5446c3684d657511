"""Where rooms are kept: what every maker of a store does, and the one that keeps them in this process.

A room is a record under a code of four letters: its fields are JSON values, `v` counts its changes. What a class looks
at, a run, is kept by the digest of its content. All of it is forgotten LIFE seconds after the last word.
"""

import threading
import time
from collections import Counter, OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

LIFE = 4 * 3600  # seconds
OVER_LIFE = 60  # seconds in which a room that was ended still says so
MOST_ROOMS = 2000
MOST_RUN = 2 << 20  # bytes of one run, as it is given
MOST_RUNS = 64 << 20  # bytes of all runs together, as they are kept
ANY = "*"  # told in a code's place: all rooms may have changed

Told = Callable[[str], object]


class Full(Exception):
    """There is no room for one more."""


class Unreachable(Exception):
    """The store does not answer."""


class Store(Protocol):
    """What both makers do. Any thread may call; a store elsewhere that does not answer raises `Unreachable`."""

    def make(self, code: str, fields: dict) -> bool:
        """Open a room; False where there is one of this code. `Full` where there are MOST_ROOMS."""
        ...

    def read(self, code: str) -> dict | None:
        """The fields of a room and `v`; of one that was ended `over` and `v` alone; None where there is none."""
        ...

    def write(self, code: str, fields: dict) -> int:
        """Put these fields in the place of the old ones, tell the watchers, give the new `v`; 0 without a room."""
        ...

    def drop(self, code: str) -> None:
        """End a room: watchers are told, for OVER_LIFE it is known that it is over, and all else is forgotten."""
        ...

    def vote(self, code: str, poll: str, tab: str, letter: str, most: int) -> bool:
        """Keep a tab's letter in the place of its last; False without a room, or for the voter after the `most`."""
        ...

    def counts(self, code: str, poll: str) -> dict[str, int]:
        """How many tabs chose each letter."""
        ...

    def forget_votes(self, code: str) -> None:
        """Forget which tab chose what, of all polls of a room."""
        ...

    def here(self, code: str, replica: str, number: int) -> int:
        """Say how many listen to a room at this server; how many listen at all of them."""
        ...

    def keep(self, digest: str, run: bytes) -> None:
        """Keep a run. Those that were kept the longest ago go where MOST_RUNS is passed."""
        ...

    def kept(self, digest: str) -> bytes | None:
        """The run of this digest."""
        ...

    def watch(self, told: Told) -> Callable[[], None]:
        """Call `told` with the code of each room that changes, or with ANY; it may come from any thread.

        The function that is given back ends this.
        """
        ...


@dataclass
class Room:
    fields: dict
    until: float
    polls: dict[str, dict[str, str]] = field(default_factory=dict)


class MemoryStore:
    """Rooms in this process, as long as it lives."""

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self.clock = clock
        self.rooms: dict[str, Room] = {}
        self.runs: OrderedDict[str, tuple[float, bytes]] = OrderedDict()  # digest → (until, run), the latest last
        self.told: list[Told] = []
        self.lock = threading.RLock()

    def make(self, code: str, fields: dict) -> bool:
        with self.lock:
            if self._room(code):
                return False
            self.rooms = {code: room for code, room in self.rooms.items() if room.until > self.clock()}
            if len(self.rooms) >= MOST_ROOMS:
                raise Full
            self.rooms[code] = Room({**fields, "v": 1}, self.clock() + LIFE)
        self._tell(code)
        return True

    def read(self, code: str) -> dict | None:
        with self.lock:
            room = self._room(code)
            return dict(room.fields) if room else None

    def write(self, code: str, fields: dict) -> int:
        with self.lock:
            room = self._room(code)
            if room is None or "over" in room.fields:
                return 0
            version = room.fields["v"] + 1
            room.fields |= {**fields, "v": version}
            room.until = self.clock() + LIFE
        self._tell(code)
        return version

    def drop(self, code: str) -> None:
        with self.lock:
            room = self._room(code)
            if room:
                self.rooms[code] = Room({"over": True, "v": room.fields["v"] + 1}, self.clock() + OVER_LIFE)
        self._tell(code)

    def vote(self, code: str, poll: str, tab: str, letter: str, most: int) -> bool:
        with self.lock:
            room = self._room(code)
            if room is None or "over" in room.fields:
                return False
            letters = room.polls.setdefault(poll, {})
            if tab not in letters and len(letters) >= most:
                return False
            letters[tab] = letter
            return True

    def counts(self, code: str, poll: str) -> dict[str, int]:
        with self.lock:
            room = self._room(code)
            return dict(Counter(room.polls.get(poll, {}).values())) if room else {}

    def forget_votes(self, code: str) -> None:
        with self.lock:
            if room := self._room(code):
                room.polls.clear()

    def here(self, code: str, replica: str, number: int) -> int:
        return number

    def keep(self, digest: str, run: bytes) -> None:
        with self.lock:
            self.runs[digest] = (self.clock() + LIFE, run)
            self.runs.move_to_end(digest)
            size = sum(len(run) for _, run in self.runs.values())
            while size > MOST_RUNS or next(iter(self.runs.values()))[0] <= self.clock():
                size -= len(self.runs.popitem(last=False)[1][1])

    def kept(self, digest: str) -> bytes | None:
        with self.lock:
            until, run = self.runs.get(digest, (0, None))
            return run if until > self.clock() else None

    def watch(self, told: Told) -> Callable[[], None]:
        self.told.append(told)
        return lambda: self.told.remove(told)

    def _room(self, code: str) -> Room | None:
        room = self.rooms.get(code)
        return room if room and room.until > self.clock() else None

    def _tell(self, code: str) -> None:
        for told in tuple(self.told):
            told(code)
