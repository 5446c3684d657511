"""What people mix up about training, each with the places of the run in view that settle it."""

from collections.abc import Callable

import numpy as np

from lstm_core import Place, Reader
from lstm_core.reader import peak
from pages.figures.svg.doors import Passage, doors
from pages.lesson.sections import Settled
from pages.quiz.values import printed_values
from pages.words.digits import printed, spelt


def most(score: Callable[[Reader], np.ndarray]) -> Callable[[Reader], Place]:
    """The place of a run at which `score`, (T, H) of it, is largest."""
    return lambda reader: peak(score(reader))


def begins(reader: Reader) -> Place:
    """Where the reader starts: of a backward one the last place of the sequence."""
    return Place(reader.steps - 1 if reader.trace.reverse else 0, 0)


def passage(part: str, before: str, behind: str) -> Callable[[Reader, Place], str]:
    """Draws a gate with what stands before and behind its door; all by the names of arrays of the trace."""

    def draw(reader: Reader, place: Place) -> str:
        bound = max(1.0, float(np.abs(reader.trace.c).max()))
        comes, opening, goes = (reader.value(name, place) for name in (before, part, behind))
        return doors(Passage(part, comes, opening, goes, bound))

    return draw


def numbers(reader: Reader, place: Place) -> dict[str, str]:
    """What the sentences print; the sum is that of both gates as printed."""
    total = sum(printed(reader.value(gate, place), 2) for gate in "fi")
    parts = printed_values(reader, place, f="f", i="i", before="c_prev", behind="f_c_prev")
    return parts | {"step": str(place.step + 1), "sum": spelt(total)}


def _off_one(reader: Reader) -> np.ndarray:
    return np.abs(reader.trace.f + reader.trace.i - 1)


_OLD = passage("f", "c_prev", "f_c_prev")
_WIDEST, _NARROWEST = most(lambda reader: reader.trace.f), most(lambda reader: -reader.trace.f)
SETTLED = (
    Settled("keep-not-forget", (_WIDEST, _NARROWEST), _OLD, numbers),
    Settled("sum-to-one", (most(_off_one),), passage("i", "g", "i_g"), numbers),
    Settled("carries-over", (begins,), _OLD, numbers),
)
