"""What people mix up about training, each with the places of the run in view that settle it."""

from collections.abc import Callable

import numpy as np

from pages.figures.svg.doors import Passage, doors
from pages.lesson.sections import Settled
from pages.quiz.ground import Place, peak
from pages.quiz.training import Trained
from pages.words.digits import printed, spelt


def most(score: Callable[[Trained], np.ndarray]) -> Callable[[Trained], Place]:
    """The place of a run at which `score`, (T, H) of it, is largest."""
    return lambda ground: peak(score(ground))


def begins(ground: Trained) -> Place:
    """Where the reader starts: of a backward one the last place of the sequence."""
    return Place(ground.steps - 1 if ground.trace.reverse else 0, 0)


def passage(part: str, before: str, behind: str) -> Callable[[Trained, Place], str]:
    """Draws a gate with what stands before and behind its door; all by the names of arrays of the trace."""

    def draw(ground: Trained, place: Place) -> str:
        bound = max(1.0, float(np.abs(ground.trace.c).max()))
        return doors(Passage(part, *(ground.value(name, place) for name in (before, part, behind)), bound))

    return draw


def numbers(ground: Trained, place: Place) -> dict[str, str]:
    """What the sentences print; the sum is that of both gates as printed."""
    total = sum(printed(ground.value(gate, place), 2) for gate in "fi")
    parts = ground.numbers(place, f="f", i="i", before="c_prev", behind="f_c_prev")
    return parts | {"step": str(place.step + 1), "sum": spelt(total)}


def _off_one(ground: Trained) -> np.ndarray:
    return np.abs(ground.trace.f + ground.trace.i - 1)


_OLD = passage("f", "c_prev", "f_c_prev")
_WIDEST, _NARROWEST = most(lambda ground: ground.trace.f), most(lambda ground: -ground.trace.f)
SETTLED = (
    Settled("keep-not-forget", (_WIDEST, _NARROWEST), _OLD, numbers),
    Settled("sum-to-one", (most(_off_one),), passage("i", "g", "i_g"), numbers),
    Settled("carries-over", (begins,), _OLD, numbers),
)
