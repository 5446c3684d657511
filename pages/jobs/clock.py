"""The pool's own time."""

import time
from collections.abc import Callable

MOST = 1.0  # s that a gap between two ticks counts at most


class Clock:
    """Seconds that go on only while somebody ticks.

    Where the whole server stood still (a container paused, a job stopped at the terminal), nobody could ask or
    answer in that time, and it counts as little.
    """

    def __init__(self, time: Callable[[], float] = time.monotonic) -> None:
        self._time = time
        self._at, self._passed = time(), 0.0

    def now(self) -> float:
        return self._passed + min(self._time() - self._at, MOST)

    def tick(self) -> float:
        self._passed, self._at = self.now(), self._time()
        return self._passed
