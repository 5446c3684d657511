"""What may be trained on this server, and its one pool of workers."""

from functools import cache

from pages.ui.trainer import Limits, Pool

COURSES = {
    "contest": "pages.ui.contest:contest",
    "training": "pages.ui.training.course:training",
    "price": "pages.ui.price.stopwatch:laps",
}


@cache
def pool() -> Pool:
    """The server's own; it starts no process before the first training."""
    return Pool(COURSES, Limits.of_machine())
