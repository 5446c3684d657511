"""What may be trained on this server, its one pool of workers, and how often a page looks how things stand."""

from functools import cache

from pages.ui.trainer import Limits, Pool, State

COURSES = {
    "contest": "pages.ui.contest:contest",
    "training": "pages.ui.training.course:training",
    "price": "pages.ui.price.stopwatch:laps",
}


@cache
def pool() -> Pool:
    """The server's own; it starts no process before the first training."""
    return Pool(COURSES, Limits.of_machine())


TURN, EACH = 0.15, 0.018    # s between two looks at what is computed: at least, and for each ticket on such runs
QUEUED, PAUSED = 0.6, 1.0   # s between two looks at a place in the queue, and at what waits for its visitor
SWING = 1.4                 # times too long or too short, and a pace is given up for another


def pace(told: State) -> float:
    """s from one look to the next. Each look is a script run, and the server makes one at a time: who waits behind
    others looks less often, and so does everybody where a class watches."""
    if told.phase == "paused":
        return PAUSED
    if told.phase == "waiting" and (told.place or 1) > 1:
        return QUEUED
    return max(TURN, EACH * told.crowd)


def out_of_pace(every: float, told: State) -> bool:
    """Whether looks `every` so many s no longer fit how things stand."""
    return not 1 / SWING < every / pace(told) < SWING
