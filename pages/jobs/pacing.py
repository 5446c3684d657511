"""How often a page asks how its training stands, and how long a visitor whose page does not ask counts as present.

A look is a run of the page's script, of about 6 ms, and the server makes one at a time. In the browser it is 25 ms of
drawing, whatever has changed: a curve is seen to grow at five a second, a place in the queue is told at two. So all who
wait or have paused make WAITING looks a second together, those at the head of the queue more than those behind, and all
who watch what is computed make WATCHING.
"""

from pages.jobs.run import Phase

WAITING, WATCHING = 8.0, 20.0  # looks a second of all together
# s between two looks at least: of who is served or about to be, who waits while others are served, who has paused
TURN, QUEUED, PAUSED = 0.2, 0.5, 2.0
LONGEST = 12.0  # s between two looks at most, while not too many wait
PAUSED_PLACE = 30  # the place in the queue that a pause counts as
MISSED = 3  # looks that a page may miss
REMEMBERED = 20.0  # s for which the pool remembers how late looks came


def weight(place: int | None) -> float:
    """The part of looks, relative to other visitors, of one who waits at a place or has paused."""
    return 1 / (place or PAUSED_PLACE)


def pace(phase: Phase, place: int | None, *, waiting: float, waiters: int, watchers: int) -> float:
    """s to the next look: `waiting` is the weight of all `waiters` together.

    No bound by LONGEST where so many wait that it would make too many looks: in all they are never more than one and a
    half times WAITING.
    """
    if phase not in ("waiting", "paused"):
        return max(TURN, watchers / WATCHING)
    fair = waiting / (weight(place) * WAITING)
    longest = max(LONGEST, 2 * waiters / WAITING)
    least = PAUSED if phase == "paused" else QUEUED if watchers else TURN
    return max(least, min(fair, longest))


class Lateness:
    """How late looks come because the server is busy. A visitor whose look is only late is not taken for gone."""

    def __init__(self) -> None:
        self._most, self._until = 0.0, 0.0

    def note(self, seconds: float, now: float) -> None:
        """Note that a look came so many seconds late."""
        if seconds >= self.now(now):
            self._most, self._until = seconds, now + REMEMBERED

    def now(self, now: float) -> float:
        return self._most if now < self._until else 0.0
