"""How fast the moments of a training go by where many have them played: each moment is a run of the page's script."""

import time
from collections.abc import Callable, Hashable
from threading import Lock

SHORTEST = 0.3  # s between two moments, at least
TOGETHER = 10.0  # moments a second of all players together
GONE = 3.0  # times its interval: a player that was not heard for so long counts no more


class Players:
    """Who plays now, on the whole server. Any number of threads may ask."""

    def __init__(self, time: Callable[[], float] = time.monotonic) -> None:
        self._time, self._lock = time, Lock()
        self._until: dict[Hashable, float] = {}

    def interval(self, visitor: Hashable) -> float:
        """s to this visitor's next moment."""
        with self._lock:
            now = self._time()
            self._until = {who: until for who, until in self._until.items() if until > now} | {visitor: now}
            interval = max(SHORTEST, len(self._until) / TOGETHER)
            self._until[visitor] = now + GONE * interval
            return interval
