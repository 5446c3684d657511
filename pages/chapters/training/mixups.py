"""What people mix up about training, each with the places of the run in view that settle it."""

import numpy as np

from lstm_core import Place, Reader
from pages.lesson.cases import Settled, passage, peak_of
from pages.quiz.values import printed_values
from pages.words.digits import printed, spelt


def begins(reader: Reader) -> Place:
    """Where the reader starts: of a backward one the last place of the sequence."""
    return Place(reader.steps - 1 if reader.trace.reverse else 0, 0)


def numbers(reader: Reader, place: Place) -> dict[str, str]:
    """What the sentences print; the sum is that of both gates as printed."""
    total = sum(printed(reader.value(gate, place), 2) for gate in "fi")
    parts = printed_values(reader, place, f="f", i="i", before="c_prev", behind="f_c_prev")
    return parts | {"step": str(place.step + 1), "sum": spelt(total)}


_OLD = passage("f", "c_prev", "f_c_prev")
_WIDEST, _NARROWEST = peak_of(lambda reader: reader.trace.f), peak_of(lambda reader: -reader.trace.f)
_OFF_ONE = peak_of(lambda reader: np.abs(reader.trace.f + reader.trace.i - 1))
SETTLED = (
    Settled("keep-not-forget", (_WIDEST, _NARROWEST), _OLD, numbers),
    Settled("sum-to-one", (_OFF_ONE,), passage("i", "g", "i_g"), numbers),
    Settled("carries-over", (begins,), _OLD, numbers),
)
